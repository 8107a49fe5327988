// Signing up, in and out on pages: forms of ours alone, a new session each time, and no cart lost.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock";
import { csrfToken } from "#platform/http/csrf";
import { type ApiWorld, apiWorld } from "../../../test/api.ts";
import { openStall } from "../../../test/stall.ts";
import { formOf, type Visitor, visitor } from "../../../test/visitor.ts";

const PASSWORD = "correct-horse-battery";
const ADA = { email: "novak@example.com", password: PASSWORD, first_name: "Ada", last_name: "Novak" };
const SESSION = "buybuy_session";
const HELP = "/help/";
const OURS = { "sec-fetch-site": "same-origin" };

async function open(t: TestContext, env: Record<string, string> = {}) {
  const world = await apiWorld(t, env);
  const { body } = await world.post("/api/auth/register/", { ...ADA, username: "ada.novak" });
  return { world, user_id: body.user.id as number };
}

/** Sends the form to sign in with, as it stands on its page. */
async function signIn(ada: Visitor, fields: Record<string, string> = {}) {
  const page = await ada.get(`/sign-in/?next=${HELP}`);
  return ada.submit(page, "/sign-in/", { login: ADA.email, password: PASSWORD, ...fields });
}

/** What a browser with this session is answered where only somebody signed in has a button to press. */
async function isSignedIn(world: ApiWorld, session: string | undefined): Promise<boolean> {
  const reply = await world.get("/sign-out/", { headers: { cookie: `${SESSION}=${session}` } });
  return reply.status === 200;
}

async function sessionsOf(world: ApiWorld): Promise<number> {
  const rows = await world
    .as()
    .db.selectFrom("sessions")
    .select("id")
    .where("revoked_at", "is", null)
    .execute();
  return rows.length;
}

test("a wrong password and an unknown account are answered alike, and nobody is signed in", async (t) => {
  const { world } = await open(t);
  const eve = visitor(world);
  const wrong = await signIn(eve, { password: "wrong-horse" });
  const unknown = await signIn(eve, { login: "nobody@example.com" });
  assert.deepEqual([wrong.status, unknown.status], [422, 422]);
  const same = (text: string, login: string) =>
    text.replaceAll(login, "").replace(/name="csrf" value="[^"]*"/g, "");
  assert.equal(same(wrong.text, ADA.email), same(unknown.text, "nobody@example.com"));
  assert.match(wrong.words, /The e-mail address, username or password is wrong/);
  assert.match(wrong.text, /name="login"[^>]*value="novak@example.com"/);
  assert.doesNotMatch(wrong.text, /wrong-horse/);
  assert.equal(eve.cookies.has(SESSION), false);
  assert.equal(await sessionsOf(world), 1);
});

test("empty fields are named, and lead to their inputs", async (t) => {
  const { world } = await open(t);
  const page = await signIn(visitor(world), { login: " ", password: "" });
  assert.equal(page.status, 422);
  for (const name of ["login", "password"]) {
    assert.match(page.text, new RegExp(`href="#field-${name}"`));
    assert.match(page.text, new RegExp(`id="field-${name}-error"`));
  }
});

test("by address or username one gets in, and on to where one was going", async (t) => {
  const { world } = await open(t);
  for (const login of ["NOVAK@example.com", "Ada.Novak"]) {
    const ada = visitor(world);
    const page = await signIn(ada, { login });
    assert.deepEqual([page.status, page.path], [200, HELP], login);
    assert.equal(await isSignedIn(world, ada.cookies.get(SESSION)), true);
    assert.equal((await ada.get(`/sign-in/?next=${HELP}`)).path, HELP, "no second door");
  }
  const german = visitor(world);
  const page = await german.get(`/de/sign-in/?next=${HELP}`);
  const fields = { login: ADA.email, password: PASSWORD };
  assert.equal((await german.submit(page, "/de/sign-in/", fields)).path, `/de${HELP}`);
});

test("the way onwards never leaves the shop", async (t) => {
  const { world } = await open(t);
  for (const next of [
    "//evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "/%0d%0aX:1",
    "/a\r\nX: 1",
  ]) {
    const eve = visitor(world);
    const page = await eve.get(`/sign-in/?${new URLSearchParams({ next })}`);
    assert.equal(formOf(page.text, "/sign-in/").fields.next, "/account/", next);
    const body = new URLSearchParams({
      csrf: tokenOf(page.text),
      next,
      login: ADA.email,
      password: PASSWORD,
    });
    const reply = await world.post("/sign-in/", body.toString(), { headers: formHeaders(eve) });
    assert.deepEqual([reply.status, reply.headers.get("location")], [303, "/account/"], next);
  }
});

