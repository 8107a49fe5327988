// Pages that belong to no single part of the shop: where the links in mails lead, and the outbox.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import { type ApiWorld, apiWorld } from "./api.ts";
import { formOf, type Visitor, visitor } from "./visitor.ts";

const VERIFY = "/account/verify-email/";
const RESET = "/account/reset-password/";
const ADA = {
  email: "ada@example.com",
  password: "first-light-9",
  first_name: "Ada <b>",
  last_name: "Novak",
};
const SESSION = "buybuy_session";

/** The link in the newest mail with this subject. */
async function linkOf(world: ApiWorld, subject: string): Promise<string> {
  const list = await world.get("/outbox/");
  const path = new RegExp(`href="(/outbox/\\d+/)">${subject}`).exec(list.text)?.[1] ?? "";
  const mail = await world.get(path);
  const link = /http:\/\/localhost:3000(\/\S+token=[\w-]+)/.exec(mail.text)?.[1];
  assert.ok(link, `no link in the mail ${subject}`);
  return link;
}

async function signIn(who: Visitor, password: string) {
  const page = await who.get("/sign-in/?next=/help/");
  return who.submit(page, "/sign-in/", { login: ADA.email, password });
}

async function mailsOf(world: ApiWorld): Promise<number> {
  return (await world.as().db.selectFrom("mails").select("id").execute()).length;
}

test("a person confirms their address from the mail, once, by pressing", async (t) => {
  const world = await apiWorld(t);
  const { body } = await world.post("/api/auth/register/", ADA);
  const is_verified = async () =>
    (await world.get("/api/auth/profile/", { token: body.access })).body.email_verified;
  const link = await linkOf(world, "Confirm your e-mail address");
  const ada = visitor(world);
  const page = await ada.get(link);
  assert.equal(formOf(page.text, VERIFY).fields.token, new URL(link, "http://x").searchParams.get("token"));
  assert.equal(await is_verified(), false, "opening the link alone does nothing");
  assert.match((await ada.submit(page, VERIFY)).words, /Your e-mail address is confirmed/);
  assert.equal(await is_verified(), true);
  const again = await ada.submit(page, VERIFY);
  assert.equal(again.status, 422);
  assert.match(again.words, /This link is spent/);
});

test("a link that is too old is replaced by another, for who is signed in", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", ADA);
  const link = await linkOf(world, "Confirm your e-mail address");
  world.clock.advance(DAY_MS);
  const ada = visitor(world);
  const spent = await ada.submit(await ada.get(link), VERIFY);
  assert.match(spent.words, /This link is spent .* Sign in to be sent a new link/);
  const before = await mailsOf(world);
  const stranger = await ada.post(`${VERIFY}resend/`, formOf(spent.text, "/search/").fields);
  assert.match(stranger.path, /^\/sign-in\//);
  assert.equal(await mailsOf(world), before);
  await signIn(ada, ADA.password);
  const form = await ada.get(VERIFY);
  assert.match((await ada.submit(form, `${VERIFY}resend/`)).words, /A new link is on its way/);
  assert.equal(await mailsOf(world), before + 1);
  const fresh = await ada.get(await linkOf(world, "Confirm your e-mail address"));
  assert.match((await ada.submit(fresh, VERIFY)).words, /is confirmed/);
});

test("asking for a new password is answered alike for whoever it is", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", ADA);
  const eve = visitor(world);
  const page = await eve.get(RESET);
  const known = await eve.submit(page, RESET, { email: ADA.email });
  const before = await mailsOf(world);
  const unknown = await eve.submit(page, RESET, { email: "nobody@example.com" });
  assert.deepEqual([known.status, known.path, known.text], [200, unknown.path, unknown.text]);
  assert.equal(await mailsOf(world), before);
  const wrong = await eve.submit(page, RESET, { email: "nobody" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="field-email-error"/);
  assert.equal(formOf(wrong.text, RESET).fields.email, "nobody");
});

