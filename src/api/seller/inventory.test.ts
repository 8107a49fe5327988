// A seller's stock over HTTP: who may see and correct it, and with which version.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { apiWorld } from "../../../test/api.ts";
import { accessToken, openStall } from "../../../test/stall.ts";

const BASE = "/api/seller/inventory/";

async function open(t: Parameters<typeof apiWorld>[0]) {
  const world = await apiWorld(t);
  const stall = await openStall(world);
  const tokens = {
    ada: await accessToken(world, stall.ada),
    sol: await accessToken(world, stall.sol),
    mei: await accessToken(world, stall.mei),
  };
  const setStatus = (status: "pending" | "approved" | "suspended") =>
    transaction(world.as(), ({ db }) =>
      db.updateTable("sellers").set({ status }).where("id", "=", stall.sellers.sol).execute(),
    );
  return { world, stall, tokens, setStatus };
}

test("only a seller's members see its stock, and a suspended seller only reads", async (t) => {
  const { world, stall, tokens, setStatus } = await open(t);
  const { variant_id } = await stall.product();
  const path = `${BASE}${variant_id}/`;
  const body = { delta: 1, reason: "found" };
  for (const list of [BASE, `${BASE}low-stock/`, `${BASE}movements/`, path]) {
    assert.equal((await world.get(list)).status, 401);
    assert.equal((await world.get(list, { token: tokens.ada })).status, 403);
  }
  assert.equal((await world.patch(path, body)).status, 401);
  assert.equal((await world.patch(path, body, { token: tokens.ada })).status, 403);
  assert.equal((await world.patch(path, { delta: "?" }, { token: tokens.mei })).status, 404);
  assert.equal((await world.get(path, { token: tokens.mei })).status, 404);
  await setStatus("suspended");
  const token = await accessToken(world, stall.sol);
  const refused = await world.patch(path, body, { token });
  assert.deepEqual([refused.status, refused.body.code], [403, "seller_suspended"]);
  assert.equal((await world.get(path, { token })).body.on_hand, 10);
  await setStatus("pending");
  assert.equal((await world.patch(path, body, { token: tokens.sol })).status, 200);
});

test("corrections: what is wrong, what is stale, what is held, what works", async (t) => {
  const { world, stall, tokens } = await open(t);
  const { variant_id } = await stall.product({ stock: 10 });
  const path = `${BASE}${variant_id}/`;
  const patch = (body: object, version?: string) => {
    const headers: Record<string, string> = version ? { "if-match": version } : {};
    return world.patch(path, body, { token: tokens.sol, headers });
  };
  const wrong: [object, string][] = [
    [{}, "delta"],
    [{ delta: 1 }, "reason"],
    [{ delta: 0, reason: "x" }, "delta"],
    [{ delta: 1.5, reason: "x" }, "delta"],
    [{ delta: 1, on_hand: 3, reason: "x" }, "on_hand"],
    [{ on_hand: -1 }, "on_hand"],
    [{ on_hand: "3" }, "on_hand"],
    [{ reserved: 3 }, "reserved"],
    [{ low_stock_threshold: -1 }, "low_stock_threshold"],
  ];
  for (const [body, field] of wrong) {
    const reply = await patch(body);
    assert.deepEqual([reply.status, reply.body.errors?.[0]?.field], [422, field], JSON.stringify(body));
  }
  const unversioned = await patch({ on_hand: 8 });
  assert.deepEqual([unversioned.status, unversioned.body.code], [428, "version_required"]);
  const counted = await patch({ on_hand: 8 }, '"1"');
  assert.deepEqual([counted.status, counted.body.on_hand, counted.body.version], [200, 8, 2]);
  assert.equal(counted.headers.get("etag"), '"2"');
  const stale = await patch({ on_hand: 12 }, '"1"');
  assert.deepEqual([stale.status, stale.body.code], [412, "stale_version"]);
  const below = await patch({ delta: -9, reason: "lost" });
  assert.deepEqual([below.status, below.body.code, below.body.reserved], [409, "below_reserved", 0]);
  const found = await patch({ delta: 4, reason: "found", low_stock_threshold: 20 });
  assert.deepEqual([found.body.on_hand, found.body.available, found.body.is_low], [12, 12, true]);
});

test("lists: own rows, what is low, and the movements newest first", async (t) => {
  const { world, stall, tokens } = await open(t);
  const mug = await stall.product({ name: "Mug", stock: 2, low_stock_threshold: 3 });
  const tee = await stall.product({ name: "Tee", stock: 20 });
  await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  const get = (path: string) => world.get(path, { token: tokens.sol });
  const all = await get(BASE);
  const ids = (reply: { body: { results: { variant_id: number }[] } }) =>
    reply.body.results.map((row) => row.variant_id);
  assert.deepEqual([all.body.count, ids(all)], [2, [mug.variant_id, tee.variant_id]]);
  assert.deepEqual(all.body.results[0].product, { id: mug.product_id, name: "Mug" });
  assert.deepEqual(ids(await get(`${BASE}?ordering=-id`)), [tee.variant_id, mug.variant_id]);
  assert.deepEqual(ids(await get(`${BASE}low-stock/`)), [mug.variant_id]);
  assert.deepEqual(ids(await get(`${BASE}?low=false`)), [tee.variant_id]);
  assert.deepEqual(ids(await get(`${BASE}?search=te`)), [tee.variant_id]);
  const first = await get(`${BASE}?page_size=1`);
  assert.match(first.body.next, /page=2/);
  assert.equal(first.body.previous, null);
  for (const query of ["low=1", "page_size=0", "ordering=name", "cursor=x", "page=0"]) {
    assert.equal((await get(`${BASE}?${query}`)).status, 422, query);
  }
  await world.patch(`${BASE}${mug.variant_id}/`, { delta: 5, reason: "found" }, { token: tokens.sol });
  const movements = await get(`${BASE}movements/?variant=${mug.variant_id}`);
  assert.deepEqual(
    movements.body.results.map((row: { kind: string; delta: number }) => [row.kind, row.delta]),
    [
      ["adjustment", 5],
      ["initial", 2],
    ],
  );
  assert.equal((await get(`${BASE}movements/`)).body.count, 3);
  const others = await world.get(`${BASE}movements/?variant=${mug.variant_id}`, { token: tokens.mei });
  assert.equal(others.body.count, 0);
});
