// The storefront under attack: forms from elsewhere, odd addresses, floods, accounts and goods that end under
// one's hands. Nothing breaks, nothing leaks, and every "no" is said in the reader's language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GUEST, openShop } from "../../../test/checkout-shop.ts";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { PASSWORD } from "../../../test/market-people.ts";
import { shopper } from "../../../test/shopper.ts";
import { formOf, visitor } from "../../../test/visitor.ts";
import { pagesOf } from "../web.ts";

const LANGUAGES = ["", "/de", "/ar"];
const PAGES = pagesOf({ environment: "production" });
/** Pages that take files are asked in their own way, see `page-server.test.ts`. */
const PLACES = PAGES.filter(({ method, upload_limit }) => method === "post" && !upload_limit).map(
  ({ path }) => path.replace(/\{\w+\}/g, "1"),
);
const FORM_TYPE = "application/x-www-form-urlencoded";
const OURS = { "sec-fetch-site": "same-origin", "content-type": FORM_TYPE };
const SCRIPT = "<script>alert(1)</script>";
/** Values of queries and parts of paths, already encoded. */
const ODD = [
  ...[
    "%00",
    "%ED%A0%80",
    "%",
    "%zz",
    "%FF%FE",
    "%C0%AF",
    "%2F%2Fevil.example",
    "%5Cevil.example",
    "%0d%0aA:b",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "-1",
    "0",
    "1.5",
    "1e9",
    "1e400",
    "NaN",
    "99999999999999999999",
  ],
  ...[
    encodeURIComponent(`">${SCRIPT}`),
    "%27%20OR%201=1--",
    "javascript:alert(1)",
    "%E2%80%AE",
    "a".repeat(3000),
  ],
  // Cut at 200, the last character is half of one.
  `${"a".repeat(199)}%F0%9F%98%80`,
];
const NAMES = [
  ...[
    "q",
    "page",
    "ordering",
    "min_price",
    "currency",
    "min_rating",
    "category",
    "seller",
    "cursor",
    "variant",
  ],
  ...["spec[Color]", "spec[__proto__]", "spec[constructor]", "__proto__", "next", "state", "token", "role"],
  ...["done", "removed", "cleared", "status", "payment", "part", "placed", "language", "file"],
];

const ada = (world: MarketWorld) => shopper(world, world.people.ada.user_id);

async function tokenOn(who: Pick<Awaited<ReturnType<typeof ada>>, "get">, path: string): Promise<string> {
  const { text } = await who.get(path);
  return /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail(`no form on ${path}`);
}

function send(world: MarketWorld, path: string, body: string, headers: Record<string, string>) {
  return world.app.request(path, { method: "POST", body, headers: { ...OURS, ...headers } });
}

function cookieOf({ cookies }: { cookies: Map<string, string> }): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}

test("no form is taken without its token, with another's, with one from before, or from elsewhere", async (t) => {
  const world = await openMarket(t);
  const who = visitor(world);
  const before = await tokenOn(who, "/sign-in/");
  await who.post("/sign-in/", { csrf: before, login: "ada@example.com", password: PASSWORD });
  const own = await tokenOn(who, "/account/profile/");
  const bens = await tokenOn(await shopper(world, world.people.ben.user_id), "/account/profile/");
  const cookie = cookieOf(who);
  const [salt = ""] = own.split(".");
  const tokens = ["", before, bens, ".", `${salt}.`, `${own}x`, own.replace(".", "..")];
  const elsewhere: Record<string, string>[] = [
    ...["cross-site", "same-site", "none", "Same-Origin", "same-origin, cross-site"].map((site) => ({
      "sec-fetch-site": site,
    })),
    ...["http://evil.example", "null", "http://localhost:3000.evil.example"].map((origin) => ({
      "sec-fetch-site": "cross-site",
      origin,
    })),
  ];
  for (const path of PLACES) {
    for (const token of path === "/cart/add/" ? [] : tokens) {
      const reply = await send(world, path, new URLSearchParams({ csrf: token }).toString(), { cookie });
      assert.equal(reply.status, 403, `${path} took the token ${token}`);
    }
    for (const headers of elsewhere) {
      const body = new URLSearchParams({ csrf: own }).toString();
      const reply = await send(world, path, body, { cookie, ...headers });
      assert.equal(reply.status, 403, `${path} ${JSON.stringify(headers)}`);
    }
  }
  assert.equal((await who.get("/account/profile/")).path, "/account/profile/", "still signed in");
});

