// Sellers over HTTP: the directory, applying, the seller's own profile, and staff with their decisions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAdmin } from "#modules/identity";
import { type ApiWorld, apiWorld } from "../../test/api.ts";
import { userCommand } from "../cli/user.ts";

const PASSWORD = "correct-horse-battery";
const person = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  password: PASSWORD,
  first_name: name,
  last_name: "Test",
});

interface Tokens {
  ada: string;
  sol: string;
  mei: string;
  olga: string;
  stan: string;
}

async function people(world: ApiWorld): Promise<Tokens> {
  const signUp = async (input: object) => (await world.post("/api/auth/register/", input)).body.access;
  const ada = await signUp(person("Ada"));
  const sol = await signUp({ ...person("Sol"), role: "seller", store_name: "Sun Lamps" });
  const mei = await signUp({ ...person("Mei"), role: "seller", store_name: "Mei's Tea" });
  const stan = await signUp(person("Stan"));
  await createAdmin(world.as(), person("Olga"));
  const login = await world.post("/api/auth/login/", { email: "olga@example.com", password: PASSWORD });
  const olga = login.body.access;
  const users = await world.get("/api/admin/users/?email=stan@example.com", { token: olga });
  await world.patch(`/api/admin/users/${users.body.results[0].id}/`, { role: "staff" }, { token: olga });
  return { ada, sol, mei, olga, stan };
}

