// A further attempt to pay crashes at every fault point on its way: its key leads the repeat to that attempt,
// and the card is asked once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { armFault, type FaultPoint } from "#platform/fault";
import { createApplicationOf } from "../src/surfaces.ts";
import { clientOf } from "./market/client.ts";
import { openStand } from "./market/stand.ts";
import { openWorld } from "./world.ts";

const POINTS: readonly FaultPoint[] = [
  "checkout.paid",
  "checkout.before_finalize",
  "checkout.finalizing",
  "checkout.finalized",
  "idempotency.before_keep",
];
const ENDS = { fake_approve: "captured", fake_decline: "failed" } as const;

test("a further attempt that crashes is gone on with, whether it is paid or declined", async (t) => {
  const world = await openWorld(t, { RATE_LIMIT_FACTOR: "1000" });
  const client = clientOf(createApplicationOf(world.services));
  const stand = await openStand(world.services, client);
  const lamp = await stand.product(await stand.seller("sol"), { stock_quantity: 100 });
  for (const point of POINTS) {
    for (const [payment_token, status] of Object.entries(ENDS)) {
      const where = `${point}, ${payment_token}`;
      const cart = await stand.guestCart([lamp]);
      const order = await stand.checkOut({ cart }, { payment_token: "fake_decline" });
      assert.equal(order.body.payment_status, "failed");
      const pay = () =>
        client("POST", `/api/orders/${order.body.id}/payments/`, {
          headers: { "x-order-token": order.body.token, "idempotency-key": where },
          body: { payment_method: "card", payment_token },
        });
      let crashes = 0;
      const disarm = armFault(point, () => {
        crashes += 1;
        if (crashes === 1) throw new Error(`Crash at ${point}`);
      });
      const first = await pay();
      const again = await pay();
      disarm();
      assert.deepEqual([first.status, again.status, again.body.status], [500, 201, status], where);
      const { db } = stand.system;
      const attempts = await db
        .selectFrom("payments")
        .select(["id", "status"])
        .where("order_id", "=", order.body.id)
        .orderBy("id")
        .execute();
      assert.deepEqual(
        attempts.map((attempt) => attempt.status),
        ["failed", status],
        where,
      );
      assert.equal(again.body.id, attempts[1]?.id);
      assert.equal((await pay()).text, again.text, "and the answer is kept");
    }
  }
  await stand.drain();
  await stand.allIsWell();
});

test("a declined checkout that crashes gives the same declined order", async (t) => {
  const world = await openWorld(t, { RATE_LIMIT_FACTOR: "1000" });
  const client = clientOf(createApplicationOf(world.services));
  const stand = await openStand(world.services, client);
  const lamp = await stand.product(await stand.seller("sol"));
  const cart = await stand.guestCart([lamp]);
  const call = { cart, headers: { "idempotency-key": "once" } };
  const disarm = armFault("checkout.finalized", () => {
    throw new Error("Crash");
  });
  assert.equal((await stand.checkOut(call, { payment_token: "fake_decline" })).status, 500);
  disarm();
  const again = await stand.checkOut(call, { payment_token: "fake_decline" });
  assert.deepEqual([again.status, again.body.payment_status], [201, "failed"]);
  assert.ok(again.body.token, "the guest can reach it");
  assert.deepEqual([await stand.count("orders"), await stand.count("payments")], [1, 1]);
  await stand.allIsWell();
});
