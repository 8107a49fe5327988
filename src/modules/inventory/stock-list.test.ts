// A seller's stock and its movements, page by page: whose they are, in which order, and what is left out.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { transaction } from "#platform/database";
import { orderRows } from "../../../test/order-rows.ts";
import { openStall } from "../../../test/stall.ts";
import { openWorld, START } from "../../../test/world.ts";
import { adjustStock } from "./adjust.ts";
import { commitReservations, reserve } from "./reservations.ts";
import { lockStock } from "./stock.ts";
import { listMovements, listStock, type MovementQuery, type StockQuery } from "./stock-list.ts";

async function open(t: TestContext) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const seller_id = stall.sellers.sol;
  const stock = (query: Partial<StockQuery> = {}) =>
    listStock(world.as(stall.sol), { seller_id, limit: 2, ...query });
  const movements = (query: Partial<MovementQuery> = {}) =>
    listMovements(world.as(stall.sol), { seller_id, limit: 2, ...query });
  return { world, stall, sol: world.as(stall.sol), stock, movements };
}

/** Walks from page to page by cursor; fails when it does not come to an end. */
async function walk<R>(
  page: (cursor: string | undefined) => Promise<{ results: R[]; count: number; next_cursor: string | null }>,
): Promise<R[]> {
  const rows: R[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { results, count, next_cursor } = await page(cursor);
    assert.ok(results.length > 0, "no page is empty");
    rows.push(...results);
    assert.ok(rows.length <= count, "no row comes twice");
    cursor = next_cursor;
  }
  return rows;
}

test("stock is listed by variant in both directions, by cursor and by offset", async (t) => {
  const { stall, stock } = await open(t);
  const ids: number[] = [];
  for (const quantity of [4, 0, 2, 7]) ids.push((await stall.product({ stock: quantity })).variant_id);
  await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  for (const descending of [false, true]) {
    const expected = descending ? ids.toReversed() : ids;
    const rows = await walk((cursor) => stock({ descending, cursor }));
    assert.deepEqual(
      rows.map((row) => row.variant_id),
      expected,
    );
    const second = await stock({ descending, offset: 1 });
    assert.deepEqual(
      second.results.map((row) => row.variant_id),
      expected.slice(1, 3),
    );
  }
  const all = await stock({ limit: 4 });
  assert.deepEqual([all.count, all.count_is_exact, all.next_cursor], [4, true, null]);
});

test("archived variants and products have no stock to look after", async (t) => {
  const { world, stall, stock } = await open(t);
  const kept = await stall.product();
  const { variant_id } = await stall.product();
  const { product_id } = await stall.product();
  await transaction(world.as(), async ({ db }) => {
    await db.updateTable("variants").set({ archived_at: START }).where("id", "=", variant_id).execute();
    await db.updateTable("products").set({ status: "archived" }).where("id", "=", product_id).execute();
  });
  const { results, count } = await stock();
  assert.deepEqual([results.map((row) => row.variant_id), count], [[kept.variant_id], 1]);
});

test("movements are listed newest first or oldest first, all or of one variant, the seller's own only", async (t) => {
  const { world, stall, sol, movements } = await open(t);
  const first = await stall.product({ stock: 5 });
  const second = await stall.product({ stock: 6 });
  await stall.product({ seller_id: stall.sellers.mei, currency: "EUR", stock: 9 });
  await adjustStock(sol, { variant_id: first.variant_id, delta: 2, reason: "found" });
  const { order_id, parts } = await orderRows(world.as(), [
    { seller_id: stall.sellers.kim, total_minor: 100 },
    { seller_id: stall.sellers.sol, total_minor: 100 },
  ]);
  const lines = [{ variant_id: second.variant_id, quantity: 4 }];
  await transaction(world.as(), (tx) => reserve(tx, { order_id, lines, expires_at: START + 1000 }));
  await transaction(world.as(), (tx) => commitReservations(tx, { order_id, at: START + 5 }));
  const expected = [
    [first.variant_id, 5, 5, "initial", null],
    [second.variant_id, 6, 6, "initial", null],
    [first.variant_id, 2, 7, "adjustment", null],
    [second.variant_id, -4, 2, "sale", parts[1]?.seller_order_id],
  ];
  for (const oldest_first of [true, false]) {
    const rows = await walk((cursor) => movements({ oldest_first, cursor }));
    assert.deepEqual(
      rows.map((row) => [row.variant_id, row.delta, row.on_hand_after, row.kind, row.seller_order_id]),
      oldest_first ? expected : expected.toReversed(),
    );
  }
  const of_first = await movements({ variant_id: first.variant_id });
  assert.deepEqual(
    of_first.results.map((row) => row.delta),
    [2, 5],
  );
  assert.deepEqual([of_first.count, of_first.count_is_exact, of_first.next_cursor], [2, true, null]);
  const newest = await movements({ limit: 1, offset: 1 });
  assert.deepEqual(
    newest.results.map((row) => row.delta),
    [2],
  );
});

test("what an expired reservation held can be corrected away, what a live one holds cannot", async (t) => {
  const { world, stall, sol, stock } = await open(t);
  const { variant_id } = await stall.product({ stock: 10 });
  const hold = (order_id: number, quantity: number, expires_at: number) =>
    transaction(world.as(), (tx) => reserve(tx, { order_id, lines: [{ variant_id, quantity }], expires_at }));
  await hold(1, 4, START + 1000);
  await hold(2, 3, START + 5000);
  world.clock.advance(1000);
  await assert.rejects(adjustStock(sol, { variant_id, delta: -8 }), { code: "below_reserved" });
  await adjustStock(sol, { variant_id, delta: -7 });
  const [row] = (await stock()).results;
  assert.deepEqual([row?.on_hand, row?.reserved, row?.available], [3, 3, 0]);
});

test("only the stock that is asked for is locked, in ascending order", async (t) => {
  const { world, stall } = await open(t);
  const ids: number[] = [];
  for (let index = 0; index < 3; index += 1) ids.push((await stall.product()).variant_id);
  const [first = 0, , third = 0] = ids;
  const locked = await transaction(world.as(), (tx) => lockStock(tx, [third, first, 987_654]));
  assert.deepEqual([...locked.keys()], [first, third]);
});
