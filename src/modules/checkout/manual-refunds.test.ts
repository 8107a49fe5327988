// A bank transfer that goes back: staff are told, pay it out, and everything agrees afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { balances, trialBalance } from "#modules/ledger";
import { cancelOrder } from "#modules/orders";
import { refundsOf } from "#modules/payments";
import { openMarket, refusedAs } from "../../../test/purchases.ts";
import { captureTransfer, settleRefundByHand } from "./checkout.ts";

test("a cancelled bank transfer waits for staff, and is settled once", async (t) => {
  const market = await openMarket(t);
  const { buyer, olga, sellers } = market;
  await market.fill([[await market.product({ price_minor: 2000 }), 1]]);
  const order = await market.buy({ payment_method: "bank_transfer" });
  const [payment] = await market.as().db.selectFrom("payments").select("id").execute();
  assert.ok(payment);
  const amount = `${order.total_minor}`.replace(/(\d\d)$/, ".$1");
  await captureTransfer(olga, { payment_id: payment.id, amount, reference: "in 1" });
  assert.equal((await market.view(order.id)).payment_status, "captured");

  await cancelOrder(buyer, { order_id: order.id });
  await market.work();
  const [refund, ...others] = await refundsOf(market.as(), order.id);
  assert.ok(refund && others.length === 0);
  assert.equal(refund.status, "pending");
  const waiting = await market
    .as()
    .db.selectFrom("orders")
    .select(["needs_attention", "attention_reason"])
    .executeTakeFirst();
  assert.equal(waiting?.needs_attention, 1);
  assert.match(waiting?.attention_reason ?? "", /paid out by hand/);
  await market.allIsWell();

  const input = { refund_id: refund.id, reference: "out 1" };
  await assert.rejects(settleRefundByHand(buyer, input), refusedAs("permission_denied"));
  await assert.rejects(settleRefundByHand(olga, { ...input, refund_id: 9999 }), refusedAs("not_found"));
  assert.equal((await settleRefundByHand(olga, input)).status, "succeeded");
  await assert.rejects(settleRefundByHand(olga, input), refusedAs("refund_settled"));
  await market.work();
  const after = await market.view(order.id);
  assert.deepEqual([after.payment_status, after.refunded_minor], ["refunded", order.total_minor]);
  assert.deepEqual(await balances(market.as(), { seller_id: sellers.sol }), [
    { currency: "USD", balance_minor: 0 },
  ]);
  const [usd] = await trialBalance(market.as());
  assert.ok(usd?.accounts.every(({ sum_minor }) => sum_minor === 0));
  await market.allIsWell();
});
