// Reservations: held, sold, given back, expired; never more than there is, whoever comes at the same time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Context, SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { Refusal } from "#platform/refusal";
import { openStall, type Stall } from "../../../test/stall.ts";
import { openWorld, START, type World } from "../../../test/world.ts";
import { availability } from "./availability.ts";
import { sweepReservations } from "./expiry.ts";
import { inventoryInvariants } from "./invariants.ts";
import {
  commitReservations,
  extendReservations,
  releaseReservations,
  reserve,
  type StockLine,
} from "./reservations.ts";
import { returnStock } from "./supply.ts";

const HALF_HOUR_MS = 30 * 60 * 1000;

/** Holds stock as checkout does. */
function hold(context: Context, order_id: number, lines: StockLine[], expires_at = START + HALF_HOUR_MS) {
  return transaction(context, (tx) => reserve(tx, { order_id, lines, expires_at }));
}

function commit(context: Context, order_id: number) {
  return transaction(context, (tx) => commitReservations(tx, { order_id, at: START }));
}

function release(context: Context, order_id: number) {
  return transaction(context, (tx) => releaseReservations(tx, { order_id }));
}

async function levels(context: Context, variant_id: number) {
  const columns = ["on_hand", "reserved", "is_low", "version"] as const;
  const row = await context.db
    .selectFrom("stock_items")
    .select(columns)
    .where("variant_id", "=", variant_id)
    .executeTakeFirstOrThrow();
  return { ...row };
}

async function allIsWell(world: World): Promise<void> {
  assert.deepEqual(await findViolations(world.as(), inventoryInvariants), []);
}

async function open(
  test: Parameters<typeof openWorld>[0],
): Promise<{ world: World; stall: Stall; context: Context }> {
  const world = await openWorld(test);
  return { world, stall: await openStall(world), context: world.as(SYSTEM_ACTOR) };
}

const isShort = (variant_id: number, available: number) => (error: unknown) => {
  assert.ok(error instanceof Refusal);
  assert.equal(error.kind, "conflict");
  assert.equal(error.code, "insufficient_stock");
  assert.deepEqual(error.extra, { variant_id, available });
  return true;
};

test("more than there is is refused, and nothing of the order is held", async (t) => {
  const { world, stall, context } = await open(t);
  const plenty = await stall.product({ stock: 50 });
  const scarce = await stall.product({ stock: 3, seller_id: stall.sellers.mei, currency: "EUR" });
  const lines = [
    { variant_id: scarce.variant_id, quantity: 2 },
    { variant_id: plenty.variant_id, quantity: 5 },
    { variant_id: scarce.variant_id, quantity: 2 },
  ];
  await assert.rejects(hold(context, 1, lines), isShort(scarce.variant_id, 3));
  assert.equal((await levels(context, plenty.variant_id)).reserved, 0);
  const unknown = 987_654;
  await assert.rejects(hold(context, 1, [{ variant_id: unknown, quantity: 1 }]), isShort(unknown, 0));
  await allIsWell(world);
});

test("held, then sold: on_hand falls once, with a movement, however often it is repeated", async (t) => {
  const { world, stall, context } = await open(t);
  const { variant_id } = await stall.product({ stock: 5 });
  await hold(context, 7, [{ variant_id, quantity: 2 }]);
  assert.deepEqual(await availability(context, [variant_id]), new Map([[variant_id, 3]]));
  assert.deepEqual(await commit(context, 7), { shortfalls: [] });
  assert.deepEqual(await commit(context, 7), { shortfalls: [] });
  await release(context, 7);
  assert.deepEqual(await levels(context, variant_id), { on_hand: 3, reserved: 0, is_low: 0, version: 2 });
  const sales = await context.db
    .selectFrom("stock_movements")
    .selectAll()
    .where("kind", "=", "sale")
    .execute();
  assert.deepEqual(
    sales.map(({ delta, on_hand_after, order_id }) => ({ delta, on_hand_after, order_id })),
    [{ delta: -2, on_hand_after: 3, order_id: 7 }],
  );
  await allIsWell(world);
});

test("given back, stock can be sold to others; what was sold comes back by returnStock", async (t) => {
  const { world, stall, context } = await open(t);
  const { variant_id } = await stall.product({ stock: 2 });
  await hold(context, 1, [{ variant_id, quantity: 2 }]);
  await release(context, 1);
  await release(context, 1);
  await hold(context, 2, [{ variant_id, quantity: 2 }]);
  await commit(context, 2);
  const lines = [{ variant_id, quantity: 2 }];
  await transaction(context, (tx) => returnStock(tx, { order_id: 2, lines, reason: "changed my mind" }));
  assert.equal((await levels(context, variant_id)).on_hand, 2);
  await allIsWell(world);
});

test("an expired reservation counts as free without any sweep, and the next buyer takes it", async (t) => {
  const { world, stall, context } = await open(t);
  const { variant_id } = await stall.product({ stock: 1 });
  await hold(context, 1, [{ variant_id, quantity: 1 }]);
  await assert.rejects(hold(context, 2, [{ variant_id, quantity: 1 }]), isShort(variant_id, 0));
  world.clock.advance(HALF_HOUR_MS);
  assert.equal((await availability(context, [variant_id])).get(variant_id), 1);
  await hold(context, 2, [{ variant_id, quantity: 1 }], START + 2 * HALF_HOUR_MS);
  assert.deepEqual(await commit(context, 2), { shortfalls: [] });
  assert.deepEqual(await commit(context, 1), { shortfalls: [{ variant_id, quantity: 1 }] });
  assert.deepEqual(await levels(context, variant_id), { on_hand: 0, reserved: 0, is_low: 1, version: 2 });
  await allIsWell(world);
});