test("a flood of fields or bytes is refused before it costs anything", { timeout: 20_000 }, async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const csrf = encodeURIComponent(await tokenOn(who, "/account/profile/"));
  const bodies: [string, string, number][] = [
    [`csrf=${csrf}&${"a&".repeat(120_000)}`, FORM_TYPE, 413],
    [`csrf=${csrf}&a=${"b".repeat(300_000)}`, FORM_TYPE, 413],
    ["{}", "application/json", 415],
    [`csrf=${csrf}`, "text/plain", 415],
  ];
  for (const path of PLACES) {
    for (const [body, content_type, status] of bodies) {
      const reply = await send(world, path, body, {
        cookie: cookieOf(who),
        "content-type": content_type,
      });
      assert.ok([status, 429].includes(reply.status), `${path}: ${reply.status}`);
      assert.doesNotMatch(await reply.text(), /This page isn/, "the page is there");
    }
  }
});

test("no address breaks a page, becomes markup, or leads away", async (t) => {
  const world = await openMarket(t);
  const cookie = cookieOf(await ada(world));
  const look = async (path: string) => {
    const reply = await world.app.request(path, { headers: { cookie, "sec-fetch-site": "same-origin" } });
    const text = await reply.text();
    assert.ok(reply.status < 500, `${reply.status} ${path.slice(0, 100)}`);
    assert.ok(!text.includes(SCRIPT), path);
    assert.doesNotMatch(text, /(?:href|action|src)="(?:[/\\]{2}|javascript:)/i, path);
    assert.match(reply.headers.get("location") ?? "/", /^\/(?![/\\])[^\r\n]*$/, path);
  };
  const gets = PAGES.filter(({ method }) => method === "get").map(({ path }) => path);
  for (const [at, path] of gets.entries()) {
    const filled = path.replace(/\{\w+\}/g, "1");
    for (const [turn, name] of NAMES.entries()) {
      const value = ODD[(at + turn) % ODD.length];
      await look(`${LANGUAGES[turn % 3]}${filled}?${encodeURIComponent(name)}=${value}&${name}=2`);
    }
    await look(`${filled}?${"spec[a]=b&a=1&".repeat(1000)}`);
    for (const odd of path.includes("{") ? ODD : []) await look(path.replace(/\{\w+\}/g, odd));
  }
});

test("a page that is not there links to nobody else, however its address begins", async (t) => {
  const world = await openMarket(t);
  for (const path of [
    "/de//evil.example/",
    "//evil.example/",
    "/ar///evil.example/x/",
    "/de/.//evil.example/",
  ]) {
    const reply = await world.app.request(`http://localhost:3000${path}`);
    assert.equal(reply.status, 404, path);
    assert.doesNotMatch(await reply.text(), /(?:href|action)="[/\\]{2}/, path);
  }
});

test("the way back from a refusal stays with us", async (t) => {
  const world = await openMarket(t);
  const froms = ["http://localhost:3000//evil.example/", "http://evil.example/", "javascript:alert(1)", "x"];
  for (const referer of froms) {
    const reply = await send(world, "/cart/add/", "product_id=999999", { referer });
    assert.equal(reply.status, 422);
    assert.doesNotMatch(await reply.text(), /href="(?:\/\/|[^"]*evil|javascript)/, referer);
  }
});

