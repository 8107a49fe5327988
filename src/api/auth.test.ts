// Accounts over HTTP: signing up, in and out, the profile, the address book.
import assert from "node:assert/strict";
import { test } from "node:test";
import { MINUTE_MS } from "#platform/clock";
import { listMails, mailById } from "#platform/mail";
import { type ApiWorld, apiWorld } from "../../test/api.ts";

const PASSWORD = "correct-horse-battery";
const ada = { email: "Ada@example.com", password: PASSWORD, first_name: "Ada", last_name: "Lovelace" };
const sol = { ...ada, email: "sol@example.com", first_name: "Sol", role: "seller", store_name: "Sun Lamps" };
const address = {
  full_name: "Ada Lovelace",
  line1: "12 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

async function signUp(world: ApiWorld, input: object = ada) {
  const { status, body } = await world.post("/api/auth/register/", input);
  assert.equal(status, 201);
  return body as { user: Record<string, unknown>; access: string; refresh: string };
}

async function mailedToken(world: ApiWorld, recipient: string): Promise<string> {
  const [head] = await listMails(world.as(), { recipient, limit: 1 });
  const mail = head && (await mailById(world.as(), head.id));
  return /\?token=([\w-]+)/.exec(mail?.text_body ?? "")?.[1] ?? "";
}

const wrong_sign_ups: [string, object, number, string][] = [
  ["no password", { ...ada, password: undefined }, 422, "password:required"],
  ["a short password", { ...ada, password: "short" }, 422, "password:too_short"],
  ["a common password", { ...ada, password: "Password123!" }, 422, "password:password_too_common"],
  ["no e-mail", { ...ada, email: undefined }, 422, "email:required"],
  ["an e-mail without a place", { ...ada, email: "ada@" }, 422, "email:invalid_format"],
  ["an e-mail that is too long", { ...ada, email: `${"a".repeat(300)}@example.com` }, 422, "email:too_big"],
  ["an e-mail as a number", { ...ada, email: 7 }, 422, "email:invalid_type"],
  ["a blank name", { ...ada, first_name: "  " }, 422, "first_name:too_small"],
  ["a NUL in a name", { ...ada, last_name: "a\u0000b" }, 422, "last_name:invalid"],
  ["a username like an address", { ...ada, username: "a@b.example" }, 422, "username:invalid_format"],
  ["a role of staff", { ...ada, role: "admin" }, 422, "role:invalid_value"],
  ["a seller without a name", { ...ada, role: "seller" }, 422, "store_name:required"],
  ["rights", { ...ada, is_staff: true }, 422, "is_staff:unknown_field"],
  ["a verified address", { ...ada, email_verified: true }, 422, "email_verified:unknown_field"],
];

test("signing up refuses wrong input field by field, and writes nothing", async (t) => {
  const world = await apiWorld(t);
  for (const [name, input, status, error] of wrong_sign_ups) {
    const reply = await world.post("/api/auth/register/", input);
    assert.equal(reply.status, status, name);
    const [first] = reply.body.errors;
    assert.equal(`${first.field}:${first.code}`, error, name);
  }
  assert.equal((await world.post("/api/auth/register/", "{not json")).status, 400);
  assert.equal((await world.as().db.selectFrom("users").select("id").execute()).length, 0);
});

test("signing up answers the account and tokens that work; taken names are 409", async (t) => {
  const world = await apiWorld(t);
  const { user, access } = await signUp(world, { ...ada, username: "countess" });
  assert.equal(user.full_name, "Ada Lovelace");
  assert.equal(user.role, "buyer");
  assert.equal(user.seller, null);
  assert.equal(user.email_verified, false);
  const profile = await world.get("/api/auth/profile", { token: access });
  assert.deepEqual(profile.body, user);
  const again = await world.post("/api/auth/register/", { ...ada, email: "ADA@EXAMPLE.COM" });
  assert.equal(again.body.code, "email_taken");
  assert.equal(again.status, 409);
  const name = await world.post("/api/auth/register/", {
    ...ada,
    email: "b@example.com",
    username: "COUNTESS",
  });
  assert.equal(name.body.code, "username_taken");
  const seller = await signUp(world, sol);
  assert.equal(seller.user.role, "seller");
  const sellers = world.services.database.reader.selectFrom("sellers").select("id");
  const { id } = await sellers.where("slug", "=", "sun-lamps").executeTakeFirstOrThrow();
  assert.deepEqual(seller.user.seller, { id, name: "Sun Lamps", slug: "sun-lamps", status: "pending" });
});

test("signing in by e-mail or username; wrong and unknown answer the same", async (t) => {
  const world = await apiWorld(t);
  const { user } = await signUp(world, { ...ada, username: "countess" });
  const login = (body: object) => world.post("/api/auth/login/", body);
  for (const who of [
    { email: "ADA@example.com" },
    { username: "Countess" },
    { username: "ada@example.com" },
  ]) {
    const reply = await login({ ...who, password: PASSWORD });
    assert.equal(reply.status, 200);
    assert.deepEqual(reply.body.user, user);
  }
  const wrong = await login({ email: ada.email, password: "wrong" });
  const unknown = await login({ email: "nobody@example.com", password: "wrong" });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.body.code, "invalid_credentials");
  delete wrong.body.request_id;
  delete unknown.body.request_id;
  assert.deepEqual(unknown.body, wrong.body);
  for (const body of [
    { password: PASSWORD },
    { email: "a", username: "b", password: "c" },
    { email: "a" },
    [],
  ]) {
    assert.equal((await login(body)).status, 422);
  }
});