test("a late payment takes its stock again where it is there", async (t) => {
  const { world, stall, context } = await open(t);
  const { variant_id } = await stall.product({ stock: 3 });
  const other = await stall.product({ stock: 1 });
  await hold(context, 1, [
    { variant_id, quantity: 2 },
    { variant_id: other.variant_id, quantity: 1 },
  ]);
  world.clock.advance(HALF_HOUR_MS);
  assert.equal(await sweepReservations(context), 2);
  assert.equal(await sweepReservations(context), 0);
  await hold(context, 2, [{ variant_id: other.variant_id, quantity: 1 }], START + 2 * HALF_HOUR_MS);
  const shortfalls = [{ variant_id: other.variant_id, quantity: 1 }];
  assert.deepEqual(await commit(context, 1), { shortfalls });
  assert.deepEqual(await levels(context, variant_id), { on_hand: 1, reserved: 0, is_low: 0, version: 2 });
  await allIsWell(world);
});

test("the next attempt holds longer and takes again what was given back", async (t) => {
  const { world, stall, context } = await open(t);
  const { variant_id } = await stall.product({ stock: 2 });
  await hold(context, 1, [{ variant_id, quantity: 2 }]);
  const until = START + 3 * HALF_HOUR_MS;
  const extend = () =>
    transaction(context, (tx) => extendReservations(tx, { order_id: 1, expires_at: until }));
  world.clock.advance(HALF_HOUR_MS);
  await sweepReservations(context);
  assert.deepEqual(await extend(), { shortfalls: [] });
  world.clock.advance(HALF_HOUR_MS);
  assert.equal(await sweepReservations(context), 0);
  assert.equal((await availability(context, [variant_id])).get(variant_id), 0);
  await allIsWell(world);
});

test("lines that are cancelled are given back for good, the others stay as they are", async (t) => {
  const { world, stall, context } = await open(t);
  const mug = (await stall.product({ stock: 3 })).variant_id;
  const tee = (await stall.product({ stock: 3 })).variant_id;
  await hold(context, 1, [
    { variant_id: mug, quantity: 2 },
    { variant_id: tee, quantity: 1 },
  ]);
  const drop = (variant_ids: number[]) =>
    transaction(context, (tx) => releaseReservations(tx, { order_id: 1, variant_ids }));
  await drop([]);
  assert.equal((await levels(context, mug)).reserved, 2);
  await drop([mug]);
  await drop([mug]);
  assert.equal((await levels(context, mug)).reserved, 0);
  assert.equal((await levels(context, tee)).reserved, 1);
  await hold(context, 2, [{ variant_id: mug, quantity: 3 }]);
  const until = START + 2 * HALF_HOUR_MS;
  const extended = await transaction(context, (tx) =>
    extendReservations(tx, { order_id: 1, expires_at: until }),
  );
  assert.deepEqual(extended.shortfalls, [], "nobody misses what was cancelled");
  assert.deepEqual((await commit(context, 1)).shortfalls, []);
  assert.equal((await levels(context, mug)).on_hand, 3);
  assert.equal((await levels(context, tee)).on_hand, 2);
  await drop([tee]);
  assert.equal((await levels(context, tee)).on_hand, 2, "what was sold stays sold");
  await allIsWell(world);
});

test("fifty want the last one: one gets it", async (t) => {
  const { world, stall, context } = await open(t);
  const { variant_id } = await stall.product({ stock: 1 });
  const attempts = Array.from({ length: 50 }, (_, index) =>
    hold(context, index + 1, [{ variant_id, quantity: 1 }]).then(
      () => "held",
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    ),
  );
  const outcomes = await Promise.all(attempts);
  assert.equal(outcomes.filter((outcome) => outcome === "held").length, 1);
  assert.equal(outcomes.filter((outcome) => outcome === "insufficient_stock").length, 49);
  assert.equal((await levels(context, variant_id)).reserved, 1);
  await allIsWell(world);
});

test("baskets in opposite order pass each other", async (t) => {
  const { world, stall, context } = await open(t);
  const first = await stall.product({ stock: 100 });
  const second = await stall.product({ stock: 100 });
  const lines = [
    { variant_id: first.variant_id, quantity: 1 },
    { variant_id: second.variant_id, quantity: 1 },
  ];
  const orders = Array.from({ length: 30 }, (_, index) => index + 1);
  await Promise.all(
    orders.map(async (order_id) => {
      await hold(context, order_id, order_id % 2 ? lines : lines.toReversed());
      await commit(context, order_id);
    }),
  );
  assert.equal((await levels(context, first.variant_id)).on_hand, 70);
  assert.equal((await levels(context, second.variant_id)).on_hand, 70);
  await allIsWell(world);
});

test("five lines take few statements", async (t) => {
  const { world, stall, context } = await open(t);
  const made = [];
  for (let index = 0; index < 5; index += 1) made.push(await stall.product({ stock: 100 }));
  const lines = made.map(({ variant_id }) => ({ variant_id, quantity: 1 }));
  const { statements } = world.services.database;
  const before = statements.count;
  await hold(context, 1, lines);
  const held = statements.count;
  await commit(context, 1);
  assert.ok(held - before <= 10, `reserve took ${held - before}`);
  assert.ok(statements.count - held <= 10, `commit took ${statements.count - held}`);
});