test("ten wrong passwords let the account rest, and the page says how long", async (t) => {
  const { world } = await open(t);
  const eve = visitor(world);
  for (let index = 0; index < 10; index += 1) await signIn(eve, { password: `guess-${index}` });
  const page = await signIn(eve);
  assert.equal(page.status, 429);
  assert.ok(Number(page.headers.get("retry-after")) > 0);
  assert.match(page.words, /Too many wrong passwords .* Try again in 15 minutes/);
  world.clock.advance(15 * MINUTE_MS);
  assert.equal((await signIn(eve)).path, HELP);
});

test("an address may try so often, then a page asks it to wait", async (t) => {
  const { world } = await open(t, { RATE_LIMIT_FACTOR: "0.02" });
  const eve = visitor(world);
  const form = { login: "x", password: "y" };
  const page = await eve.get("/sign-in/");
  const statuses = [];
  for (let index = 0; index < 3; index += 1)
    statuses.push((await eve.submit(page, "/sign-in/", form)).status);
  assert.deepEqual(statuses, [422, 422, 429]);
});

test("a session planted before signing in is not the one after, and the former one ends", async (t) => {
  const { world } = await open(t);
  const ada = visitor(world);
  ada.cookies.set(SESSION, "planted-by-eve");
  const page = await signIn(ada);
  const first = ada.cookies.get(SESSION) ?? "";
  assert.notEqual(first, "planted-by-eve");
  assert.equal(await isSignedIn(world, "planted-by-eve"), false);
  assert.equal(page.set_cookies.filter((line) => line.startsWith(`${SESSION}=${first}`)).length, 1);
  assert.equal(ada.cookies.has("buybuy_visit"), false, "what tied the guest's forms is gone");
  const csrf = csrfToken(world.services.config.secret, first);
  await ada.post("/sign-in/", { csrf, login: ADA.email, password: PASSWORD, next: HELP });
  const second = ada.cookies.get(SESSION);
  assert.notEqual(second, first);
  assert.deepEqual([await isSignedIn(world, first), await isSignedIn(world, second)], [false, true]);
});

test("the session's cookie is out of reach: of scripts, of other sites, and over plain http", async (t) => {
  const plain = (await open(t)).world;
  const safe = (await open(t, { BUYBUY_URL: "https://shop.example" })).world;
  const line = async (world: ApiWorld) => {
    const { set_cookies } = await signIn(visitor(world));
    return set_cookies.find((one) => /session=/.test(one))?.replace(/=[^;]*/, "=…");
  };
  const rest = "Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000";
  assert.equal(await line(plain), `buybuy_session=…; ${rest}`);
  assert.equal(await line(safe), `__Host-session=…; ${rest}; Secure`);
});

test("a session ends when it is not used, and at the latest after ninety days", async (t) => {
  const { world } = await open(t);
  const ada = visitor(world);
  await signIn(ada);
  const session = ada.cookies.get(SESSION);
  for (let day = 0; day < 84; day += 12) {
    assert.equal(await isSignedIn(world, session), true, `day ${day}`);
    world.clock.advance(12 * DAY_MS);
  }
  assert.equal(await isSignedIn(world, session), true, "day 84");
  world.clock.advance(6 * DAY_MS);
  assert.equal(await isSignedIn(world, session), false, "day 90");
  await signIn(ada);
  world.clock.advance(14 * DAY_MS + HOUR_MS);
  assert.equal(await isSignedIn(world, ada.cookies.get(SESSION)), false, "two weeks idle");
  const page = await ada.get("/sign-in/");
  assert.equal(page.status, 200);
  assert.equal(ada.cookies.has(SESSION), false, "a session that is over leaves the browser");
});

test("the guest's cart joins the account's once, and its cookie goes", async (t) => {
  const { world } = await open(t);
  const stall = await openStall(world);
  const { product_id } = await stall.product({ price_minor: 1250 });
  const guest = await world.post("/api/cart/add/", { product_id, quantity: 2 });
  const ada = visitor(world);
  ada.cookies.set("buybuy_cart", guest.body.token);
  await signIn(ada);
  assert.equal(ada.cookies.has("buybuy_cart"), false);
  await ada.post("/sign-in/", { login: ADA.email, password: PASSWORD });
  const again = visitor(world);
  again.cookies.set("buybuy_cart", guest.body.token);
  await signIn(again);
  const login = await world.post("/api/auth/login/", { email: ADA.email, password: PASSWORD });
  const cart = await world.get("/api/cart/", { token: login.body.access });
  assert.equal(cart.body.item_count, 2);
});

