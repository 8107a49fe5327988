// The back office for those who may not be there, its frame for those who may, and the search for everything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { visit } from "../../../test/shopper.ts";
import { formOf } from "../../../test/visitor.ts";

const LANGUAGES = ["", "/de", "/ar"];

/** Every page of these places, with a thing of each kind. */
function pagesOf({ people, orders, products }: MarketWorld): string[] {
  return [
    "/admin/search/",
    "/admin/search/?q=a",
    "/admin/orders/",
    `/admin/orders/${orders.paid.order_id}/`,
    `/admin/orders/${orders.transferred.order_id}/`,
    `/admin/orders/${orders.repaid.order_id}/`,
    `/admin/orders/${orders.guests.order_id}/`,
    "/admin/products/",
    `/admin/products/${products.shirt.product_id}/`,
    `/admin/products/${products.archived.product_id}/`,
    `/admin/products/${products.draft.product_id}/`,
    "/admin/sellers/",
    `/admin/sellers/${people.pia.seller_id}/`,
    `/admin/sellers/${people.sol.seller_id}/`,
    `/admin/sellers/${people.sue.seller_id}/`,
    "/admin/users/",
    `/admin/users/${people.ada.user_id}/`,
    `/admin/users/${people.sol.user_id}/`,
  ];
}

/** The forms of these pages, with what a good one would send. */
function formsOf({ people, orders, products, refund_id }: MarketWorld): [string, Record<string, string>][] {
  const { transferred, repaid, paid } = orders;
  const user = `/admin/users/${people.ben.user_id}/`;
  return [
    [`/admin/sellers/${people.pia.seller_id}/decision/`, { decision: "approval" }],
    [`${user}access/`, { role: "admin" }],
    [`${user}activity/`, { is_active: "false" }],
    [`${user}sign-out/`, {}],
    [`/admin/orders/${paid.order_id}/cancel/`, { reason: "x" }],
    [`/admin/orders/${paid.order_id}/attention/`, { note: "x" }],
    [
      `/admin/orders/${transferred.order_id}/payments/${transferred.payment_id}/received/`,
      { amount: transferred.total, reference: "x" },
    ],
    [
      `/admin/orders/${repaid.order_id}/refunds/${refund_id}/settlement/`,
      { [`reference_${refund_id}`]: "x" },
    ],
    [`/admin/products/${products.lamp.product_id}/decision/`, { moderation: "archive", reason: "x" }],
  ];
}

test("who is not signed in is sent to the sign-in page and comes back", async (t) => {
  const world = await openMarket(t);
  for (const path of pagesOf(world)) {
    const reply = await world.get(path);
    const next = `/sign-in/?next=${encodeURIComponent(path)}`;
    assert.deepEqual([reply.status, reply.headers.get("location")], [303, next]);
  }
});

test("buyers, sellers and staff without the permission see nothing and change nothing", async (t) => {
  const world = await openMarket(t);
  for (const name of ["ada", "sol", "pia", "sid"] as const) {
    const who = await visit(world, name);
    const { csrf = "" } = formOf((await who.get("/account/profile/")).text, "/account/profile/").fields;
    for (const path of pagesOf(world)) {
      const is_open = name === "sid" && path.startsWith("/admin/search/");
      const page = await who.get(path);
      assert.equal(page.status, is_open ? 200 : 403, `${name} ${path}`);
      assert.ok(!/canary|example\.com/.test(page.text), `${name} ${path}`);
    }
    for (const [path, fields] of formsOf(world)) {
      assert.equal((await who.post(path, { csrf, ...fields })).status, 403, `${name} ${path}`);
    }
  }
  const rows = await world.as().db.selectFrom("users").select("role").execute();
  assert.equal(rows.filter(({ role }) => role === "admin").length, 1);
});

