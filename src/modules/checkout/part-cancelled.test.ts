// A part cancelled before anything was paid: its stock is free at once, and only what stands is paid for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { balances } from "#modules/ledger";
import { cancelOrder, cancelOrderAsStaff } from "#modules/orders";
import { decideFakePayment } from "#platform/gateway";
import { type Market, openMarket, refusedAs } from "../../../test/purchases.ts";
import { captureTransfer, completePayment, payOrder } from "./attempts.ts";

/** Sol's lamp, Kim's mug and a download of Mei's, all in one cart. */
async function threeSellers(market: Market) {
  const { sol, kim, mei } = market.sellers;
  const lamp = await market.product({ name: "Lamp", price_minor: 2000, seller_id: sol });
  const mug = await market.product({ name: "Mug", price_minor: 900, seller_id: kim });
  const song = await market.product({ name: "Song", price_minor: 300, seller_id: mei, is_digital: 1 });
  await market.fill([
    [lamp, 2],
    [mug, 3],
    [song, 1],
  ]);
  return { lamp, mug, song };
}

function partOf(order: Awaited<ReturnType<Market["view"]>>, seller_id: number) {
  const part = order.parts.find((candidate) => candidate.seller.id === seller_id);
  assert.ok(part);
  return part;
}

async function sumOfRefunds(market: Market): Promise<number> {
  const rows = await market.as().db.selectFrom("refunds").select("amount_minor").execute();
  return rows.reduce((sum, row) => sum + row.amount_minor, 0);
}

test("declined, one part cancelled, the rest paid: only the rest is charged, held and sold", async (t) => {
  const market = await openMarket(t);
  const { lamp, mug } = await threeSellers(market);
  const before = await market.buy({ payment_token: "fake_decline" });
  const lamps = partOf(before, market.sellers.sol);
  await cancelOrder(market.buyer, { order_id: before.id, seller_order_id: lamps.id });
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 10, reserved: 3 });
  await market.allIsWell();
  // Others may have all of it meanwhile; the rest can be paid for all the same.
  const cart_token = await market.fill([[lamp, 10]], market.guest);
  const cash = { cart_token, email: "eve@example.com", payment_method: "cash_on_delivery" };
  await market.buy(cash, market.guest);
  await payOrder(market.buyer, { order_id: before.id, payment_method: "card" });
  const order = await market.view(before.id);
  assert.equal(order.payment_status, "captured");
  assert.equal(order.total_minor, before.total_minor, "totals never change");
  assert.equal(order.payment?.captured_minor, before.total_minor - lamps.total_minor);
  assert.equal(order.refunded_minor, 0);
  assert.equal(await sumOfRefunds(market), 0);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 0, reserved: 0 });
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 7, reserved: 0 });
  assert.deepEqual(await balances(market.as(), { seller_id: market.sellers.sol }), []);
  await market.work();
  await market.allIsWell();
});

test("a pending bank transfer is replaced by one over the rest, under the same reference", async (t) => {
  const market = await openMarket(t);
  const { lamp, song } = await threeSellers(market);
  const before = await market.buy({ payment_method: "bank_transfer" });
  const lamps = partOf(before, market.sellers.sol);
  const reason = "On the phone";
  await cancelOrderAsStaff(market.olga, { order_id: before.id, seller_order_id: lamps.id, reason });
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  const { payment } = await market.view(before.id);
  assert.ok(payment && before.payment);
  assert.deepEqual([payment.status, payment.reference], ["pending", before.payment.reference]);
  assert.equal(payment.amount_minor, before.total_minor - lamps.total_minor);
  const received = { reference: "BANK-1", amount: (before.total_minor / 100).toFixed(2) };
  const whole = captureTransfer(market.olga, { payment_id: payment.id, ...received });
  await assert.rejects(whole, refusedAs("amount_mismatch"));
  const amount = (payment.amount_minor / 100).toFixed(2);
  await captureTransfer(market.olga, { payment_id: payment.id, ...received, amount });
  const order = await market.view(before.id);
  assert.deepEqual([order.payment_status, order.refunded_minor], ["captured", 0]);
  assert.equal(partOf(order, market.sellers.mei).status, "delivered", "what is downloaded is there");
  assert.deepEqual(await market.stock(song.variant_id), { on_hand: 9, reserved: 0 });
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  await market.work();
  assert.equal(await sumOfRefunds(market), 0);
  await market.allIsWell();
});