test("an account that is switched off, or signed out elsewhere, is nobody at once", async (t) => {
  for (const end of ["switched off", "signed out elsewhere"]) {
    const world = await openMarket(t);
    const who = await shopper(world, world.people.ben.user_id);
    const csrf = await tokenOn(who, "/account/profile/");
    if (end === "switched off") {
      const olga = { token: world.token("olga") };
      await world.patch(`/api/admin/users/${world.people.ben.user_id}/`, { is_active: false }, olga);
    } else {
      const other = await shopper(world, world.people.ben.user_id);
      await other.submit(await other.get("/account/sessions/"), "/account/sessions/end-others/");
    }
    const cookies = new Map(who.cookies);
    const saved = await who.post("/account/profile/", { csrf, first_name: "Late", last_name: "Test" });
    assert.match(saved.path, /^\/sign-in\//, end);
    for (const [name, value] of cookies) who.cookies.set(name, value);
    const page = await who.get("/de/account/");
    assert.match(page.path, /^\/de\/sign-in\//, end);
    assert.equal(who.cookies.has("buybuy_session"), false, "its cookie is taken away");
    for (const [name, value] of cookies) who.cookies.set(name, value);
    assert.deepEqual(JSON.parse((await who.get("/glance/")).text), { name: null, cart_count: 0 });
    const { first_name } = await world
      .as()
      .db.selectFrom("users")
      .select("first_name")
      .where("id", "=", world.people.ben.user_id)
      .executeTakeFirstOrThrow();
    assert.equal(first_name, "Ben");
  }
});

test("goods that end while the checkout is open are not bought, and the page says so", async (t) => {
  const shop = await openShop(t);
  const ends: [string, () => Promise<unknown>][] = [
    [
      "archived",
      () =>
        shop.change((db) =>
          db
            .updateTable("products")
            .set({ status: "archived" })
            .where("id", "=", shop.lamp.product_id)
            .execute(),
        ),
    ],
    [
      "suspended",
      () =>
        shop.change((db) =>
          db.updateTable("sellers").set({ status: "suspended" }).where("id", "=", shop.sellers.kim).execute(),
        ),
    ],
  ];
  for (const [end, act] of ends) {
    const guest = shop.newcomer();
    await shop.put(guest, [end === "archived" ? shop.lamp : shop.pan, 1], [shop.bowl, 1]);
    const form = await guest.get("/de/checkout/");
    await act();
    const bought = await guest.submit(form, "/de/checkout/", GUEST);
    assert.ok([409, 422].includes(bought.status), `${end}: ${bought.status}`);
    assert.match(bought.text, /<html lang="de"/);
    assert.doesNotMatch(bought.words, /no longer|isn’t selling|Please/);
    const cart = await guest.get("/cart/");
    assert.match(cart.words, /no longer sold|isn’t selling|not selling|no longer/i, end);
    assert.equal(await shop.orderCount(), 0, end);
  }
});

test("a made-up total, key, method or shipping never changes what is paid", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  await shop.put(guest, [shop.lamp, 1]);
  const form = await guest.get("/checkout/");
  const shipping = Object.keys(formOf(form.text, "/checkout/").fields).find((name) =>
    name.startsWith("shipping."),
  );
  assert.ok(shipping);
  const lies = [
    ...["0", "0.00", "-1", "1", "1e3", "EUR 1", "constructor", "9".repeat(30)].map((expected_total) => ({
      expected_total,
    })),
    ...["constructor", "__proto__", "free", "CARD"].map((payment_method) => ({ payment_method })),
    ...["__proto__", "constructor", "free"].map((method) => ({ [shipping]: method })),
    { accept_terms: "false" },
    { address_id: "1" },
  ];
  for (const lie of lies) {
    const reply = await guest.submit(form, "/checkout/", { ...GUEST, ...lie });
    assert.ok([409, 422].includes(reply.status), `${JSON.stringify(lie)}: ${reply.status}`);
  }
  assert.equal(await shop.orderCount(), 0);
  const extras = {
    total: "0.01",
    price: "0",
    seller_id: "1",
    user_id: "1",
    __proto__x: "1",
    currency: "JPY",
  };
  const sent = await Promise.all(
    [1, 2, 3, 4].map(() => guest.submit(form, "/checkout/", { ...GUEST, ...extras })),
  );
  assert.deepEqual(
    sent.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  assert.equal(await shop.orderCount(), 1, "two tabs, one order");
});

test("a quantity is a whole number within bounds", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  await shop.put(guest, [shop.lamp, 2]);
  const { fields } = formOf((await guest.get("/cart/")).text, "/cart/update/");
  const product_id = String(shop.lamp.product_id);
  for (const quantity of ["-1", "1.5", "1e9", "Infinity", "NaN", "٢", "2; 3", "99999999999999999999"]) {
    assert.equal((await guest.post("/de/cart/update/", { ...fields, quantity })).status, 422, quantity);
    assert.equal((await guest.post("/ar/cart/add/", { product_id, quantity })).status, 422, quantity);
  }
  assert.equal(JSON.parse((await guest.get("/glance/")).text).cart_count, 2);
});

test("a page that showed a refused form leads to the cart when it is opened again", async (t) => {
  const world = await openMarket(t);
  for (const language of LANGUAGES) {
    for (const name of ["add", "update", "clear"]) {
      const page = await visitor(world).get(`${language}/cart/${name}/`);
      assert.deepEqual([page.status, page.path], [200, `${language}/cart/`]);
    }
  }
});

test("a page that is kept while nothing changes is not kept with a menu from before", async (t) => {
  const world = await openMarket(t);
  const olga = { token: world.token("olga") };
  const { body } = await world.get("/api/categories/");
  const [first] = body.results ?? body;
  await visitor(world).get("/about/");
  await world.patch(`/api/categories/${first.id}/`, { name: "Renamed today" }, olga);
  for (const language of LANGUAGES) {
    const page = await visitor(world).get(`${language}/deals/`);
    assert.match(page.text.split("<main")[0] ?? "", /Renamed today/, language);
  }
});