test("the eleventh wrong password is 429 with Retry-After, for the right one too", async (t) => {
  const world = await apiWorld(t);
  await signUp(world);
  const login = (password: string) => world.post("/api/auth/login/", { email: ada.email, password });
  for (let tries = 0; tries < 10; tries += 1) assert.equal((await login("wrong")).status, 401);
  const shut = await login(PASSWORD);
  assert.equal(shut.status, 429);
  assert.ok(Number(shut.headers.get("retry-after")) > 0);
  world.clock.advance(15 * MINUTE_MS);
  assert.equal((await login(PASSWORD)).status, 200);
});

test("addresses are limited: twenty registrations an hour, a hundred sign-ins a minute", async (t) => {
  const world = await apiWorld(t, { RATE_LIMIT_FACTOR: "1" });
  for (let index = 0; index < 20; index += 1) await signUp(world, { ...ada, email: `a${index}@example.com` });
  const full = await world.post("/api/auth/register/", ada);
  assert.equal(full.status, 429);
  for (let index = 0; index < 100; index += 1) await world.post("/api/auth/login/", {});
  const busy = await world.post("/api/auth/login/", { email: "a1@example.com", password: PASSWORD });
  assert.equal(busy.status, 429);
  assert.ok(Number(busy.headers.get("retry-after")) > 0);
});

test("refreshing rotates; a spent token ends the session at once, access token and all", async (t) => {
  const world = await apiWorld(t);
  const first = await signUp(world);
  const refresh = (token: string) => world.post("/api/auth/refresh/", { refresh: token });
  const second = await refresh(first.refresh);
  assert.equal(second.status, 200);
  assert.deepEqual(Object.keys(second.body).sort(), ["access", "refresh"]);
  assert.equal((await world.get("/api/auth/profile/", { token: second.body.access })).status, 200);
  const reused = await refresh(first.refresh);
  assert.equal(reused.status, 401);
  assert.equal(reused.body.code, "token_reused");
  assert.equal((await refresh(second.body.refresh)).status, 401);
  assert.equal((await world.get("/api/auth/profile/", { token: second.body.access })).status, 401);
  assert.equal((await refresh("rubbish")).body.code, "invalid_token");
});

