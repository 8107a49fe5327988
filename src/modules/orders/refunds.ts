// Money on its way back to the buyer: sent at once where that works, noted on the order when it has left.
import { recordRefundPaid } from "#modules/ledger";
import { isPaid, paymentById, paymentStatusOf, paymentsOf, refundById, sendRefund } from "#modules/payments";
import { type Context, SYSTEM_ACTOR, type TransactionContext, withActor } from "#platform/context";
import { transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import { formatMoney } from "#platform/money";
import { noteLateChange } from "./late-change.ts";
import { lockOrder } from "./locked-order.ts";
import { flagForAttention, notePaymentStatus } from "./paid.ts";

/**
 * Sends promised refunds right away, so that the buyer sees them at once. Each was put in the queue with its
 * promise: what fails here is sent by its job.
 */
export async function sendRefundsNow(context: Context, refund_ids: readonly number[]): Promise<void> {
  const system = withActor(context, SYSTEM_ACTOR);
  for (const refund_id of refund_ids) {
    await faultPoint("cancel.before_refund");
    try {
      const ending = await sendRefund(system, { refund_id });
      if (!ending) continue;
      await faultPoint("cancel.after_refund");
      await transaction(system, async (tx) => {
        const { order_id } = await refundById(tx, refund_id);
        await lockOrder(tx, order_id);
        await ending(tx);
        await noteRefund(tx, { refund_id });
      });
    } catch (error) {
      context.services.log.warn({ err: error, refund_id }, "a refund is left to its job");
    }
  }
}

/**
 * Notes on the order, its parts and in the books how a refund ended; repeating it changes nothing.
 * Later-listener of `refund.settled`.
 */
export async function noteRefund(
  tx: TransactionContext,
  { refund_id }: { refund_id: number },
): Promise<void> {
  const refund = await refundById(tx, refund_id);
  if (refund.status === "pending") return;
  const order = await lockOrder(tx, refund.order_id);
  if (refund.status === "failed") {
    await flagForAttention(tx, order, `Refund ${refund.id} failed: ${refund.failure_code ?? "unknown"}`);
    return;
  }
  const payment = await paymentById(tx, refund.payment_id);
  const { order_id, seller_order_id, amount_minor, currency } = refund;
  const is_news = await recordRefundPaid(tx, {
    refund_id,
    order_id,
    seller_order_id,
    amount_minor,
    currency,
    provider: payment.provider,
  });
  if (!is_news) return;
  // Money that came twice goes back outside the order: its totals and shares never knew of it.
  if (isPaid(payment.status)) {
    await tx.db
      .updateTable("orders")
      .set((of) => ({ refunded_minor: of("refunded_minor", "+", amount_minor) }))
      .where("id", "=", order_id)
      .execute();
    if (seller_order_id !== null) {
      await tx.db
        .updateTable("seller_orders")
        .set((of) => ({ refunded_minor: of("refunded_minor", "+", amount_minor) }))
        .where("id", "=", seller_order_id)
        .execute();
      await noteLateChange(tx, order);
    }
  }
  const attempts = (await paymentsOf(tx, [order_id])).get(order_id) ?? [];
  await notePaymentStatus(tx, order, paymentStatusOf(attempts), {
    event: "refunded",
    seller_order_id,
    note: `${formatMoney(amount_minor, currency)} ${currency}`,
  });
}