test("only an admin changes accounts, and no form counts without its token or from elsewhere", async (t) => {
  const world = await openMarket(t);
  const stan = await visit(world, "stan");
  const olga = await visit(world, "olga");
  const { csrf = "" } = formOf((await stan.get("/account/profile/")).text, "/account/profile/").fields;
  const shown = await stan.get(`/admin/users/${world.people.ben.user_id}/`);
  assert.equal(shown.status, 200);
  assert.doesNotMatch(shown.text, /action="\/admin\/users\//);
  for (const [path, fields] of formsOf(world)) {
    if (path.startsWith("/admin/users/")) {
      assert.equal((await stan.post(path, { csrf, ...fields })).status, 403, path);
    }
    assert.equal((await olga.post(path, fields)).status, 403, `${path} without a token`);
    const own = formOf((await olga.get("/account/profile/")).text, "/account/profile/").fields;
    const from_elsewhere = { "sec-fetch-site": "cross-site" };
    const sent = await olga.post(path, { csrf: own.csrf ?? "", ...fields }, from_elsewhere);
    assert.equal(sent.status, 403, `${path} from elsewhere`);
  }
});

test("every page is private, has one heading and one place, in three languages", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  for (const path of pagesOf(world)) {
    for (const language of LANGUAGES) {
      const page = await olga.get(`${language}${path}`);
      assert.equal(page.status, 200, `${language}${path}`);
      assert.equal(page.headers.get("cache-control"), "private, no-store");
      assert.match(page.text, /<meta name="robots" content="noindex">/);
      assert.equal(page.text.match(/<h1\b/g)?.length, 1, path);
      assert.equal(page.text.match(/aria-current="page"/g)?.length, 1, path);
      assert.doesNotMatch(page.words, /undefined|\[object|NaN/, path);
      const ids = [...page.text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      assert.deepEqual(ids, [...new Set(ids)], `ids on ${path}`);
      if (language === "/ar") assert.match(page.text, /dir="rtl"/);
    }
  }
});

test("the menu holds what the person may enter, with how much waits there", async (t) => {
  const world = await openMarket(t);
  const sid = await visit(world, "sid");
  const place = (name: string) => new RegExp(`href="/admin/${name}/"`);
  const bare = await sid.get("/admin/search/");
  for (const name of ["orders", "products", "sellers", "users"]) assert.doesNotMatch(bare.text, place(name));
  const { user_id } = world.people.sid;
  const only = { role: "staff", permissions: ["users.read"] };
  await world.patch(`/api/admin/users/${user_id}/`, only, { token: world.token("olga") ?? "" });
  const page = await sid.get("/admin/users/");
  assert.match(page.text, place("users"));
  for (const name of ["orders", "products", "sellers"]) assert.doesNotMatch(page.text, place(name));
  const one = await sid.get(`/admin/users/${world.people.ada.user_id}/`);
  assert.doesNotMatch(one.text, /\/admin\/orders\//, "whoever may not see orders is shown none");
  const olga = await visit(world, "olga");
  const sellers = await olga.get("/admin/sellers/");
  assert.match(sellers.text, /Sellers<\/span>\s*<span class="work-side__count">1</);
});

test("the search finds by how things begin, as a page and for machines, and only what one may see", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const asked = async (q: string, who = olga) => {
    const page = await who.get(`/admin/search/?q=${encodeURIComponent(q)}`, { accept: "application/json" });
    assert.match(page.headers.get("content-type") ?? "", /application\/json/);
    return (JSON.parse(page.text) as { results: { kind: string; title: string; href: string }[] }).results;
  };
  const titles = async (q: string) => (await asked(q)).map(({ kind, title }) => `${kind}: ${title}`);
  assert.ok((await titles("sun l")).includes("Sellers: Sun Lamps"));
  assert.ok((await titles("ada@")).includes("Users: Ada Test"));
  assert.ok((await titles("SHIRT-M")).includes("Products: Sun shirt"));
  assert.ok((await titles("desk")).includes("Products: Desk lamp"));
  assert.ok((await titles("sell")).includes("Pages: Sellers"));
  assert.deepEqual(await titles("esk lamp"), [], "only beginnings");
  assert.deepEqual(await titles("%"), []);
  assert.deepEqual(await titles("' OR 1=1 --"), []);
  const [order] = await asked("BB-");
  assert.match(order?.href ?? "", /^\/admin\/orders\/\d+\/$/);
  assert.ok((await asked("BB-")).length <= 5);
  const page = await olga.get("/de/admin/search/?q=ada");
  assert.match(page.text, /href="\/de\/admin\/users\/\d+\/"/);
  const evil = await olga.get(`/admin/search/?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.doesNotMatch(evil.text, /<script>alert/);
  const sid = await visit(world, "sid");
  for (const q of ["ada", "BB-", "desk", "sun"]) assert.deepEqual(await asked(q, sid), []);
  const token = world.token("sid") ?? "";
  const { body } = await world.get("/api/admin/search/?q=ada", { token });
  assert.deepEqual(body, { orders: [], users: [], sellers: [], products: [] });
  const all = await world.get("/api/admin/search/?q=ada", { token: world.token("olga") ?? "" });
  assert.equal(all.body.users[0].email, "ada@example.com");
});
