// Refunds of bank transfers: no provider sends them, so staff pay them out and say so.
import { requirePermission } from "#modules/identity";
import { flagForAttention, lockOrder } from "#modules/orders";
import { type Refund, refundById, settleManually } from "#modules/payments";
import { recordAudit } from "#platform/audit";
import type { Context, TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { formatMoney } from "#platform/money";

/** Tells staff that a refund waits for them. Later-listener of `refund.awaits_staff`. */
export async function noteManualRefund(
  tx: TransactionContext,
  { refund_id, order_id }: { refund_id: number; order_id: number },
): Promise<void> {
  const order = await lockOrder(tx, order_id);
  const refund = await refundById(tx, refund_id);
  if (refund.status !== "pending") return;
  const amount = `${formatMoney(refund.amount_minor, refund.currency)} ${refund.currency}`;
  await flagForAttention(tx, order, `Refund ${refund_id} of ${amount} is to be paid out by hand.`);
}

/**
 * Staff paid a refund out, with the bank's reference; the order and the books follow. Refuses: `forbidden`,
 * `missing`, `not_manual` when a provider sends it, `refund_settled`.
 */
export async function settleRefundByHand(
  context: Context,
  input: { refund_id: number; reference: string },
): Promise<Refund> {
  requirePermission(context, "payments.manage");
  const { order_id } = await refundById(context, input.refund_id);
  return transaction(context, async (tx) => {
    // The order is locked before its payment, as everywhere.
    await lockOrder(tx, order_id);
    const refund = await settleManually(tx, input);
    await recordAudit(tx, {
      action: "refund.settled",
      subject_type: "refund",
      subject_id: refund.id,
      before: { status: "pending" },
      after: {
        status: refund.status,
        order_id,
        amount: formatMoney(refund.amount_minor, refund.currency),
        currency: refund.currency,
        reference: input.reference,
      },
    });
    return refund;
  });
}
