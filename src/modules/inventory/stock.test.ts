// Stock given, corrected and read by its seller; what a random life of orders leaves behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Actor, type Context, SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { Refusal } from "#platform/refusal";
import { openStall, type Stall } from "../../../test/stall.ts";
import { openWorld, START, type World } from "../../../test/world.ts";
import { adjustStock, MAX_ON_HAND } from "./adjust.ts";
import { availability } from "./availability.ts";
import { sweepReservations } from "./expiry.ts";
import { inventoryInvariants } from "./invariants.ts";
import { commitReservations, extendReservations, releaseReservations, reserve } from "./reservations.ts";
import { listMovements, listStock, readStock } from "./stock-list.ts";
import { giveStock, returnStock } from "./supply.ts";

async function open(t: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  return { world, stall, context: world.as(SYSTEM_ACTOR), sol: world.as(stall.sol) };
}

async function allIsWell(world: World): Promise<void> {
  assert.deepEqual(await findViolations(world.as(), inventoryInvariants), []);
}

const refused = (kind: string, code: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.deepEqual([error.kind, error.code], [kind, code]);
  return true;
};

/** The world's news of one name, as they are told. */
function listen(world: World, name: string): unknown[] {
  const heard: unknown[] = [];
  const { publish } = world.services;
  world.services.publish = async (context, event, payload) => {
    if (event === name) heard.push(payload);
    await publish(context, event, payload);
  };
  return heard;
}

function give(
  context: Context,
  stall: Stall,
  product_id: number,
  variant_id: number,
  quantity: number | null,
) {
  const given = { variant_id, stock_quantity: quantity, low_stock_threshold: null };
  return transaction(context, (tx) =>
    giveStock(tx, { product_id, seller_id: stall.sellers.sol, variants: [given] }),
  );
}

test("a correction is refused to others, without a version, against a stale one, and below what is held", async (t) => {
  const { world, stall, context, sol } = await open(t);
  const { variant_id } = await stall.product({ stock: 10 });
  const lines = [{ variant_id, quantity: 4 }];
  await transaction(context, (tx) => reserve(tx, { order_id: 1, lines, expires_at: START + 1000 }));
  const nobody: Actor = stall.ada;
  for (const actor of [stall.mei, nobody]) {
    const attempt = adjustStock(world.as(actor), { variant_id, delta: 1, reason: "mine now" });
    await assert.rejects(attempt, refused("missing", "not_found"));
  }
  await assert.rejects(adjustStock(sol, { variant_id: 99_999, delta: 1 }), refused("missing", "not_found"));
  const unversioned = adjustStock(sol, { variant_id, on_hand: 8 });
  await assert.rejects(unversioned, refused("version_required", "version_required"));
  await assert.rejects(
    adjustStock(sol, { variant_id, on_hand: 8, version: 2 }),
    refused("stale", "stale_version"),
  );
  for (const change of [{ delta: -7 }, { on_hand: 3, version: 1 }]) {
    await assert.rejects(adjustStock(sol, { variant_id, ...change }), refused("conflict", "below_reserved"));
  }
  await assert.rejects(
    adjustStock(sol, { variant_id, delta: MAX_ON_HAND }),
    refused("invalid", "invalid_input"),
  );
  const row = await readStock(sol, { seller_id: stall.sellers.sol, variant_id });
  assert.deepEqual([row.on_hand, row.reserved, row.available, row.version], [10, 4, 6, 1]);
  await allIsWell(world);
});

test("a correction leaves a movement that says who and why", async (t) => {
  const { world, stall, sol } = await open(t);
  const { variant_id } = await stall.product({ stock: 10 });
  await adjustStock(sol, { variant_id, delta: -3, reason: "broken in the shop" });
  await adjustStock(sol, { variant_id, on_hand: 20, version: 2, low_stock_threshold: 4 });
  await adjustStock(sol, { variant_id, low_stock_threshold: 6 });
  const row = await readStock(sol, { seller_id: stall.sellers.sol, variant_id });
  assert.deepEqual([row.on_hand, row.low_stock_threshold, row.version], [20, 6, 4]);
  const { results, count } = await listMovements(sol, {
    seller_id: stall.sellers.sol,
    variant_id,
    limit: 10,
  });
  assert.equal(count, 3);
  assert.deepEqual(
    results.map(({ delta, on_hand_after, kind, reason, by_user_id }) => [
      delta,
      on_hand_after,
      kind,
      reason,
      by_user_id,
    ]),
    [
      [13, 20, "adjustment", null, stall.sol.user_id],
      [-3, 7, "adjustment", "broken in the shop", stall.sol.user_id],
      [10, 10, "initial", null, null],
    ],
  );
  await allIsWell(world);
});

test("what the catalogue gives is what can be sold from now, over what is held", async (t) => {
  const { world, stall, context } = await open(t);
  const { product_id, variant_id } = await stall.product({ stock: 10 });
  const lines = [{ variant_id, quantity: 4 }];
  await transaction(context, (tx) => reserve(tx, { order_id: 1, lines, expires_at: START + 1000 }));
  await give(context, stall, product_id, variant_id, 2);
  assert.equal((await availability(context, [variant_id])).get(variant_id), 2);
  await give(context, stall, product_id, variant_id, null);
  assert.equal((await availability(context, [variant_id])).get(variant_id), 2);
  world.clock.advance(2000);
  await give(context, stall, product_id, variant_id, 3);
  assert.equal((await availability(context, [variant_id])).get(variant_id), 3);
  const row = await readStock(context, { seller_id: stall.sellers.sol, variant_id });
  assert.deepEqual([row.on_hand, row.reserved], [3, 0]);
  await allIsWell(world);
});