test("a cart in another currency stays the guest's", async (t) => {
  const { world } = await open(t);
  const stall = await openStall(world);
  const dollars = await stall.product({ price_minor: 1250 });
  const euros = await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  const login = await world.post("/api/auth/login/", { email: ADA.email, password: PASSWORD });
  await world.post("/api/cart/add/", { product_id: dollars.product_id }, { token: login.body.access });
  const guest = await world.post("/api/cart/add/", { product_id: euros.product_id });
  const ada = visitor(world);
  ada.cookies.set("buybuy_cart", guest.body.token);
  await signIn(ada);
  assert.equal(ada.cookies.get("buybuy_cart"), guest.body.token);
});

test("signing out really ends the session", async (t) => {
  const { world } = await open(t);
  const ada = visitor(world);
  await signIn(ada);
  const session = ada.cookies.get(SESSION);
  const page = await ada.get("/sign-out/");
  const headers = formHeaders(ada);
  const reply = await world.post("/sign-out/", `csrf=${tokenOf(page.text)}`, { headers });
  assert.deepEqual([reply.status, reply.headers.get("location")], [303, "/"]);
  assert.equal(reply.headers.get("clear-site-data"), '"cache"');
  assert.match(reply.headers.getSetCookie().join("\n"), /^buybuy_session=; .*Max-Age=0/m);
  assert.equal(await isSignedIn(world, session), false);
  assert.equal(await sessionsOf(world), 1, "only the one of the API is left");
  assert.equal((await world.get("/sign-out/")).headers.get("location"), "/");
});

test("no form of the entry is taken from another site, or without its token", async (t) => {
  const { world } = await open(t);
  const paths = [
    "/sign-in/",
    "/sign-up/",
    "/sign-out/",
    "/account/verify-email/",
    "/account/reset-password/",
  ];
  const ada = visitor(world);
  const csrf = tokenOf((await ada.get("/sign-in/")).text);
  const cookie = formHeaders(ada).cookie ?? "";
  const fields = { login: ADA.email, password: PASSWORD, email: "new@example.com" };
  const attempts: [string, Record<string, string>, Record<string, string>][] = [
    ["no headers", { csrf }, {}],
    ["another site", { csrf }, { "sec-fetch-site": "cross-site" }],
    ["a sister site", { csrf }, { "sec-fetch-site": "same-site" }],
    ["typed in", { csrf }, { "sec-fetch-site": "none" }],
    ["another origin", { csrf }, { origin: "https://evil.example" }],
    ["no origin", { csrf }, { origin: "null" }],
    ["no token", {}, OURS],
    ["an empty token", { csrf: "" }, OURS],
    ["a made-up token", { csrf: "a.b" }, OURS],
    ["the token of another browser", { csrf: csrfToken(world.services.config.secret, "other") }, OURS],
  ];
  const before = await world.as().db.selectFrom("mails").select("id").execute();
  for (const path of paths) {
    for (const [name, token, headers] of attempts) {
      const body = new URLSearchParams({ ...fields, ...token }).toString();
      const reply = await world.post(path, body, { headers: { ...TYPE, cookie, ...headers } });
      assert.equal(reply.status, 403, `${path} with ${name}`);
      assert.match(reply.text, /This form has expired/);
      assert.doesNotMatch(reply.headers.getSetCookie().join(), /session/);
    }
  }
  assert.equal(await sessionsOf(world), 1);
  const after = await world.as().db.selectFrom("mails").select("id").execute();
  assert.equal(after.length, before.length);
});

test("the API never shows what a browser's cookie holds", async (t) => {
  const { world } = await open(t);
  const up = await world.post("/api/auth/register/", { ...ADA, email: "b@example.com" });
  const store = { ...ADA, email: "c@example.com", role: "seller", store_name: "C" };
  const seller = await world.post("/api/auth/register/", store);
  const login = await world.post("/api/auth/login/", { email: ADA.email, password: PASSWORD });
  for (const { body } of [up, seller, login])
    assert.deepEqual(Object.keys(body).sort(), ["access", "refresh", "user"]);
});

const TYPE = { "content-type": "application/x-www-form-urlencoded" };

function formHeaders(who: Visitor): Record<string, string> {
  return { ...TYPE, ...OURS, cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
}

function tokenOf(text: string): string {
  return /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
}
