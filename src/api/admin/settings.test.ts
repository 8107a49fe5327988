// Taxes and default shipping over HTTP: for staff with the permission only, judged by field, effective at
// once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { apiWorld } from "../../../test/api.ts";
import { accessToken, openStall } from "../../../test/stall.ts";

const TAXES = "/api/admin/settings/tax-rates/";
const SHIPPING = "/api/admin/settings/shipping/";
const GERMANY = { tax_included: true, rates: { standard: "19", reduced: "7" } };
const DEFAULTS = {
  defaults: [
    { currency: "JPY", price: "800", free_above: "5000", min_days: 1, max_days: 2 },
    { currency: "USD", price: "4.90", free_above: null, min_days: 2, max_days: 4 },
  ],
};

async function open(t: Parameters<typeof apiWorld>[0]) {
  const world = await apiWorld(t);
  const stall = await openStall(world);
  const tokens = { ada: await accessToken(world, stall.ada), sol: await accessToken(world, stall.sol) };
  const become = async (role: "admin" | "staff", permissions: string[]) => {
    await transaction(world.as(), ({ db }) =>
      db
        .updateTable("users")
        .set({ role, permissions: JSON.stringify(permissions) })
        .where("id", "=", stall.ada.user_id)
        .execute(),
    );
    return { token: tokens.ada };
  };
  return { ...world, tokens, become };
}

test("strangers, buyers, sellers and staff without the permission may do nothing", async (t) => {
  const { request, tokens, become, get } = await open(t);
  const calls: [string, string, unknown?][] = [
    ["GET", TAXES],
    ["GET", `${TAXES}DE/`],
    ["PUT", `${TAXES}DE/`, { wrong: 1 }],
    ["DELETE", `${TAXES}DE/`],
    ["GET", SHIPPING],
    ["PUT", SHIPPING, { wrong: 1 }],
  ];
  const expectAll = async (status: number, token?: string) => {
    for (const [method, path, body] of calls) {
      const reply = await request(method, path, { token, body });
      assert.equal(reply.status, status, `${method} ${path}`);
    }
  };
  await expectAll(401);
  await expectAll(403, tokens.ada);
  await expectAll(403, tokens.sol);
  const staff = await become("staff", ["orders.manage"]);
  await expectAll(403, staff.token);
  const able = await become("staff", ["settings.manage"]);
  assert.equal((await get(TAXES, able)).body.count, 0);
});

test("tax rates: judged by field, whole countries at a time", async (t) => {
  const { get, put, delete: remove, become } = await open(t);
  const admin = await become("admin", []);
  const wrong: [object, string][] = [
    [{}, "tax_included"],
    [{ ...GERMANY, tax_included: "true" }, "tax_included"],
    [{ ...GERMANY, rates: {} }, "rates.standard"],
    [{ ...GERMANY, rates: { standard: 19 } }, "rates.standard"],
    [{ ...GERMANY, rates: { standard: "101" } }, "rates.standard"],
    [{ ...GERMANY, rates: { standard: "1.00001" } }, "rates.standard"],
    [{ ...GERMANY, rates: { standard: "1", reduced: "-1" } }, "rates.reduced"],
    [{ ...GERMANY, rates: { ...GERMANY.rates, zero: "5" } }, "rates.zero"],
  ];
  for (const [body, field] of wrong) {
    const { status, body: problem } = await put(`${TAXES}DE/`, body, admin);
    assert.equal(status, 422, JSON.stringify(body));
    const fields = problem.errors.map((error: { field: string }) => error.field);
    assert.ok(fields.includes(field), JSON.stringify(fields));
  }
  assert.equal((await put(`${TAXES}XX/`, GERMANY, admin)).status, 422);
  assert.equal((await put(`${TAXES}de/`, GERMANY, admin)).status, 404);
  assert.equal((await get(`${TAXES}DE/`, admin)).status, 404);
  assert.equal((await remove(`${TAXES}DE/`, admin)).status, 404);

  const made = await put(`${TAXES}DE/`, GERMANY, admin);
  const germany = { country: "DE", tax_included: true, rates: { standard: "19", reduced: "7", zero: "0" } };
  assert.deepEqual([made.status, made.body], [200, germany]);
  const us = await put(`${TAXES}US/`, { tax_included: false, rates: { standard: "8.8750" } }, admin);
  assert.deepEqual(us.body.rates, { standard: "8.875", reduced: "8.875", zero: "0" });
  const free = await put(`${TAXES}US/`, { tax_included: false, rates: { standard: "0.5" } }, admin);
  assert.equal(free.body.rates.standard, "0.5");
  assert.deepEqual((await get(TAXES, admin)).body.results, [germany, free.body]);
  assert.equal((await remove(`${TAXES}DE/`, admin)).status, 204);
  assert.equal((await get(TAXES, admin)).body.count, 1);
});

test("default shipping: replaced as a whole, each currency once", async (t) => {
  const { get, put, become } = await open(t);
  const admin = await become("admin", []);
  const initial = { currency: "USD", price: "5.00", free_above: null, min_days: 3, max_days: 5 };
  assert.deepEqual((await get(SHIPPING, admin)).body, { defaults: [initial] });
  const wrong: [object[], string][] = [
    [[{ ...initial, currency: "XXX" }], "defaults.0.currency"],
    [[{ ...initial, price: "5.001" }], "defaults.0.price"],
    [[initial, { ...initial, currency: "JPY" }], "defaults.1.price"],
    [[initial, initial], "defaults.1.currency"],
    [[{ ...initial, max_days: 2 }], "defaults.0.max_days"],
  ];
  for (const [defaults, field] of wrong) {
    const { status, body: problem } = await put(SHIPPING, { defaults }, admin);
    const fields = problem.errors?.map((error: { field: string }) => error.field);
    assert.deepEqual([status, fields], [422, [field]]);
  }
  assert.deepEqual((await get(SHIPPING, admin)).body, { defaults: [initial] });
  const written = await put(SHIPPING, DEFAULTS, admin);
  assert.deepEqual([written.status, written.body], [200, DEFAULTS]);
  assert.deepEqual((await get(SHIPPING, admin)).body, DEFAULTS);
});
