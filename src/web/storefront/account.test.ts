// A buyer's account on pages: nobody else's, changed only by its own forms, in three languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { PASSWORD } from "../../../test/market-people.ts";
import { shopper } from "../../../test/shopper.ts";
import { formOf, visitor } from "../../../test/visitor.ts";

const PAGES = [
  "/account/",
  "/account/orders/",
  "/account/addresses/",
  "/account/addresses/new/",
  "/account/profile/",
  "/account/password/",
  "/account/sessions/",
];
const LANGUAGES = ["", "/de", "/ar"];
const EVIL = '"><script>alert(1)</script><b>';
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const BOOK = {
  full_name: "Ada Byron",
  line1: "12 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

const ada = (world: MarketWorld) => shopper(world, world.people.ada.user_id);

async function booked(world: MarketWorld, name: "ada" | "ben" = "ada") {
  const { user_id } = world.people[name];
  return world
    .as()
    .db.selectFrom("addresses")
    .selectAll()
    .where("user_id", "=", user_id)
    .orderBy("id")
    .execute();
}

test("who is not signed in is sent to the sign-in page and comes back", async (t) => {
  const world = await openMarket(t);
  for (const path of [...PAGES, `/account/addresses/${world.ada_address_id}/`]) {
    for (const language of LANGUAGES) {
      const reply = await world.get(`${language}${path}`);
      const next = `${language}/sign-in/?next=${encodeURIComponent(path)}`;
      assert.deepEqual([reply.status, reply.headers.get("location")], [303, next]);
    }
  }
  const post = await visitor(world).post("/account/profile/", { first_name: "Eve" });
  assert.match(post.path, /^\/sign-in\//);
});

test("every page is private, not for search engines, and has one heading, in three languages", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  for (const path of PAGES) {
    for (const language of LANGUAGES) {
      const page = await who.get(`${language}${path}`);
      assert.equal(page.status, 200, `${language}${path}`);
      assert.equal(page.headers.get("cache-control"), "private, no-store");
      assert.match(page.text, /<meta name="robots" content="noindex">/);
      assert.equal(page.text.match(/<h1\b/g)?.length, 1);
      assert.doesNotMatch(page.words, /undefined|\[object|NaN/);
      assert.equal(page.text.match(/aria-current="page"/g)?.length, 1, path);
      if (language === "/ar") assert.match(page.text, /dir="rtl"/);
    }
  }
});

test("what is another's is not there: addresses and sessions", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const ben = await shopper(world, world.people.ben.user_id);
  const own = `/account/addresses/${world.ada_address_id}/`;
  const foreign = `/account/addresses/${world.ben_address_id}/`;
  const { csrf = "" } = formOf((await who.get(own)).text, own).fields;
  assert.equal((await who.get(foreign)).status, 404);
  assert.equal((await who.get(`${foreign}remove/`)).status, 404);
  for (const [path, fields] of [
    [foreign, BOOK],
    [`${foreign}remove/`, {}],
    [`${foreign}default/`, { kind: "shipping" }],
    [`/account/sessions/${ben.session_id}/end/`, {}],
  ] as const) {
    assert.equal((await who.post(path, { ...fields, csrf })).status, 404, path);
  }
  assert.equal((await booked(world, "ben"))[0]?.line1, "book-canary-ben");
  assert.equal((await ben.get("/account/")).path, "/account/");
});

test("a form without its token, or from another site, changes nothing", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const before = await booked(world);
  const { csrf = "" } = formOf((await who.get("/account/profile/")).text, "/account/profile/").fields;
  const paths = [
    "/account/profile/",
    "/account/password/",
    "/account/addresses/new/",
    `/account/addresses/${world.ada_address_id}/remove/`,
    "/account/sessions/end-all/",
  ];
  for (const path of paths) {
    assert.equal((await who.post(path, BOOK)).status, 403, path);
    const other = await who.post(path, { ...BOOK, csrf }, { "sec-fetch-site": "cross-site" });
    assert.equal(other.status, 403, path);
  }
  assert.deepEqual(await booked(world), before);
  assert.equal((await who.get("/account/")).status, 200);
});

