// Crashes between the steps, providers that are late or silent, orders that nobody pays.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cancelOrder, expireUnpaidOrders, listMyOrders } from "#modules/orders";
import { transaction } from "#platform/database";
import { armFault, type FaultPoint } from "#platform/fault";
import { decideFakePayment } from "#platform/gateway";
import { type Market, openMarket, refusedAs } from "../../../test/purchases.ts";
import { captureTransfer, completePayment, payOrder } from "./attempts.ts";
import { healPayments } from "./provider-news.ts";

const MINUTE = 60_000;
const STEPS: FaultPoint[] = [
  "checkout.prepared",
  "checkout.paid",
  "checkout.before_finalize",
  "checkout.finalized",
];

class Crash extends Error {}

async function oneSale(market: Market, variant_id: number): Promise<void> {
  const orders = await market.as().db.selectFrom("orders").select("payment_status").execute();
  assert.deepEqual(
    orders.map((order) => order.payment_status),
    ["captured"],
  );
  const money = await market.as().db.selectFrom("fake_provider_payments").select("status").execute();
  assert.equal(money.length, 1, "charged once");
  assert.deepEqual(await market.stock(variant_id), { on_hand: 9, reserved: 0 });
  await market.work();
  const keys = (await market.mails()).filter((mail) => mail.unique_key.startsWith("order-confirmed"));
  assert.equal(keys.length, 1);
  await market.allIsWell();
}

for (const step of STEPS) {
  test(`a crash at ${step} is healed by the same call`, async (t) => {
    const market = await openMarket(t);
    const lamp = await market.product();
    await market.fill([[lamp, 1]]);
    const disarm = armFault(step, () => {
      throw new Crash();
    });
    await assert.rejects(market.buy(), Crash);
    disarm();
    await market.allIsWell();
    if (step === "checkout.finalized") await assert.rejects(market.buy(), refusedAs("cart_empty"));
    else await market.buy();
    await oneSale(market, lamp.variant_id);
  });

  test(`a crash at ${step} is healed by the sweeper`, async (t) => {
    const market = await openMarket(t);
    const lamp = await market.product();
    await market.fill([[lamp, 1]]);
    const disarm = armFault(step, () => {
      throw new Crash();
    });
    await assert.rejects(market.buy(), Crash);
    disarm();
    market.clock.advance(3 * MINUTE);
    await healPayments(market.as());
    await oneSale(market, lamp.variant_id);
  });
}

test("a provider that takes the money and does not say so charges once", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  await market.fill([[lamp, 1]]);
  await market.buy({ payment_token: "fake_timeout_then_success" });
  await oneSale(market, lamp.variant_id);
});

test("a provider that says it twice, or late, is heard once", async (t) => {
  for (const payment_token of ["fake_duplicate", "fake_late"]) {
    const market = await openMarket(t);
    const lamp = await market.product();
    await market.fill([[lamp, 1]]);
    await market.buy({ payment_token });
    await market.work();
    market.clock.advance(10_000);
    await market.work();
    await oneSale(market, lamp.variant_id);
  }
});

test("an order that is not paid in time is over for every reader before the sweeper comes", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 1 });
  await market.fill([[lamp, 1]]);
  const { id: order_id } = await market.buy({ payment_token: "fake_decline" });
  market.clock.advance(31 * MINUTE);
  const slice = { page_size: 10, offset: 0 };
  const seen = await market.view(order_id);
  assert.deepEqual([seen.status, seen.parts[0]?.status], ["cancelled", "cancelled"]);
  assert.equal((await listMyOrders(market.buyer, { status: "cancelled" }, slice)).count, 1);
  assert.equal((await listMyOrders(market.buyer, { status: "pending" }, slice)).count, 0);
  await assert.rejects(
    payOrder(market.buyer, { order_id, payment_method: "card" }),
    refusedAs("order_closed"),
  );
  await assert.rejects(cancelOrder(market.buyer, { order_id }), refusedAs("not_cancellable"));
  const token = await market.fill([[lamp, 1]], market.guest);
  await market.buy({ cart_token: token, email: "g@example.com" }, market.guest);
  assert.equal(await expireUnpaidOrders(market.as()), 1);
  assert.equal(await expireUnpaidOrders(market.as()), 0);
  const ended = await market.view(order_id);
  assert.equal(ended.status, "cancelled");
  assert.equal(ended.history.at(-1)?.note, "payment_expired");
  await market.work();
  await market.allIsWell();
});

