// Each seller order's share of its order's payment: what it may be refunded at most.
import type { Context, TransactionContext } from "#platform/context";
import { assertMinor } from "#platform/money";

export interface PaymentShare {
  seller_order_id: number;
  amount_minor: number;
  refunded_minor: number;
}

/** Writes the shares beside the order, once; they add up to its total. */
export async function recordShares(
  tx: TransactionContext,
  input: { order_id: number; shares: readonly { seller_order_id: number; amount_minor: number }[] },
): Promise<void> {
  const rows = input.shares.map((share) => ({
    order_id: input.order_id,
    seller_order_id: share.seller_order_id,
    amount_minor: assertMinor(share.amount_minor),
  }));
  if (rows.length > 0) await tx.db.insertInto("payment_shares").values(rows).execute();
}

/** The order's shares, by seller order. */
export async function sharesOf(context: Context, order_id: number): Promise<PaymentShare[]> {
  return context.db
    .selectFrom("payment_shares")
    .select(["seller_order_id", "amount_minor", "refunded_minor"])
    .where("order_id", "=", order_id)
    .orderBy("seller_order_id")
    .execute();
}
