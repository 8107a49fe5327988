// After a declined card the buyer pays another way, or finds that the goods are gone meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCart } from "#modules/cart";
import { transaction } from "#platform/database";
import { armFault } from "#platform/fault";
import { type Market, openMarket, refusedAs } from "../../../test/purchases.ts";
import { captureTransfer, payOrder } from "./attempts.ts";
import { healPayments } from "./provider-news.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** An order of two lamps whose card was declined. */
async function declined(market: Market) {
  const lamp = await market.product({ stock: 5, price_minor: 1000 });
  await market.fill([[lamp, 2]]);
  const order = await market.buy({ payment_token: "fake_decline" });
  assert.equal(order.payment_status, "failed");
  return { lamp, order };
}

async function itemCount(market: Market): Promise<number> {
  return (await readCart(market.buyer, { user_id: market.ada.user_id, token: null })).item_count;
}

test("cash instead: sold at once, shown to the seller, the cart is over", async (t) => {
  const market = await openMarket(t);
  const { lamp, order } = await declined(market);
  assert.equal(await itemCount(market), 2);
  await payOrder(market.buyer, { order_id: order.id, payment_method: "cash_on_delivery" });
  const after = await market.view(order.id);
  assert.deepEqual([after.payment_method, after.payment_status], ["cash_on_delivery", "pending"]);
  assert.equal(after.status, "pending");
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 3, reserved: 0 });
  assert.equal(await itemCount(market), 0);
  market.clock.advance(30 * DAY);
  assert.equal((await market.view(order.id)).status, "pending", "nobody's time runs out");
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key);
  assert.ok(keys.includes(`seller-order-new:${order.parts[0]?.id}`));
  assert.ok(keys.includes(`order-confirmed:${order.id}`));
  await market.allIsWell();
});

test("a bank transfer instead: held until it arrives, then sold", async (t) => {
  const market = await openMarket(t);
  const { lamp, order } = await declined(market);
  const { payment_id } = await payOrder(market.buyer, {
    order_id: order.id,
    payment_method: "bank_transfer",
  });
  assert.equal(await itemCount(market), 0, "it is ordered");
  market.clock.advance(6 * DAY);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 5, reserved: 2 });
  const { amount_minor = 0 } = (await market.view(order.id)).payment ?? {};
  const amount = (amount_minor / 100).toFixed(2);
  await captureTransfer(market.olga, { payment_id, amount, reference: "TX-1" });
  const after = await market.view(order.id);
  assert.deepEqual([after.payment_status, after.payment_method], ["captured", "bank_transfer"]);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 3, reserved: 0 });
  const again = payOrder(market.buyer, { order_id: order.id, payment_method: "card" });
  await assert.rejects(again, refusedAs("already_paid"));
  await market.allIsWell();
});

test("what somebody else took meanwhile is refused, and no attempt begins", async (t) => {
  const market = await openMarket(t);
  const { lamp, order } = await declined(market);
  await transaction(market.as(), async ({ db }) => {
    const of_order = db
      .updateTable("reservations")
      .set({ state: "released" })
      .where("order_id", "=", order.id);
    await of_order.execute();
    await db
      .updateTable("stock_items")
      .set({ reserved: 0 })
      .where("variant_id", "=", lamp.variant_id)
      .execute();
  });
  const cart_token = await market.fill([[lamp, 4]], market.guest);
  await market.buy({ cart_token, email: "bob@example.com" }, market.guest);
  for (const payment_method of ["card", "bank_transfer", "cash_on_delivery"]) {
    const attempt = payOrder(market.buyer, { order_id: order.id, payment_method });
    await assert.rejects(attempt, (error: unknown) => {
      refusedAs("insufficient_stock")(error);
      assert.deepEqual((error as { extra?: object }).extra, { variant_id: lamp.variant_id });
      return true;
    });
  }
  const payments = await market.as().db.selectFrom("payments").select("status").orderBy("id").execute();
  assert.deepEqual(
    payments.map((payment) => payment.status),
    ["failed", "captured"],
  );
  assert.equal(await itemCount(market), 2, "the cart is as it was");
  await market.allIsWell();
});

test("one payment that can't be healed does not keep the others from it", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  const disarm = armFault("checkout.prepared", () => {
    throw new Error("killed");
  });
  for (const owner of ["bob", "eve"]) {
    const cart_token = await market.fill([[lamp, 1]], market.guest);
    await assert.rejects(market.buy({ cart_token, email: `${owner}@example.com` }, market.guest), /killed/);
  }
  disarm();
  const rows = await market.as().db.selectFrom("orders").select("id").orderBy("id").execute();
  const [broken, healthy] = rows.map((row) => row.id);
  await transaction(market.as(), ({ db }) =>
    db
      .updateTable("payments")
      .set({ provider: "gone" })
      .where("order_id", "=", broken ?? 0)
      .execute(),
  );
  market.clock.advance(2 * MINUTE - 1);
  assert.equal(await healPayments(market.as()), 0, "their buyers may still be there");
  market.clock.advance(1);
  assert.equal(await healPayments(market.as()), 2);
  const states = [];
  for (const id of [broken, healthy]) states.push((await market.view(id ?? 0)).payment_status);
  assert.deepEqual(states, ["pending", "captured"]);
});