test("a seller is not public before it is approved, and its member sees why it waits", async (t) => {
  const world = await apiWorld(t);
  const { sol, olga } = await people(world);
  assert.equal((await world.get("/api/sellers/")).body.count, 0);
  assert.equal((await world.get("/api/sellers/sun-lamps/")).status, 404);
  const own = await world.get("/api/seller/profile/", { token: sol });
  assert.equal(own.body.status, "pending");
  const { id } = own.body;
  const approved = await world.post(`/api/admin/sellers/${id}/approval/`, undefined, { token: olga });
  assert.equal(approved.status, 200);
  assert.equal(approved.body.status, "approved");
  assert.equal(approved.body.history.length, 2);
  const page = await world.get(`/api/sellers/${id}/`);
  assert.equal(page.status, 200);
  for (const hidden of ["status", "status_reason", "email", "phone", "tax_id", "line1"]) {
    assert.ok(!(hidden in page.body), hidden);
  }
  const etag = page.headers.get("etag") ?? "";
  const again = await world.get("/api/sellers/sun-lamps/", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  const list = await world.get("/api/sellers/?ordering=-rating");
  assert.deepEqual(
    list.body.results.map((seller: { slug: string }) => seller.slug),
    ["sun-lamps"],
  );
  assert.ok(list.headers.get("etag"));
  for (const query of ["ordering=status", "page_size=101", "page=0", "cursor=rubbish"]) {
    assert.equal((await world.get(`/api/sellers/?${query}`)).status, 422, query);
  }
  assert.equal((await world.get("/api/sellers/?page=500")).body.code, "use_cursor");
});

test("decisions: staff with the permission only, with reasons where they hurt, from the right state", async (t) => {
  const world = await apiWorld(t);
  const { ada, sol, mei, olga, stan } = await people(world);
  const { id } = (await world.get("/api/seller/profile/", { token: sol })).body;
  const decide = (token: string | undefined, name: string, body?: object) =>
    world.post(`/api/admin/sellers/${id}/${name}/`, body, { token });
  const reason = { reason: "Counterfeit goods" };
  assert.equal((await decide(undefined, "approval")).status, 401);
  for (const token of [ada, sol, mei, stan]) assert.equal((await decide(token, "approval")).status, 403);
  assert.equal((await world.post("/api/admin/sellers/999/approval/", {}, { token: olga })).status, 404);
  assert.equal((await decide(olga, "rejection")).status, 422);
  assert.equal((await decide(olga, "rejection", { reason: " " })).status, 422);
  assert.equal((await decide(olga, "suspension", reason)).body.code, "wrong_state");
  assert.equal((await decide(olga, "rejection", reason)).body.status_reason, "Counterfeit goods");
  assert.equal((await decide(olga, "approval")).status, 409);
  const apply = (token: string) =>
    world.post("/api/seller/application/", { description: "Better" }, { token });
  assert.equal((await apply(ada)).status, 403);
  assert.equal((await apply(mei)).status, 403);
  const again = await apply(sol);
  assert.deepEqual([again.status, again.body.status, again.body.description], [200, "pending", "Better"]);
  await decide(olga, "approval");
  assert.equal((await decide(olga, "suspension", reason)).status, 200);
  assert.equal((await world.get("/api/sellers/sun-lamps/")).status, 404);
  const shut = await world.patch("/api/seller/profile/", { tagline: "x" }, { token: sol });
  assert.deepEqual([shut.status, shut.body.code], [403, "seller_suspended"]);
  assert.equal((await world.get("/api/seller/profile/", { token: sol })).body.status_reason, reason.reason);
  assert.equal((await decide(olga, "reinstatement")).body.status, "approved");
});

test("staff see what their permissions say, and only admins change accounts", async (t) => {
  const world = await apiWorld(t);
  const { ada, olga, stan } = await people(world);
  const find = async (name: string) => {
    const list = await world.get(`/api/admin/users/?email=${name}@example.com`, { token: olga });
    return list.body.results[0];
  };
  const [stan_id, ada_id, olga_id] = [
    (await find("stan")).id,
    (await find("ada")).id,
    (await find("olga")).id,
  ];
  for (const path of ["/api/admin/users/", `/api/admin/users/${ada_id}/`, "/api/admin/sellers/"]) {
    assert.equal((await world.get(path)).status, 401);
    assert.equal((await world.get(path, { token: ada })).status, 403);
    assert.equal((await world.get(path, { token: stan })).status, 403);
  }
  const patch = (id: number, body: object, token = olga) =>
    world.patch(`/api/admin/users/${id}/`, body, { token });
  const permissions = ["users.read", "sellers.decide"];
  assert.equal((await patch(stan_id, { permissions: ["everything"] })).status, 422);
  assert.equal((await patch(stan_id, { email: "x@example.com" })).status, 422);
  assert.deepEqual((await patch(stan_id, { permissions })).body.permissions, permissions);
  assert.equal((await world.get("/api/admin/users/?role=admin", { token: stan })).body.count, 1);
  assert.equal((await world.get("/api/admin/sellers/?status=pending", { token: stan })).body.count, 2);
  assert.equal((await patch(stan_id, { role: "admin" }, stan)).status, 403);
  assert.equal((await patch(olga_id, { is_active: false })).body.code, "last_admin");
  assert.equal((await patch(999, { is_active: false })).status, 404);
  const user = await patch(ada_id, { is_active: false });
  assert.equal(user.body.is_active, false);
  assert.ok(!("password_hash" in user.body));
  assert.equal((await world.get("/api/auth/profile/", { token: ada })).status, 401);
  assert.equal((await world.get("/api/admin/users/?is_active=false", { token: olga })).body.count, 1);
  assert.equal((await world.get("/api/admin/users/?is_active=no", { token: olga })).status, 422);
});

test("a buyer applies to sell, once", async (t) => {
  const world = await apiWorld(t);
  const { ada, sol } = await people(world);
  const apply = (body: object, token?: string) => world.post("/api/sellers/", body, { token });
  assert.equal((await apply({ name: "Engines" })).status, 401);
  for (const body of [{}, { name: "" }, { name: "A", store_name: "B" }, { name: "A", status: "approved" }]) {
    assert.equal((await apply(body, ada)).status, 422);
  }
  assert.equal((await apply({ name: "A", currency: "XXX" }, ada)).status, 422);
  const made = await apply({ name: "Engines", country: "GB", currency: "GBP" }, ada);
  assert.deepEqual([made.status, made.body.status, made.body.currency], [201, "pending", "GBP"]);
  assert.equal((await apply({ name: "Engines" }, ada)).body.code, "already_a_member");
  assert.equal((await apply({ name: "More" }, sol)).status, 409);
  const profile = await world.get("/api/auth/profile/", { token: ada });
  assert.equal(profile.body.role, "seller");
  assert.equal(profile.body.seller.slug, "engines");
});

test("a seller's owner changes the profile; a new name moves the page and the old address leads there", async (t) => {
  const world = await apiWorld(t, { BUYBUY_AUTO_APPROVE_SELLERS: "true" });
  const { ada, sol } = await people(world);
  const patch = (body: object, token = sol) => world.patch("/api/seller/profile/", body, { token });
  assert.equal((await patch({ name: "x" }, ada)).status, 403);
  for (const body of [
    { status: "approved" },
    { slug: "x" },
    { rating: 5 },
    { country: "XX" },
    { name: null },
  ]) {
    assert.equal((await patch(body)).status, 422, JSON.stringify(body));
  }
  const changed = await patch({ name: "Bright Days", tagline: "Light", is_on_vacation: true });
  assert.deepEqual([changed.body.slug, changed.body.is_on_vacation], ["bright-days", true]);
  const old = await world.get("/api/sellers/sun-lamps/");
  assert.equal(old.status, 301);
  assert.match(old.headers.get("location") ?? "", /\/api\/sellers\/bright-days\/$/);
  assert.equal((await world.get("/api/sellers/bright-days/")).body.tagline, "Light");
});

test("the command line makes admins, and prints a password it made up once", async (t) => {
  const world = await apiWorld(t);
  const lines: string[] = [];
  const run = (...args: string[]) => userCommand(world.services, args, (line) => lines.push(line));
  assert.equal(await run(), 2);
  assert.equal(await run("create-admin"), 2);
  assert.equal(await run("create-admin", "--email", "olga"), 2);
  assert.equal(await run("create-admin", "--email", "olga@example.com", "--password", "password"), 1);
  assert.equal(await run("create-admin", "--email", "olga@example.com"), 0);
  const password = /once: (\S+)/.exec(lines.join(""))?.[1];
  assert.ok(password && password.length >= 40);
  assert.equal(await run("create-admin", "--email", "olga@example.com"), 1);
  const login = await world.post("/api/auth/login/", { email: "olga@example.com", password });
  assert.equal(login.body.user.role, "admin");
});