test("the overview shows the last orders, an address to confirm, and how the store stands", async (t) => {
  const world = await openMarket(t);
  const page = await (await ada(world)).get("/account/");
  assert.match(page.words, /Hello, Ada/);
  assert.equal(page.text.match(/class="order-card"/g)?.length, 3);
  assert.match(page.words, /Please confirm your e-mail address/);
  assert.match(page.text, /action="\/account\/verify-email\/resend\/"/);
  assert.match(page.text, /action="\/sign-out\/"/);
  assert.doesNotMatch(page.words, /Selling/);
  const pia = await shopper(world, world.people.pia.user_id);
  assert.match((await pia.get("/account/")).words, /Selling In review Pia Pots is being reviewed/);
  const ben = await shopper(world, world.people.ben.user_id);
  assert.equal((await ben.get("/account/")).text.includes("parcel-canary-ada"), false);
});

test("an address: wrong fields are named, then it is saved, becomes the default, and goes", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const path = "/account/addresses/new/";
  const wrong = { ...BOOK, full_name: EVIL, postal_code: "x", city: "", phone: "call me" };
  const refused = await who.submit(await who.get(path), path, wrong);
  assert.equal(refused.status, 422);
  for (const name of ["city", "phone"]) assert.match(refused.text, new RegExp(`id="field-${name}-error"`));
  assert.equal(formOf(refused.text, path).fields.full_name, EVIL);
  assert.equal(formOf(refused.text, path).fields.country, "US");
  assert.ok(!refused.text.includes("<script>alert"));
  const postal = await who.submit(await who.get(path), path, { ...BOOK, postal_code: "x" });
  assert.match(postal.text, /id="field-postal_code-error"/);
  assert.equal((await booked(world)).length, 1);
  const saved = await who.submit(refused, path, {
    ...BOOK,
    full_name: EVIL,
    phone: "",
    is_default_billing: "true",
  });
  assert.equal(saved.path, "/account/addresses/?done=saved");
  assert.ok(!saved.text.includes("<script>alert"));
  const [first, second] = await booked(world);
  assert.deepEqual([first?.is_default_shipping, first?.is_default_billing], [1, 0]);
  assert.deepEqual([second?.is_default_shipping, second?.is_default_billing], [0, 1]);
  const one = `/account/addresses/${second?.id}/`;
  const edited = await who.submit(await who.get(one), one, { city: "Chicago" });
  assert.match(edited.words, /The address is saved/);
  assert.deepEqual((await booked(world))[1]?.is_default_billing, 1, "saving takes no default away");
  await who.submit(edited, `${one}default/`);
  assert.deepEqual((await booked(world))[1]?.is_default_shipping, 1);
  const asked = await who.get(`${one}remove/`);
  assert.match(asked.words, /Remove this address/);
  assert.equal((await booked(world)).length, 2, "asking removes nothing");
  assert.match((await who.submit(asked, `${one}remove/`)).words, /The address is removed/);
  const left = await booked(world);
  assert.deepEqual([left.length, left[0]?.is_default_shipping, left[0]?.is_default_billing], [1, 1, 1]);
});

test("countries stand in the reader's language, and the first address is the default", async (t) => {
  const world = await openMarket(t);
  const who = await shopper(world, world.people.tom.user_id);
  assert.match((await who.get("/de/account/addresses/")).words, /Noch keine Adressen/);
  const page = await who.get("/de/account/addresses/new/");
  assert.match(page.text, /<option value="AT">Österreich<\/option>/);
  const saved = await who.submit(page, "/de/account/addresses/new/", BOOK);
  assert.equal(saved.path, "/de/account/addresses/?done=saved");
  assert.match(saved.words, /Standard für Lieferungen/);
  assert.match(saved.words, /Springfield, IL 62701 Vereinigte Staaten/);
});

