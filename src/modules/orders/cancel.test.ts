// Cancelling: what may be, what goes back, and what of the others stays untouched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { captureTransfer, payOrder } from "#modules/checkout";
import { balances } from "#modules/ledger";
import { settleManually } from "#modules/payments";
import { type Market, openMarket, refusedAs } from "../../../test/purchases.ts";
import { cancelOrder, cancelOrderAsStaff, cancelSellerOrder } from "./cancel.ts";
import { confirmSellerOrder, deliverSellerOrder, shipSellerOrder } from "./fulfil.ts";

async function twoSellers(market: Market) {
  const { sol, kim } = market.sellers;
  const lamp = await market.product({ name: "Lamp", price_minor: 2000, seller_id: sol });
  const mug = await market.product({ name: "Mug", price_minor: 900, seller_id: kim });
  await market.fill([
    [lamp, 2],
    [mug, 3],
  ]);
  return { lamp, mug };
}

test("the buyer cancels a paid order: stock, money and books go back to where they were", async (t) => {
  const market = await openMarket(t);
  const { lamp, mug } = await twoSellers(market);
  const { id: order_id } = await market.buy();
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 8, reserved: 0 });
  await cancelOrder(market.buyer, { order_id, reason: "Changed my mind" });
  const order = await market.view(order_id);
  assert.equal(order.status, "cancelled");
  assert.equal(order.payment_status, "refunded");
  assert.equal(order.refunded_minor, order.total_minor);
  assert.equal(order.cancel_refused_reason, "already_cancelled");
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 10, reserved: 0 });
  for (const seller_id of [market.sellers.sol, market.sellers.kim]) {
    assert.deepEqual(await balances(market.as(), { seller_id }), [{ currency: "USD", balance_minor: 0 }]);
  }
  const events = order.history.map((row) => `${row.event} ${row.by}`);
  assert.deepEqual(events, [
    "placed buyer",
    "paid system",
    "cancelled buyer",
    "cancelled buyer",
    "refunded system",
    "refunded system",
  ]);
  await assert.rejects(cancelOrder(market.buyer, { order_id }), refusedAs("not_cancellable"));
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key);
  assert.equal(keys.filter((key) => key.startsWith("order-cancelled")).length, 1);
  await market.allIsWell();
});

test("cancelling one part leaves the other part's stock, money and state alone", async (t) => {
  const market = await openMarket(t);
  const { lamp, mug } = await twoSellers(market);
  const before = await market.buy();
  const [lamps, mugs] = before.parts;
  assert.ok(lamps && mugs);
  const sol_before = await balances(market.as(), { seller_id: market.sellers.sol });
  await cancelOrder(market.buyer, { order_id: before.id, seller_order_id: mugs.id });
  const order = await market.view(before.id);
  assert.equal(order.status, "partially_cancelled");
  assert.equal(order.payment_status, "partially_refunded");
  assert.equal(order.refunded_minor, mugs.total_minor);
  assert.equal(order.total_minor, before.total_minor, "totals never change");
  assert.deepEqual(
    order.parts.map((part) => [part.status, part.refunded_minor]),
    [
      ["pending", 0],
      ["cancelled", mugs.total_minor],
    ],
  );
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 8, reserved: 0 });
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 10, reserved: 0 });
  assert.deepEqual(await balances(market.as(), { seller_id: market.sellers.sol }), sol_before);
  assert.equal(order.cancel_refused_reason, null, "the rest can still be cancelled");
  const seller = market.seller(market.sellers.sol);
  await confirmSellerOrder(seller, { seller_order_id: lamps.id });
  await shipSellerOrder(seller, { seller_order_id: lamps.id });
  assert.equal((await market.view(before.id)).status, "shipped");
  await market.allIsWell();
});

test("nothing that was sent can be cancelled, and no part of another order", async (t) => {
  const market = await openMarket(t);
  await twoSellers(market);
  const { id: order_id, parts } = await market.buy();
  const [lamps, mugs] = parts;
  assert.ok(lamps && mugs);
  await assert.rejects(
    cancelOrder(market.buyer, { order_id, seller_order_id: lamps.id + 999 }),
    refusedAs("not_found"),
  );
  const seller = market.seller(market.sellers.sol);
  await confirmSellerOrder(seller, { seller_order_id: lamps.id });
  const [item] = lamps.items;
  assert.ok(item);
  await shipSellerOrder(seller, {
    seller_order_id: lamps.id,
    items: [{ order_item_id: item.id, quantity: 1 }],
  });
  const view = await market.view(order_id);
  assert.equal(view.cancel_refused_reason, "already_shipped");
  for (const cancel of [
    () => cancelOrder(market.buyer, { order_id }),
    () => cancelOrder(market.buyer, { order_id, seller_order_id: lamps.id }),
    () => cancelSellerOrder(seller, { seller_order_id: lamps.id, reason: "Oops" }),
  ]) {
    await assert.rejects(cancel(), refusedAs("not_cancellable"));
  }
  await cancelOrder(market.buyer, { order_id, seller_order_id: mugs.id });
  await assert.rejects(cancelOrder(market.buyer, { order_id, seller_order_id: mugs.id }));
  assert.equal((await market.view(order_id)).status, "partially_shipped");
  await market.allIsWell();
});

