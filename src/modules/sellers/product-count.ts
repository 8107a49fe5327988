// How many products of a seller buyers can see: the catalogue counts, the row is ours.
import type { TransactionContext } from "#platform/context";

/** Adds `delta` (negative to take off) to the seller's count of visible products. */
export async function countProducts(tx: TransactionContext, seller_id: number, delta: number): Promise<void> {
  await tx.db
    .updateTable("sellers")
    .set((eb) => ({ product_count: eb("product_count", "+", delta) }))
    .where("id", "=", seller_id)
    .execute();
}
