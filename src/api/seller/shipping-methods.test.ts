// A seller's shipping methods over HTTP: whose they are, what is refused, what is offered afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { apiWorld } from "../../../test/api.ts";
import { accessToken, openStall } from "../../../test/stall.ts";

const BASE = "/api/seller/shipping-methods/";
const EXPRESS = { code: "express", name: "Express", price: "12.50", countries: ["US", "CA"] };

async function open(t: Parameters<typeof apiWorld>[0]) {
  const world = await apiWorld(t);
  const stall = await openStall(world);
  const ada = await accessToken(world, stall.ada);
  const sol = await accessToken(world, stall.sol);
  const mei = await accessToken(world, stall.mei);
  return { ...world, stall, ada, sol, mei };
}

test("only members see them, a suspended seller only reads, strangers find nothing", async (t) => {
  const world = await open(t);
  const { get, post, patch, put, sol } = world;
  const made = await post(BASE, EXPRESS, { token: sol });
  assert.equal(made.status, 201);
  const path = `${BASE}${made.body.id}/`;
  for (const at of [BASE, path]) {
    assert.equal((await get(at)).status, 401);
    assert.equal((await get(at, { token: world.ada })).status, 403);
  }
  assert.equal((await post(BASE, EXPRESS, { token: world.ada })).status, 403);
  const mei = { token: world.mei };
  assert.equal((await get(path, mei)).status, 404);
  assert.equal((await patch(path, { name: 1 }, mei)).status, 404);
  assert.equal((await put(path, EXPRESS, mei)).status, 404);
  assert.equal((await world.delete(path, mei)).status, 404);
  assert.equal((await get(BASE, mei)).body.count, 0);
  await transaction(world.as(), ({ db }) =>
    db
      .updateTable("sellers")
      .set({ status: "suspended" })
      .where("id", "=", world.stall.sellers.sol)
      .execute(),
  );
  assert.equal((await patch(path, { name: "x" }, { token: sol })).body.code, "seller_suspended");
  assert.equal((await world.delete(path, { token: sol })).status, 403);
  assert.deepEqual((await get(path, { token: sol })).body, made.body);
});

test("what is wrong is said by field, and nothing is written", async (t) => {
  const { get, post, patch, sol, stall } = await open(t);
  const wrong: [object, string][] = [
    [{}, "code"],
    [{ ...EXPRESS, code: "Über Nacht" }, "code"],
    [{ ...EXPRESS, name: " " }, "name"],
    [{ ...EXPRESS, price: 12.5 }, "price"],
    [{ ...EXPRESS, price: "12.505" }, "price"],
    [{ ...EXPRESS, price: "-1" }, "price"],
    [{ ...EXPRESS, free_above: "1,000" }, "free_above"],
    [{ ...EXPRESS, countries: ["us"] }, "countries.0"],
    [{ ...EXPRESS, countries: ["US", "XX"] }, "countries.1"],
    [{ ...EXPRESS, min_days: 5, max_days: 4 }, "max_days"],
    [{ ...EXPRESS, min_days: -1 }, "min_days"],
    [{ ...EXPRESS, is_active: "yes" }, "is_active"],
    [{ ...EXPRESS, seller_id: stall.sellers.mei }, "seller_id"],
  ];
  for (const [body, field] of wrong) {
    const { status, body: problem } = await post(BASE, body, { token: sol });
    assert.equal(status, 422, JSON.stringify(body));
    assert.ok(
      problem.errors.some((error: { field: string }) => error.field === field),
      `${field}: ${JSON.stringify(problem.errors)}`,
    );
  }
  assert.equal((await get(BASE, { token: sol })).body.count, 0);
  const made = await post(BASE, EXPRESS, { token: sol });
  const again = await post(BASE, EXPRESS, { token: sol });
  assert.deepEqual([again.status, again.body.code], [409, "code_taken"]);
  const other = await post(BASE, { ...EXPRESS, code: "slow" }, { token: sol });
  const clash = await patch(`${BASE}${other.body.id}/`, { code: "express" }, { token: sol });
  assert.deepEqual([clash.status, clash.body.code], [409, "code_taken"]);
  assert.equal((await get(`${BASE}${made.body.id}/`, { token: sol })).body.price, "12.50");
});

test("made, read, changed in part, replaced, removed", async (t) => {
  const { get, post, patch, put, delete: remove, sol, mei } = await open(t);
  const token = { token: sol };
  const made = await post(BASE, EXPRESS, token);
  const path = `${BASE}${made.body.id}/`;
  assert.ok(made.headers.get("location")?.endsWith(path));
  assert.deepEqual(made.body, {
    id: made.body.id,
    code: "express",
    name: "Express",
    price: "12.50",
    free_above: null,
    currency: "USD",
    countries: ["CA", "US"],
    min_days: 3,
    max_days: 5,
    is_active: true,
    sort_order: 0,
  });
  const changed = await patch(path, { free_above: "100.00", is_active: false }, token);
  assert.deepEqual(changed.body, { ...made.body, free_above: "100.00", is_active: false });
  const replaced = await put(path, { code: "x", name: "X", price: "1" }, token);
  assert.deepEqual(replaced.body, { ...made.body, code: "x", name: "X", price: "1.00", countries: [] });
  assert.deepEqual((await get(BASE, token)).body.results, [replaced.body]);
  const euro = await post(BASE, EXPRESS, { token: mei });
  assert.equal(euro.body.currency, "EUR");
  assert.equal((await remove(path, token)).status, 204);
  assert.equal((await get(path, token)).status, 404);
  assert.equal((await get(`${BASE}${euro.body.id}/`, { token: mei })).status, 200);
});

test("a new seller has standard at the operator's default, and again in another currency", async (t) => {
  const { get, post, patch } = await open(t);
  const person = {
    email: "kai@example.com",
    password: "a long and quiet river",
    first_name: "Kai",
    last_name: "M",
  };
  const registered = await post("/api/auth/register/", { ...person, role: "seller", store_name: "Kai's" });
  assert.equal(registered.status, 201, registered.text);
  const token = { token: registered.body.access };
  const [standard, ...others] = (await get(BASE, token)).body.results;
  assert.equal(others.length, 0);
  assert.deepEqual([standard.code, standard.price, standard.currency], ["standard", "5.00", "USD"]);
  const profile = await patch("/api/seller/profile/", { currency: "JPY" }, token);
  assert.equal(profile.status, 200, profile.text);
  const [yen, ...more] = (await get(BASE, token)).body.results;
  assert.deepEqual([yen.price, yen.currency, more], ["500", "JPY", []]);
});
