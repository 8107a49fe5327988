// The past of the demo world: every state is there, the books balance, and the shelf is as full as it says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { unitsSold } from "#modules/orders";
import { DAY_MS, stopwatch } from "#platform/clock";
import { now } from "#platform/context";
import { checkInvariants } from "../../../src/invariants.ts";
import { openWorld } from "../../../test/world.ts";
import { loadDemo } from "./load.ts";

test("the demo world has a past in every state, and nothing in it is broken", async (t) => {
  const world = await openWorld(t);
  const elapsed = stopwatch();
  await loadDemo(world.as());
  t.diagnostic(`${Math.round(elapsed())} ms`);
  const { db } = world.as();
  const orders = await db
    .selectFrom("orders")
    .select(["status", "payment_method", "payment_status"])
    .execute();
  assert.ok(orders.length >= 200, `${orders.length} orders`);
  const seen = (key: "status" | "payment_method" | "payment_status") =>
    new Set(orders.map((row) => row[key]));
  for (const status of ["pending", "confirmed", "shipped", "delivered", "cancelled", "partially_shipped"]) {
    assert.ok(seen("status").has(status as never), `${status}: ${[...seen("status")]}`);
  }
  for (const status of ["pending", "captured", "refunded", "partially_refunded", "failed"]) {
    assert.ok(seen("payment_status").has(status as never), `${status}: ${[...seen("payment_status")]}`);
  }
  assert.equal(seen("payment_method").size, 3);
  assert.deepEqual(await db.selectFrom("jobs").select("kind").execute(), []);
  assert.deepEqual(await db.selectFrom("mails").select("id").execute(), []);
  assert.deepEqual(await checkInvariants(world.as()), []);
  const popular = await db
    .selectFrom("listings")
    .select(["product_id", "popularity"])
    .orderBy("popularity", "desc")
    .execute();
  const units = await unitsSold(world.as(), { since: now(world.as()) - 90 * DAY_MS });
  assert.ok((popular[0]?.popularity ?? 0) > 1, "something sells well");
  for (const { product_id, popularity } of popular) assert.equal(popularity, units.get(product_id) ?? 0);
});