test("paid, but the stock is gone: the order exists, is flagged, and can be refunded", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 1 });
  await market.fill([[lamp, 1]]);
  const waiting = await market.buy({ payment_token: "fake_redirect" });
  assert.ok(waiting.payment);
  market.clock.advance(31 * MINUTE);
  const token = await market.fill([[lamp, 1]], market.guest);
  await market.buy({ cart_token: token, email: "g@example.com" }, market.guest);
  await decideFakePayment(market.as(), waiting.payment.provider_payment_id ?? "", "approve");
  await completePayment(market.buyer, { payment_id: waiting.payment.id });
  const order = await market.view(waiting.id);
  assert.deepEqual(
    [order.payment_status, order.needs_attention, order.status],
    ["captured", true, "pending"],
  );
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 0, reserved: 0 });
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key);
  assert.ok(keys.includes(`order-attention:${order.id}`));
  await cancelOrder(market.buyer, { order_id: order.id });
  const refunded = await market.view(order.id);
  assert.deepEqual([refunded.status, refunded.payment_status], ["cancelled", "refunded"]);
  assert.deepEqual(
    await market.stock(lamp.variant_id),
    { on_hand: 0, reserved: 0 },
    "it never left the shelf",
  );
  await market.allIsWell();
});

test("money for an order that is over goes back by itself", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 1 });
  await market.fill([[lamp, 1]]);
  const waiting = await market.buy({ payment_token: "fake_redirect" });
  assert.ok(waiting.payment);
  await decideFakePayment(market.as(), waiting.payment.provider_payment_id ?? "", "approve");
  await cancelOrder(market.buyer, { order_id: waiting.id });
  market.clock.advance(2000);
  await market.work();
  const order = await market.view(waiting.id);
  assert.deepEqual([order.status, order.payment_status], ["cancelled", "refunded"]);
  assert.equal(order.refunded_minor, order.total_minor);
  assert.ok(order.needs_attention);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 1, reserved: 0 });
  await market.allIsWell();
});

test("money that was taken before it was given up goes back although its provider's message is lost", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  await market.fill([[lamp, 1]]);
  const waiting = await market.buy({ payment_token: "fake_redirect" });
  await decideFakePayment(market.as(), waiting.payment?.provider_payment_id ?? "", "approve");
  await cancelOrder(market.buyer, { order_id: waiting.id });
  await transaction(market.as(), ({ db }) =>
    db.deleteFrom("jobs").where("kind", "=", "fake_provider.deliver").execute(),
  );
  await market.work();
  const order = await market.view(waiting.id);
  assert.deepEqual([order.status, order.payment_status], ["cancelled", "refunded"]);
  await market.allIsWell();
});

test("a part cancelled while the payment was under way is refunded when the money comes", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ seller_id: market.sellers.sol });
  const mug = await market.product({ seller_id: market.sellers.kim });
  await market.fill([
    [lamp, 1],
    [mug, 1],
  ]);
  const waiting = await market.buy({ payment_token: "fake_redirect" });
  const mugs = waiting.parts[1];
  assert.ok(waiting.payment && mugs);
  await cancelOrder(market.buyer, { order_id: waiting.id, seller_order_id: mugs.id });
  await decideFakePayment(market.as(), waiting.payment.provider_payment_id ?? "", "approve");
  await completePayment(market.buyer, { payment_id: waiting.payment.id });
  await market.work();
  const order = await market.view(waiting.id);
  assert.deepEqual([order.status, order.payment_status], ["partially_cancelled", "partially_refunded"]);
  assert.equal(order.refunded_minor, mugs.total_minor);
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 10, reserved: 0 });
  await market.allIsWell();
});

test("a bank transfer is held for a week, shown to sellers when it arrives, and captured once", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 3 });
  await market.fill([[lamp, 1]]);
  const order = await market.buy({ payment_method: "bank_transfer" });
  assert.ok(order.payment);
  assert.equal(order.parts[0]?.visible_at, null);
  await market.fill([[lamp, 1]]);
  market.clock.advance(6 * 24 * 60 * MINUTE);
  assert.equal((await market.view(order.id)).status, "pending");
  const transfer = { payment_id: order.payment.id, amount: "16.50", reference: "BANK-1" };
  await assert.rejects(captureTransfer(market.buyer, transfer), refusedAs("permission_denied"));
  await assert.rejects(
    captureTransfer(market.olga, { ...transfer, amount: "15.99" }),
    refusedAs("amount_mismatch"),
  );
  await captureTransfer(market.olga, transfer);
  await assert.rejects(captureTransfer(market.olga, transfer), refusedAs("already_paid"));
  const paid = await market.view(order.id);
  assert.equal(paid.payment_status, "captured");
  assert.ok(paid.parts[0]?.visible_at);
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key.replace(/:.*/, ""));
  assert.deepEqual(keys.sort(), ["order-confirmed", "seller-order-new"]);
  await market.allIsWell();
});

test("an attempt whose time is over is over at the provider too: nobody can pay there what nobody waits for", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  await market.fill([[lamp, 1]]);
  const waiting = await market.buy({ payment_token: "fake_redirect" });
  market.clock.advance(31 * MINUTE);
  await healPayments(market.as());
  const id = waiting.payment?.provider_payment_id ?? "";
  const decided = await decideFakePayment(market.as(), id, "approve");
  assert.equal(decided?.status, "voided");
  const ended = await market.view(waiting.id);
  assert.deepEqual([ended.payment?.status, ended.payment?.failure_code], ["failed", "payment_expired"]);
  await market.allIsWell();
});
