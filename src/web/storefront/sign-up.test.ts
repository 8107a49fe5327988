// Signing up on pages: rules beside fields, nothing typed is lost, and everybody ends where they should.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { apiWorld } from "../../../test/api.ts";
import { formOf, type Visitor, visitor } from "../../../test/visitor.ts";

const FILLED = {
  first_name: 'Ada "<script>alert(1)</script>',
  last_name: "Novak & Söhne",
  email: "ada@example.com",
  password: "first-light-9",
};

async function open(t: TestContext, env: Record<string, string> = {}) {
  const world = await apiWorld(t, env);
  const users = async () => (await world.as().db.selectFrom("users").select("id").execute()).length;
  return { world, users };
}

async function signUp(who: Visitor, query: string, fields: Record<string, string>) {
  return who.submit(await who.get(`/sign-up/${query}`), "/sign-up/", fields);
}

const WRONG: [name: string, fields: Record<string, string>, field: string, words: RegExp][] = [
  ["nothing", { email: "" }, "email", /Please fill this in/],
  ["no address", { email: "ada" }, "email", /doesn’t look right/],
  ["a short password", { password: "short" }, "password", /8 characters or more/],
  ["a common password", { password: "password1" }, "password", /first that anybody tries/],
  ["the address as password", { password: "ada@example.com" }, "password", /too much like your name/],
];

test("what is wrong is said beside its field, and only passwords are forgotten", async (t) => {
  const { world, users } = await open(t);
  for (const [name, wrong, field, words] of WRONG) {
    const eve = visitor(world);
    const page = await signUp(eve, "?next=/help/", { ...FILLED, ...wrong });
    assert.equal(page.status, 422, name);
    const error = new RegExp(`id="field-${field}-error"[\\s\\S]*?</p>`).exec(page.text)?.[0] ?? "";
    assert.match(error.replaceAll("&#39;", "'"), words, name);
    assert.match(page.text, new RegExp(`href="#field-${field}"`));
    const { fields } = formOf(page.text, "/sign-up/");
    const { csrf, ...kept } = fields;
    const expected = { ...FILLED, password: "", next: "/help/", role: "buyer", ...wrong };
    assert.deepEqual(kept, { ...expected, password: "" }, name);
    assert.doesNotMatch(page.text, /<script>alert/);
    assert.doesNotMatch(page.text, /first-light-9/);
  }
  assert.equal(await users(), 0);
});

test("an address that is taken is said beside the address", async (t) => {
  const { world, users } = await open(t);
  await signUp(visitor(world), "", FILLED);
  const page = await signUp(visitor(world), "", { ...FILLED, email: "ADA@example.com" });
  assert.equal(page.status, 422);
  assert.match(
    page.text,
    /id="field-email-error"[\s\S]*?There is an account with this e-mail address already/,
  );
  assert.equal(await users(), 1);
});

test("a buyer is signed in at once and goes on with what they were doing", async (t) => {
  const { world } = await open(t);
  const ada = visitor(world);
  const page = await signUp(ada, "?next=/help/", FILLED);
  assert.equal(page.path, "/help/");
  assert.ok(ada.cookies.has("buybuy_session"));
  assert.equal((await ada.get("/sign-up/?next=/help/")).path, "/help/", "who has an account needs no other");
  const verify = await ada.get("/account/verify-email/");
  assert.match(verify.words, /Your address: ada@example.com/);
});

test("a seller names the store, is signed in, and reads that it waits for approval", async (t) => {
  const { world } = await open(t);
  const sol = visitor(world);
  const nameless = await signUp(sol, "?role=seller", FILLED);
  assert.match(nameless.text, /id="field-store_name-error"/);
  assert.equal(formOf(nameless.text, "/sign-up/").fields.role, "seller");
  const page = await signUp(sol, "?role=seller", { ...FILLED, store_name: "<b>Sun</b>" });
  assert.deepEqual([page.status, page.path], [200, "/sign-up/welcome/"]);
  assert.match(page.words, /Waiting for approval <b>Sun<\/b> : We look at every new store/);
  assert.match(page.text, /&lt;b&gt;Sun&lt;\/b&gt;/);
  const seller = await world.as().db.selectFrom("sellers").select("status").executeTakeFirst();
  assert.equal(seller?.status, "pending");
});

test("where stores are approved by themselves, the page says that it is open", async (t) => {
  const { world } = await open(t, { BUYBUY_AUTO_APPROVE_SELLERS: "true" });
  const page = await signUp(visitor(world), "?role=seller", { ...FILLED, store_name: "Sun" });
  assert.match(page.words, /Your store is open Sun : It is approved/);
});

test("somebody with an account opens a store with it, once", async (t) => {
  const { world, users } = await open(t);
  const ada = visitor(world);
  await signUp(ada, "", FILLED);
  const form = await ada.get("/sign-up/?role=seller");
  const empty = await ada.submit(form, "/sign-up/store/", { store_name: "" });
  assert.match(empty.text, /id="field-store_name-error"/);
  const page = await ada.submit(form, "/sign-up/store/", { store_name: "Sun" });
  assert.equal(page.path, "/sign-up/welcome/");
  const again = await ada.submit(form, "/sign-up/store/", { store_name: "Moon" });
  assert.match(again.words, /Your account belongs to a store already/);
  assert.equal((await ada.get("/sign-up/?role=seller")).path, "/sign-up/welcome/");
  assert.equal(await users(), 1);
});

test("the pages speak the reader's language, and so does what is wrong", async (t) => {
  const { world } = await open(t);
  const german = await visitor(world).get("/de/sign-up/");
  assert.match(german.words, /Konto anlegen .* Passwort/);
  assert.match(german.text, /<html lang="de" dir="ltr">/);
  const reader = visitor(world);
  const arabic = await reader.get("/ar/sign-up/");
  assert.match(arabic.text, /<html lang="ar" dir="rtl">/);
  const wrong = await reader.submit(arabic, "/ar/sign-up/", { ...FILLED, password: "short" });
  assert.match(wrong.words, /يُرجى استخدام 8 أحرف على الأقل/);
  assert.match(wrong.text, /<meta name="robots" content="noindex">/);
  assert.equal(wrong.headers.get("cache-control"), "private, no-store");
});

test("nobody takes a role or a field that the form has not", async (t) => {
  const { world, users } = await open(t);
  const extras: Record<string, string>[] = [
    { role: "admin" },
    { is_active: "1" },
    { permissions: "orders.manage" },
  ];
  for (const extra of extras) {
    const page = await signUp(visitor(world), "", { ...FILLED, ...extra });
    assert.equal(page.status, 422, JSON.stringify(extra));
  }
  assert.equal(await users(), 0);
});