test("the seller hears of low stock once per crossing", async (t) => {
  const { world, stall, context, sol } = await open(t);
  const { product_id, variant_id } = await stall.product({ stock: 10, low_stock_threshold: 5 });
  const heard = listen(world, "stock.low");
  const take = (order_id: number, quantity: number) =>
    transaction(context, (tx) =>
      reserve(tx, { order_id, lines: [{ variant_id, quantity }], expires_at: START + 1000 }),
    );
  await take(1, 4);
  assert.deepEqual(heard, []);
  await take(2, 1);
  await take(3, 1);
  await adjustStock(sol, { variant_id, delta: 10 });
  await adjustStock(sol, { variant_id, delta: -10 });
  const news = { variant_id, product_id, seller_id: stall.sellers.sol, crossed_at: START };
  assert.deepEqual(heard, [
    { ...news, available: 5 },
    { ...news, available: 4 },
  ]);
});

test("a seller lists its own stock, filters and searches it", async (t) => {
  const { stall, sol, world } = await open(t);
  const { sellers } = stall;
  const mug = await stall.product({ name: "Blue mug", stock: 2, low_stock_threshold: 3 });
  const tee = await stall.product({
    name: "Tee",
    stock: 0,
    variants: [
      { name: "S", stock: 4 },
      { name: "M", stock: 9 },
    ],
  });
  await stall.product({ name: "Blue lamp", seller_id: sellers.mei, currency: "EUR" });
  const ids = async (query: Partial<Parameters<typeof listStock>[1]>) => {
    const page = await listStock(sol, { seller_id: sellers.sol, limit: 10, ...query });
    return page.results.map((row) => row.variant_id);
  };
  assert.deepEqual(await ids({}), [mug.variant_id, ...tee.variant_ids]);
  assert.deepEqual(await ids({ low: true }), [mug.variant_id]);
  assert.deepEqual(await ids({ low: false }), tee.variant_ids);
  assert.deepEqual(await ids({ search: "bLUe" }), [mug.variant_id]);
  assert.deepEqual(await ids({ search: "%" }), []);
  const { sku } = await readStock(sol, { seller_id: sellers.sol, variant_id: tee.variant_ids[1] ?? 0 });
  assert.deepEqual(await ids({ search: sku ?? "" }), [tee.variant_ids[1]]);
  const first = await listStock(sol, { seller_id: sellers.sol, limit: 2 });
  assert.deepEqual([first.count, first.count_is_exact, first.results.length], [3, true, 2]);
  assert.deepEqual(await ids({ limit: 2, cursor: first.next_cursor ?? "" }), [tee.variant_ids[1]]);
  const others = readStock(world.as(stall.mei), { seller_id: sellers.mei, variant_id: mug.variant_id });
  await assert.rejects(others, refused("missing", "not_found"));
});

const ORDERS = 4;
const order_id = fc.integer({ min: 1, max: ORDERS });
const steps = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant("reserve" as const), first: fc.nat(4), second: fc.nat(4) }),
    fc.record({ act: fc.constantFrom("commit", "release", "extend", "return" as const), order_id }),
    fc.record({ act: fc.constantFrom("wait", "sweep" as const) }),
    fc.record({ act: fc.constant("adjust" as const), delta: fc.integer({ min: -4, max: 4 }) }),
    fc.record({ act: fc.constant("give" as const), quantity: fc.nat(5) }),
  ),
  { maxLength: 25 },
);

test("whatever orders do, reserved and on_hand stay explained", async (t) => {
  const { world, stall, context, sol } = await open(t);
  let next_order = 1;
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const first = await stall.product({ stock: 4, low_stock_threshold: 2 });
      const second = await stall.product({ stock: 3 });
      const base = next_order;
      let placed = 0;
      for (const step of list) {
        const expires_at = world.clock.now() + 1000;
        await ignoringRefusals(async () => {
          if (step.act === "wait") world.clock.advance(600);
          else if (step.act === "sweep") await sweepReservations(context);
          else if (step.act === "adjust")
            await adjustStock(sol, { variant_id: first.variant_id, delta: step.delta });
          else if (step.act === "give")
            await give(context, stall, first.product_id, first.variant_id, step.quantity);
          else if (step.act === "reserve") {
            const order = base + placed;
            const lines = [
              { variant_id: second.variant_id, quantity: step.second },
              { variant_id: first.variant_id, quantity: step.first },
              { variant_id: second.variant_id, quantity: 1 },
            ].filter((line) => line.quantity > 0);
            await transaction(context, (tx) => reserve(tx, { order_id: order, lines, expires_at }));
            placed += 1;
          } else if ("order_id" in step) await later(context, step.act, base + step.order_id - 1, expires_at);
        });
        await allIsWell(world);
      }
      next_order += placed + ORDERS;
    }),
    { numRuns: 25, seed: 20261122 },
  );
});

async function later(context: Context, act: string, order: number, expires_at: number): Promise<void> {
  await transaction(context, async (tx) => {
    if (act === "commit") await commitReservations(tx, { order_id: order, at: START });
    else if (act === "release") await releaseReservations(tx, { order_id: order });
    else if (act === "extend") await extendReservations(tx, { order_id: order, expires_at });
    else {
      const sold = await tx.db
        .selectFrom("reservations")
        .select(["variant_id", "quantity"])
        .where("order_id", "=", order)
        .where("state", "=", "committed")
        .execute();
      await returnStock(tx, { order_id: order, lines: sold, reason: null });
    }
  });
}

async function ignoringRefusals(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