test("the profile: wrong fields are named, others' usernames refused, markup stays text", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const path = "/account/profile/";
  const wrong = { first_name: "", username: "a", date_of_birth: "2099-01-01" };
  const refused = await who.submit(await who.get(path), path, wrong);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="field-first_name-error"/);
  assert.match(refused.text, /id="field-username-error"/);
  const future = await who.submit(await who.get(path), path, { date_of_birth: "2099-01-01" });
  assert.match(future.text, /id="field-date_of_birth-error"/);
  const taken = await who.submit(await who.get(path), path, { username: "ben" });
  assert.match(taken.words, /Somebody else has this username/);
  const fields = { first_name: EVIL, last_name: "Byron", phone: "", bio: `${EVIL}\nsecond line` };
  const saved = await who.submit(await who.get(path), path, { ...fields, email: "eve@example.com" });
  assert.match(saved.words, /Your profile is saved/);
  assert.ok(!saved.text.includes("<script>alert"));
  const row = await world
    .as()
    .db.selectFrom("users")
    .selectAll()
    .where("id", "=", world.people.ada.user_id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([row.first_name, row.phone, row.email], [EVIL, null, "ada@example.com"]);
  assert.ok(!(await who.get("/account/")).text.includes("<script>alert"));
});

test("the password: a wrong one, a weak one, two different ones; then every other device is out", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const other = await ada(world);
  const path = "/account/password/";
  const right = {
    current_password: PASSWORD,
    new_password: "staple-battery-9",
    repeated_password: "staple-battery-9",
  };
  for (const [changes, field] of [
    [{ current_password: "wrong" }, "current_password"],
    [{ new_password: "short", repeated_password: "short" }, "new_password"],
    [{ repeated_password: "staple-battery-8" }, "repeated_password"],
  ] as const) {
    const refused = await who.submit(await who.get(path), path, { ...right, ...changes });
    assert.equal(refused.status, 422, field);
    assert.match(refused.text, new RegExp(`id="field-${field}-error"`));
    assert.ok(!refused.text.includes("staple-battery"), "no password is ever given back");
  }
  assert.equal((await other.get("/account/")).path, "/account/");
  const saved = await who.submit(await who.get(path), path, right);
  assert.match(saved.words, /Your new password counts/);
  assert.match((await other.get("/account/")).path, /^\/sign-in\//);
  assert.equal((await who.get("/account/")).path, "/account/");
  assert.equal(
    (await world.post("/api/auth/login/", { email: "ada@example.com", password: PASSWORD })).status,
    401,
  );
});

test("devices: named in words, ended one by one, all others, everywhere", async (t) => {
  const world = await openMarket(t);
  const who = await ada(world);
  const fox = await shopper(world, world.people.ada.user_id, FIREFOX);
  const evil = await shopper(world, world.people.ada.user_id, `${EVIL} Chrome/1 Windows`);
  const page = await who.get("/account/sessions/");
  assert.match(page.words, /Firefox on Linux/);
  assert.match(page.words, /Chrome on Windows/);
  assert.match(page.words, /This device/);
  assert.ok(!page.text.includes("<script>alert"));
  const ended = await who.submit(page, `/account/sessions/${fox.session_id}/end/`);
  assert.match(ended.words, /The device is signed out/);
  assert.match((await fox.get("/account/")).path, /^\/sign-in\//);
  assert.equal((await evil.get("/account/")).path, "/account/");
  await who.submit(ended, "/account/sessions/end-others/");
  assert.match((await evil.get("/account/")).path, /^\/sign-in\//);
  const all = await who.submit(await who.get("/account/sessions/"), "/account/sessions/end-all/");
  assert.equal(all.path, "/sign-in/");
  assert.match((await who.get("/account/")).path, /^\/sign-in\//);
  const ben = await shopper(world, world.people.ben.user_id);
  assert.equal((await ben.get("/account/")).path, "/account/");
});
