// The plain pages: start, outbox, and where the links in mails lead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ApiWorld, apiWorld } from "./api.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const ADA = {
  email: "ada@example.com",
  password: "first-light-9",
  first_name: "Ada <b>",
  last_name: "Novak",
};

/** The link in the newest mail with this subject. */
async function linkOf(world: ApiWorld, subject: string): Promise<string> {
  const list = await world.get("/outbox/");
  const path = new RegExp(`href="(/outbox/\\d+/)">${subject}`).exec(list.text)?.[1] ?? "";
  const mail = await world.get(path);
  const link = /http:\/\/localhost:3000(\/\S+token=[\w-]+)/.exec(mail.text)?.[1];
  assert.ok(link, `no link in the mail ${subject}`);
  return link;
}

test("the start page says where things are, and runs no script", async (t) => {
  const { get } = await apiWorld(t);
  const page = await get("/");
  assert.equal(page.status, 200);
  assert.match(page.text, /\/api\/docs\//);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.equal((await get("/assets/style.css")).status, 200);
});

test("a person confirms their address from the mail, once", async (t) => {
  const world = await apiWorld(t);
  const { body } = await world.post("/api/auth/register/", ADA);
  const link = await linkOf(world, "Confirm your e-mail address");
  const token = new URL(link, "http://x").searchParams.get("token") ?? "";
  const page = await world.get(link);
  assert.match(page.text, new RegExp(`value="${token}"`));
  const before = await world.get("/api/auth/profile/", { token: body.access });
  assert.equal(before.body.email_verified, false, "opening the link alone does nothing");
  const press = () => world.post("/account/verify-email/", `token=${token}`, { headers: FORM });
  assert.match((await press()).text, /Thank you/);
  assert.match((await press()).text, /This link is spent/);
  const after = await world.get("/api/auth/profile/", { token: body.access });
  assert.equal(after.body.email_verified, true);
});

test("a person who forgot the password chooses another one", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", ADA);
  const asked = await world.post("/account/reset-password/", "email=ada%40example.com", { headers: FORM });
  const unknown = await world.post("/account/reset-password/", "email=nobody%40example.com", {
    headers: FORM,
  });
  assert.equal(asked.text, unknown.text);
  const link = await linkOf(world, "Choose a new password");
  const token = new URL(link, "http://x").searchParams.get("token") ?? "";
  const choose = (password: string) =>
    world.post("/account/reset-password/", `token=${token}&new_password=${password}`, { headers: FORM });
  assert.match((await choose("short")).text, /role="alert"/);
  assert.match((await choose("second-light-10")).text, /Done/);
  const login = await world.post("/api/auth/login/", { email: ADA.email, password: "second-light-10" });
  assert.equal(login.status, 200);
});

test("markup in what people typed stays text", async (t) => {
  const world = await apiWorld(t);
  await world.post("/api/auth/register/", {
    ...ADA,
    email: "x@example.com",
    first_name: "<script>alert(1)</script>",
  });
  const list = await world.get("/outbox/");
  const paths = [...list.text.matchAll(/href="(\/outbox\/\d+\/)"/g)].map((match) => match[1] ?? "");
  assert.ok(paths.length > 0);
  for (const path of paths) assert.ok(!(await world.get(path)).text.includes("<script>"));
});

test("the outbox is not there in production", async (t) => {
  const world = await apiWorld(t, {
    BUYBUY_ENV: "production",
    BUYBUY_URL: "https://shop.example",
    BUYBUY_SECRET: "0123456789abcdef0123456789abcdef",
  });
  assert.equal((await world.get("/outbox/")).status, 404);
});
