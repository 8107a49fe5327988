// Accounts over time: sessions that live while they are used, hashes that follow their cost, pages of all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAdmin, type Device, listUsers, register, signIn, touchSession } from "#modules/identity";
import { actorOfSession } from "#modules/sellers";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { hashPassword } from "#platform/password";
import { openWorld, START, type World } from "../../../test/world.ts";

const device: Device = { user_agent: "test", address: "203.0.113.7" };
const PASSWORD = "kittens eat seven mangos";

function person(name: string) {
  return { email: `${name}@example.com`, password: PASSWORD, first_name: name, last_name: "Test" };
}

async function actAs(world: World, sid: string) {
  const actor = await actorOfSession(world.as(), sid);
  assert.ok(actor);
  return world.as(actor);
}

test("a session that is used lives on, writes at most once an hour, and ends after ninety days", async (t) => {
  const world = await openWorld(t);
  const { sid } = await register(world.as(), person("ada"), device);
  const times = async () => {
    const row = await world.as().db.selectFrom("sessions").select(["last_used_at", "expires_at"]).execute();
    return row.map(({ last_used_at, expires_at }) => [last_used_at - START, expires_at - START])[0];
  };
  const [, first_end] = (await times()) ?? [];
  await touchSession(world.as({ kind: "anonymous" }));
  await touchSession(world.as(SYSTEM_ACTOR));
  world.clock.advance(HOUR_MS - 1);
  await touchSession(await actAs(world, sid));
  assert.deepEqual(await times(), [0, first_end], "not within the hour");
  world.clock.advance(1);
  await touchSession(await actAs(world, sid));
  assert.deepEqual(await times(), [HOUR_MS, HOUR_MS + 14 * DAY_MS]);
  for (let day = 13; day <= 78; day += 13) {
    world.clock.set(START + day * DAY_MS);
    await touchSession(await actAs(world, sid));
  }
  assert.deepEqual(await times(), [78 * DAY_MS, 90 * DAY_MS]);
  world.clock.set(START + 90 * DAY_MS);
  assert.equal(await actorOfSession(world.as(), sid), null);
});

test("a password hashed at another cost is hashed anew when its owner signs in", async (t) => {
  const world = await openWorld(t);
  const { user_id } = await register(world.as(), person("ada"), device);
  const hash = async () =>
    (await world.as().db.selectFrom("users").select("password_hash").executeTakeFirst())?.password_hash ?? "";
  const usual = (await hash()).split("$").slice(0, 4).join("$");
  const cheap = await hashPassword(PASSWORD, { memory_kib: 8, passes: 1, parallelism: 1 });
  assert.ok(!cheap.startsWith(usual));
  await transaction(world.as(), ({ db }) =>
    db.updateTable("users").set({ password_hash: cheap }).where("id", "=", user_id).execute(),
  );
  await assert.rejects(signIn(world.as(), { email: "ada@example.com" }, `${PASSWORD}!`, device));
  assert.equal(await hash(), cheap, "a wrong password changes nothing");
  await signIn(world.as(), { email: "ada@example.com" }, PASSWORD, device);
  const renewed = await hash();
  assert.ok(renewed.startsWith(usual));
  await signIn(world.as(), { email: "ada@example.com" }, PASSWORD, device);
  assert.equal(await hash(), renewed);
});

test("staff pages through accounts in both directions, and filters them", async (t) => {
  const world = await openWorld(t);
  await createAdmin(world.as(), person("olga"));
  const { sid } = await signIn(world.as(), { email: "olga@example.com" }, PASSWORD, device);
  const olga = await actAs(world, sid);
  for (const name of ["ada", "bob", "sol", "mei"]) {
    await register(world.as(), person(name), device);
    if (name === "bob") world.clock.advance(1000);
  }
  const everybody = ["olga", "ada", "bob", "sol", "mei"];
  for (const ordering of ["created_at", "-created_at"] as const) {
    const names: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null && names.length <= everybody.length) {
      const slice = { page_size: 2, offset: 0, ordering, ...(cursor ? { cursor } : {}) };
      const page = await listUsers(olga, {}, slice);
      assert.deepEqual([page.count, page.count_is_exact], [5, true]);
      names.push(...page.results.map((user) => user.first_name));
      cursor = page.next_cursor;
    }
    assert.deepEqual(names, ordering === "created_at" ? everybody : everybody.toReversed());
    const later = await listUsers(olga, {}, { page_size: 2, offset: 3, ordering });
    assert.deepEqual(
      later.results.map((user) => user.first_name),
      names.slice(3),
    );
  }
  const slice = { page_size: 10, offset: 0, ordering: "created_at" as const };
  const found = async (filter: Parameters<typeof listUsers>[1]) =>
    (await listUsers(olga, filter, slice)).results.map((user) => user.first_name);
  assert.deepEqual(await found({ email: "BOB@example.com" }), ["bob"]);
  assert.deepEqual(await found({ role: "admin" }), ["olga"]);
  assert.deepEqual(await found({ is_active: false }), []);
});
