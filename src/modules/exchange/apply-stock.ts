// A row of a file of stock: what was counted of a SKU becomes its stock, with a movement that says so.
import { adjustStock } from "#modules/inventory";
import type { TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { invalid } from "#platform/refusal";

/** Why stock changed, in its movement. */
const REASON = "import";

/**
 * Counts the stock of the seller's variant with this SKU anew; null leaves it. Refuses (422 on `sku`) a
 * SKU that the seller does not have, and as `adjustStock` does.
 */
export async function setOnHand(
  tx: TransactionContext,
  count: { seller_id: number; sku: string; on_hand: number | null; low_stock_threshold: number | null },
): Promise<void> {
  const { seller_id, sku, on_hand, low_stock_threshold } = count;
  const row = await tx.db
    .selectFrom("variants")
    .innerJoin("stock_items", "stock_items.variant_id", "variants.id")
    .select(["stock_items.variant_id", "stock_items.version"])
    .where("variants.seller_id", "=", seller_id)
    .where("variants.live_sku", "=", sku)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!row) throw invalid("sku", "not_found", "You have no product with this SKU.");
  await adjustStock(tx, {
    ...row,
    reason: REASON,
    ...(on_hand !== null && { on_hand }),
    ...(low_stock_threshold !== null && { low_stock_threshold }),
  });
}