test("a seller cancels its own part only, with its reason in the history", async (t) => {
  const market = await openMarket(t);
  await twoSellers(market);
  const { id: order_id, parts } = await market.buy();
  const [lamps] = parts;
  assert.ok(lamps);
  const kim = market.seller(market.sellers.kim);
  await assert.rejects(
    cancelSellerOrder(kim, { seller_order_id: lamps.id, reason: "Not mine" }),
    refusedAs("not_found"),
  );
  await assert.rejects(
    cancelSellerOrder(market.buyer, { seller_order_id: lamps.id }),
    refusedAs("not_a_seller"),
  );
  const sol = market.seller(market.sellers.sol);
  await cancelSellerOrder(sol, { seller_order_id: lamps.id, reason: "Damaged" });
  const order = await market.view(order_id);
  assert.equal(order.payment_status, "partially_refunded");
  const row = order.history.find((happening) => happening.event === "cancelled");
  assert.deepEqual([row?.by, row?.note], ["seller", "Damaged"]);
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key);
  assert.ok(keys.includes(`part-cancelled:${lamps.id}`), "the buyer is told");
  assert.ok(!keys.includes(`seller-order-cancelled:${lamps.id}`), "the seller knows");
  await market.allIsWell();
});

test("an unpaid order is cancelled without a refund; its payment is void and its stock free", async (t) => {
  const market = await openMarket(t);
  const { lamp } = await twoSellers(market);
  const { id: order_id } = await market.buy({ payment_token: "fake_redirect" });
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 2 });
  await cancelOrder(market.buyer, { order_id });
  const order = await market.view(order_id);
  assert.equal(order.payment_status, "voided");
  assert.equal(order.refunded_minor, 0);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  await assert.rejects(
    payOrder(market.buyer, { order_id, payment_method: "card" }),
    refusedAs("order_closed"),
  );
  await market.work();
  await market.allIsWell();
});

test("a bank transfer asks for what is left once a part is cancelled", async (t) => {
  const market = await openMarket(t);
  const { mug } = await twoSellers(market);
  const before = await market.buy({ payment_method: "bank_transfer" });
  const mugs = before.parts[1];
  assert.ok(mugs && before.payment);
  await cancelOrder(market.buyer, { order_id: before.id, seller_order_id: mugs.id });
  const order = await market.view(before.id);
  const due = before.total_minor - mugs.total_minor;
  assert.equal(order.payment?.amount_minor, due);
  assert.equal(order.payment?.status, "pending");
  const old = { payment_id: before.payment.id, amount: "1.00", reference: "x" };
  await assert.rejects(captureTransfer(market.olga, old), refusedAs("payment_closed"));
  const amount = (due / 100).toFixed(2);
  await captureTransfer(market.olga, { payment_id: order.payment.id, amount, reference: "BANK-1" });
  const paid = await market.view(before.id);
  assert.equal(paid.payment_status, "captured");
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 10, reserved: 0 });
  await market.work();
  await market.allIsWell();
  await cancelOrderAsStaff(market.olga, { order_id: before.id, reason: "On the phone" });
  const [refund] = await market.as().db.selectFrom("refunds").select(["id", "amount_minor"]).execute();
  assert.equal(refund?.amount_minor, due);
  assert.equal((await market.view(before.id)).refunded_minor, 0, "a person has to send it");
  await settleManually(market.olga, { refund_id: refund.id, reference: "BANK-2" });
  assert.equal((await market.view(before.id)).refunded_minor, due);
  await market.allIsWell();
});

test("cash on delivery: cancelling the last open part takes the cash of the others", async (t) => {
  const market = await openMarket(t);
  await twoSellers(market);
  const { id: order_id, parts } = await market.buy({ payment_method: "cash_on_delivery" });
  const [lamps, mugs] = parts;
  assert.ok(lamps && mugs);
  const sol = market.seller(market.sellers.sol);
  await confirmSellerOrder(sol, { seller_order_id: lamps.id });
  await shipSellerOrder(sol, { seller_order_id: lamps.id });
  await deliverSellerOrder(sol, { seller_order_id: lamps.id });
  assert.equal((await market.view(order_id)).payment_status, "pending");
  await cancelSellerOrder(market.seller(market.sellers.kim), { seller_order_id: mugs.id });
  const order = await market.view(order_id);
  assert.equal(order.status, "delivered");
  assert.equal(order.payment_status, "captured");
  assert.equal(order.payment?.captured_minor, lamps.total_minor);
  const [owed] = await balances(market.as(), { seller_id: market.sellers.sol });
  assert.equal(owed?.balance_minor, -lamps.commission_minor, "the seller kept the cash and owes commission");
  await market.work();
  await market.allIsWell();
});