test("signing out stops refresh and access tokens of that session; signing out everywhere of all", async (t) => {
  const world = await apiWorld(t);
  const one = await signUp(world);
  const login = async () =>
    (await world.post("/api/auth/login/", { email: ada.email, password: PASSWORD })).body;
  const [two, three, four] = [await login(), await login(), await login()];
  const alive = async (access: string) =>
    (await world.get("/api/auth/profile/", { token: access })).status === 200;
  assert.equal((await world.post("/api/auth/logout/", { refresh: two.refresh })).status, 204);
  assert.equal((await world.post("/api/auth/logout/", { refresh: two.refresh })).status, 204);
  assert.equal((await world.post("/api/auth/logout/", {}, { token: three.access })).status, 204);
  assert.equal((await world.post("/api/auth/logout/", {})).status, 422);
  assert.deepEqual(await Promise.all([one, two, three, four].map(({ access }) => alive(access))), [
    true,
    false,
    false,
    true,
  ]);
  assert.equal((await world.post("/api/auth/logout-all/")).status, 401);
  assert.equal((await world.post("/api/auth/logout-all/", undefined, { token: one.access })).status, 204);
  assert.equal(await alive(one.access), false);
  assert.equal((await world.post("/api/auth/refresh/", { refresh: four.refresh })).status, 401);
});

test("a bad token is refused on public routes too, and none is needed there", async (t) => {
  const world = await apiWorld(t);
  assert.equal((await world.get("/api/sellers/")).status, 200);
  assert.equal((await world.get("/api/sellers/", { token: "rubbish" })).status, 401);
  assert.equal((await world.get("/api/sellers/", { headers: { authorization: "Basic YTpi" } })).status, 401);
  const keys = await world.get("/.well-known/jwks.json");
  assert.equal(keys.status, 200);
  assert.equal(keys.body.keys[0].kty, "OKP");
  assert.ok(!keys.text.includes('"d"'));
});

test("the profile: PATCH changes some, PUT replaces all, what is computed cannot be written", async (t) => {
  const world = await apiWorld(t);
  const { access: token } = await signUp(world, { ...ada, username: "countess" });
  const patch = (body: object) => world.patch("/api/auth/profile/", body, { token });
  for (const body of [
    { id: 9 },
    { role: "admin" },
    { email_verified: true },
    { full_name: "x" },
    { seller: null },
    { country: "Germany" },
    { country: "XX" },
    { date_of_birth: "2025-02-30" },
    { phone: "call me" },
    { bio: 7 },
    { language: "fr" },
    { language: "" },
    { first_name: null },
    { email: "new@example.com" },
    { email: "new@example.com", current_password: "wrong" },
  ]) {
    assert.equal((await patch(body)).status, 422, JSON.stringify(body));
  }
  const changed = await patch({ ...address, full_name: undefined, phone: "+1 217 555 0100", bio: " " });
  assert.equal(changed.status, 200);
  assert.equal(changed.body.full_address, "12 Main Street, Springfield, IL 62701, US");
  assert.equal(changed.body.username, "countess");
  assert.equal(changed.body.bio, null);
  assert.equal(changed.body.language, null);
  assert.equal((await patch({ language: "ar" })).body.language, "ar");
  assert.equal((await patch({ first_name: "Ada" })).body.language, "ar");
  const put = await world.put("/api/auth/profile/", { first_name: "Augusta", last_name: "King" }, { token });
  assert.equal(put.body.full_name, "Augusta King");
  assert.equal(put.body.full_address, "");
  assert.equal(put.body.username, null);
  assert.equal(put.body.language, null);
  assert.equal(put.body.email, ada.email);
  assert.equal((await world.put("/api/auth/profile/", { first_name: "A" }, { token })).status, 422);
  const moved = await patch({ email: "new@example.com", current_password: PASSWORD });
  assert.equal(moved.body.email, "new@example.com");
  assert.equal((await world.get("/api/auth/profile/")).status, 401);
});

