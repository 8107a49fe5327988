// The mail about low stock: one per crossing and owner, however often its job runs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { createWorker } from "#platform/queue";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import { jobHandlers } from "../../reactions.ts";
import { adjustStock } from "./adjust.ts";
import { mailLowStock } from "./mails.ts";
import { releaseReservations, reserve } from "./reservations.ts";

test("owners are written to at every crossing, and never twice about one", async (t) => {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const context = world.as(SYSTEM_ACTOR);
  const sol = world.as(stall.sol);
  const { seller_id, product_id, variant_id } = {
    seller_id: stall.sellers.sol,
    ...(await stall.product({
      name: "Mug",
      low_stock_threshold: 5,
      variants: [{ name: "M", stock: 10 }],
    })),
  };
  const hold = (order_id: number, quantity: number) =>
    transaction(context, (tx) =>
      reserve(tx, {
        order_id,
        lines: [{ variant_id, quantity }],
        expires_at: world.clock.now() + 60_000,
      }),
    );
  const mails = async () => {
    await createWorker(world.services, jobHandlers).drain();
    return context.db
      .selectFrom("mails")
      .select(["recipient", "subject", "text_body"])
      .orderBy("id")
      .execute();
  };
  await hold(1, 4);
  assert.deepEqual(await mails(), [], "six are more than the threshold");
  await hold(2, 2);
  await hold(3, 1);
  const [first, ...others] = await mails();
  assert.deepEqual([first?.recipient, first?.subject], ["sol@example.com", "Low stock: Mug (M)"]);
  assert.match(first?.text_body ?? "", /Only 4 of Mug \(M\)/);
  assert.deepEqual(others, [], "lower still is the same crossing, and nobody else's business");
  world.clock.advance(1000);
  for (const order_id of [1, 2, 3]) await transaction(context, (tx) => releaseReservations(tx, { order_id }));
  assert.equal((await mails()).length, 1, "coming back is no news");
  await adjustStock(sol, { variant_id, delta: -10 });
  const twice = await mails();
  assert.deepEqual([twice.length, twice[1]?.subject], [2, "Sold out: Mug (M)"]);
  const crossed_at = world.clock.now();
  await transaction(context, (tx) =>
    mailLowStock(tx, { variant_id, product_id, seller_id, available: 0, crossed_at }),
  );
  assert.equal((await mails()).length, 2, "a job that runs again writes nothing again");
});

test("nobody is written to about what is not sold any more, nor an owner whose account is off", async (t) => {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const context = world.as(SYSTEM_ACTOR);
  const { product_id, variant_id } = await stall.product();
  const low = { variant_id, product_id, seller_id: stall.sellers.sol, available: 1, crossed_at: 1 };
  const written = async () => {
    await transaction(context, (tx) => mailLowStock(tx, low));
    return (await context.db.selectFrom("mails").select("id").execute()).length;
  };
  await transaction(context, (tx) => tx.db.updateTable("users").set({ is_active: 0 }).execute());
  assert.equal(await written(), 0);
  await transaction(context, async (tx) => {
    await tx.db.updateTable("users").set({ is_active: 1 }).execute();
    await tx.db.updateTable("variants").set({ archived_at: 1 }).execute();
  });
  assert.equal(await written(), 0);
  await transaction(context, (tx) => tx.db.updateTable("variants").set({ archived_at: null }).execute());
  assert.equal(await written(), 1);
});
