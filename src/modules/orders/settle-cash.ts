// Cash on delivery: taken for good once the last part that is still alive has arrived.
import { recordCashDelivered } from "#modules/ledger";
import { captureCash, isPaid } from "#modules/payments";
import type { TransactionContext } from "#platform/context";
import type { LockedOrder } from "./locked-order.ts";
import { markPaid } from "./paid.ts";

/**
 * Takes the cash of a locked order whose live parts have all arrived, and books it; does nothing before that,
 * and nothing for other ways to pay.
 */
export async function settleCash(tx: TransactionContext, order: LockedOrder): Promise<void> {
  if (order.payment_method !== "cash_on_delivery" || isPaid(order.payment_status)) return;
  const live = order.parts.filter((part) => part.status !== "cancelled");
  if (live.length === 0 || live.some((part) => part.status !== "delivered")) return;
  const amount_minor = live.reduce((sum, part) => sum + part.total_minor, 0);
  if (amount_minor === 0) return;
  const payment = await captureCash(tx, { order_id: order.id, amount_minor });
  if (!payment) return;
  await recordCashDelivered(tx, {
    order: { order_id: order.id, currency: order.currency },
    parts: live.map(salePart),
  });
  await markPaid(tx, order, { stock_committed: false });
}

/** What the books need to know of a part. */
export function salePart(part: LockedOrder["parts"][number]) {
  const { id: seller_order_id, seller_id, total_minor, commission_minor } = part;
  return { seller_order_id, seller_id, total_minor, commission_minor };
}