test("a person who forgot the password chooses another one, and every session ends", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", ADA);
  const thief = visitor(world);
  await signIn(thief, ADA.password);
  const ada = visitor(world);
  await ada.submit(await ada.get(RESET), RESET, { email: ADA.email });
  const link = await linkOf(world, "Choose a new password");
  const form = await ada.get(link);
  const weak = await ada.submit(form, RESET, { new_password: "short" });
  assert.equal(weak.status, 422);
  assert.match(weak.text, /id="field-new_password-error"/);
  assert.doesNotMatch(weak.text, /"short"/);
  const done = await ada.submit(weak, RESET, { new_password: "second-light-10" });
  assert.match(done.path, /^\/sign-in\//);
  assert.match(done.words, /Your new password is set/);
  assert.equal(ada.cookies.has(SESSION), false, "nobody is signed in by a link");
  assert.match((await thief.get(`/sign-out/`)).path, /^\/(?!sign-out)/);
  assert.equal(thief.cookies.has(SESSION), false);
  assert.equal((await signIn(ada, "second-light-10")).path, "/help/");
  assert.equal((await signIn(visitor(world), ADA.password)).status, 422);
  const spent = await visitor(world).get(link);
  const late = await ada.submit(form, RESET, { new_password: "third-light-11" });
  assert.equal(spent.status, 200);
  assert.match(late.words, /This form has expired|This link is spent/);
});

test("a link to a new password is good for half an hour", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", ADA);
  const ada = visitor(world);
  await ada.submit(await ada.get(RESET), RESET, { email: ADA.email });
  const form = await ada.get(await linkOf(world, "Choose a new password"));
  world.clock.advance(30 * MINUTE_MS);
  const late = await ada.submit(form, RESET, { new_password: "second-light-10" });
  assert.equal(late.status, 422);
  assert.match(late.words, /This link is spent/);
  assert.equal(formOf(late.text, RESET).fields.token, undefined, "the page asks for the address again");
});

test("the pages of links are tried so often in a minute", async (t) => {
  const world = await apiWorld(t, { RATE_LIMIT_FACTOR: "0.1" });
  const eve = visitor(world);
  for (const path of [RESET, VERIFY]) {
    const page = await eve.get(`${path}?token=guess`);
    const statuses = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await eve.submit(page, path, { new_password: "second-light-10" })).status);
    assert.deepEqual(statuses, [422, 422, 429], path);
  }
});

test("a secret link stays out of caches, search engines and other sites' logs", async (t) => {
  const world = await apiWorld(t);
  for (const path of [RESET, VERIFY]) {
    const { headers, text } = await world.get(`${path}?token=secret-token`);
    assert.equal(headers.get("cache-control"), "private, no-store");
    assert.equal(headers.get("referrer-policy"), "same-origin");
    assert.match(text, /<meta name="robots" content="noindex">/);
    assert.doesNotMatch(text, /rel="canonical"/);
  }
});

test("markup in what people typed stays text", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", { ...ADA, first_name: "<script>alert(1)</script>" });
  const list = await world.get("/outbox/");
  const paths = [...list.text.matchAll(/href="(\/outbox\/\d+\/)"/g)].map((match) => match[1] ?? "");
  assert.ok(paths.length > 0);
  for (const path of paths) assert.ok(!(await world.get(path)).text.includes("<script>"));
  const token = '"><script>alert(1)</script>';
  for (const path of [RESET, VERIFY]) {
    const { text } = await world.get(`${path}?${new URLSearchParams({ token, state: token })}`);
    assert.ok(!text.includes("<script>"));
  }
});

test("the outbox is not there in production", async (t) => {
  const world = await apiWorld(t, {
    BUYBUY_ENV: "production",
    BUYBUY_URL: "https://shop.example",
    BUYBUY_SECRET: "0123456789abcdef0123456789abcdef",
  });
  assert.equal((await world.get("/outbox/")).status, 404);
  assert.equal((await world.get("/outbox/1/")).status, 404);
});