test("cash for the rest sells nothing of the cancelled part", async (t) => {
  const market = await openMarket(t);
  const { lamp, mug } = await threeSellers(market);
  const before = await market.buy({ payment_token: "fake_decline" });
  const order_id = before.id;
  const again = { order_id, payment_method: "cash_on_delivery" };
  await assert.rejects(payOrder(market.buyer, again), refusedAs("payment_method_unavailable"));
  const songs = partOf(before, market.sellers.mei);
  await cancelOrder(market.buyer, { order_id, seller_order_id: songs.id });
  const lamps = partOf(before, market.sellers.sol);
  await cancelOrder(market.buyer, { order_id, seller_order_id: lamps.id });
  await payOrder(market.buyer, again);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  assert.deepEqual(await market.stock(mug.variant_id), { on_hand: 7, reserved: 0 });
  const due_minor = partOf(before, market.sellers.kim).total_minor;
  assert.equal((await market.view(order_id)).payment?.amount_minor, due_minor);
  await market.work();
  await market.allIsWell();
});

test("of two cancelled parts only the one that the payment was for goes back", async (t) => {
  const market = await openMarket(t);
  const { lamp, mug } = await threeSellers(market);
  const before = await market.buy({ payment_token: "fake_decline" });
  const order_id = before.id;
  const [lamps, mugs] = [partOf(before, market.sellers.sol), partOf(before, market.sellers.kim)];
  await cancelOrder(market.buyer, { order_id, seller_order_id: mugs.id });
  await payOrder(market.buyer, { order_id, payment_method: "card", payment_token: "fake_redirect" });
  const { payment } = await market.view(order_id);
  assert.equal(payment?.amount_minor, before.total_minor - mugs.total_minor);
  await cancelOrder(market.buyer, { order_id, seller_order_id: lamps.id });
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  await decideFakePayment(market.as(), payment.provider_payment_id ?? "", "approve");
  await completePayment(market.buyer, { payment_id: payment.id });
  await market.work();
  const order = await market.view(order_id);
  assert.deepEqual([order.status, order.payment_status], ["delivered", "partially_refunded"]);
  assert.equal(order.refunded_minor, lamps.total_minor);
  assert.equal(await sumOfRefunds(market), lamps.total_minor);
  assert.deepEqual(await balances(market.as(), { seller_id: market.sellers.kim }), []);
  const [sol] = await balances(market.as(), { seller_id: market.sellers.sol });
  assert.equal(sol?.balance_minor, 0);
  for (const goods of [lamp, mug]) {
    assert.deepEqual(await market.stock(goods.variant_id), { on_hand: 10, reserved: 0 });
  }
  await market.allIsWell();
});

test("when what is left costs nothing, nobody has to pay for it", async (t) => {
  const market = await openMarket(t);
  const { sol, mei } = market.sellers;
  const lamp = await market.product({ price_minor: 2000, seller_id: sol });
  const sample = await market.product({ price_minor: 0, seller_id: mei, is_digital: 1 });
  await market.fill([
    [lamp, 1],
    [sample, 1],
  ]);
  const before = await market.buy({ payment_token: "fake_decline" });
  const lamps = partOf(before, sol);
  await cancelOrder(market.buyer, { order_id: before.id, seller_order_id: lamps.id });
  const order = await market.view(before.id);
  assert.deepEqual([order.status, order.payment_status], ["delivered", "captured"]);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 10, reserved: 0 });
  assert.deepEqual(await market.stock(sample.variant_id), { on_hand: 9, reserved: 0 });
  const again = payOrder(market.buyer, { order_id: before.id, payment_method: "card" });
  await assert.rejects(again, refusedAs("already_paid"));
  await market.work();
  await market.allIsWell();
});