test("e-mail and password by mailed tokens; answers are alike for known and unknown", async (t) => {
  const world = await apiWorld(t);
  const { access } = await signUp(world);
  const token = await mailedToken(world, ada.email);
  assert.equal((await world.post("/api/auth/email/verify/", { token })).status, 204);
  assert.equal((await world.post("/api/auth/email/verify/", { token })).status, 422);
  assert.equal((await world.get("/api/auth/profile/", { token: access })).body.email_verified, true);
  for (const path of ["/api/auth/password/reset/", "/api/auth/email/resend/"]) {
    const known = await world.post(path, { email: ada.email });
    const unknown = await world.post(path, { email: "nobody@example.com" });
    assert.deepEqual([known.status, known.text], [204, ""]);
    assert.deepEqual([unknown.status, unknown.text], [204, ""]);
  }
  assert.equal((await world.post("/api/auth/email/resend/", undefined, { token: access })).status, 204);
  assert.equal((await world.post("/api/auth/email/resend/", {})).status, 401);
  const confirm = { token: await mailedToken(world, ada.email), new_password: "staple-battery-horse" };
  assert.equal((await world.post("/api/auth/password/reset/confirm/", confirm)).status, 204);
  assert.equal((await world.post("/api/auth/password/reset/confirm/", confirm)).status, 422);
  assert.equal((await world.get("/api/auth/profile/", { token: access })).status, 401);
  const login = await world.post("/api/auth/login/", { email: ada.email, password: confirm.new_password });
  const passwords = { current_password: confirm.new_password, new_password: PASSWORD };
  const change = (body: object) =>
    world.post("/api/auth/password/change/", body, { token: login.body.access });
  assert.equal((await change({ ...passwords, current_password: "wrong" })).status, 422);
  assert.equal((await change(passwords)).status, 204);
});

test("sessions are listed and ended one by one, one's own only", async (t) => {
  const world = await apiWorld(t);
  const one = await signUp(world);
  const other = await signUp(world, sol);
  await world.post(
    "/api/auth/login/",
    { email: ada.email, password: PASSWORD },
    { headers: { "user-agent": "Phone" } },
  );
  const list = await world.get("/api/auth/sessions/", { token: one.access });
  assert.equal(list.body.count, 2);
  const phone = list.body.results.find((session: { user_agent: string }) => session.user_agent === "Phone");
  assert.equal(phone.is_current, false);
  const end = (token: string) => world.delete(`/api/auth/sessions/${phone.id}/`, { token });
  assert.equal((await end(other.access)).status, 404);
  assert.equal((await end(one.access)).status, 204);
  assert.equal((await end(one.access)).status, 404);
  assert.equal((await world.get("/api/auth/sessions/", { token: one.access })).body.count, 1);
});

test("the address book: whole addresses only, others' are 404, pages like every list", async (t) => {
  const world = await apiWorld(t);
  const { access: token } = await signUp(world);
  const { access: other } = await signUp(world, sol);
  const path = "/api/auth/addresses/";
  for (const changes of [
    { city: "" },
    { postal_code: "x" },
    { state: null },
    { country: "XX" },
    { user_id: 2 },
  ]) {
    assert.equal((await world.post(path, { ...address, ...changes }, { token })).status, 422);
  }
  assert.equal((await world.post(path, address)).status, 401);
  const made = await world.post(path, address, { token });
  assert.equal(made.status, 201);
  assert.equal(made.body.is_default_shipping, true);
  assert.ok(made.headers.get("location")?.endsWith(`${path}${made.body.id}/`));
  const one = `${path}${made.body.id}/`;
  assert.equal((await world.get(one, { token: other })).status, 404);
  assert.equal((await world.put(one, {}, { token: other })).status, 404);
  assert.equal((await world.patch(one, { city: "X" }, { token: other })).status, 404);
  assert.equal((await world.delete(one, { token: other })).status, 404);
  assert.equal((await world.patch(one, { city: "Chicago" }, { token })).body.city, "Chicago");
  assert.equal((await world.patch(one, { postal_code: "nope" }, { token })).status, 422);
  assert.equal((await world.put(one, address, { token })).body.is_default_shipping, false);
  await world.post(path, { ...address, is_default_billing: true }, { token });
  const page = await world.get(`${path}?page_size=1`, { token });
  assert.equal(page.body.count, 2);
  assert.equal(page.body.results.length, 1);
  assert.match(page.body.next, /page=2/);
  assert.equal((await world.get(`${path}?page_size=0`, { token })).status, 422);
  assert.equal((await world.delete(one, { token })).status, 204);
  assert.equal((await world.get(one, { token })).status, 404);
});
