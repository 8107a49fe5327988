// The stock of all variants of a product corrected in one go.
import { requireSellerPermission, requireWritingSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { missing } from "#platform/refusal";
import { adjustStock } from "./adjust.ts";
import { lockStock } from "./stock.ts";

/** `on_hand` counts every variant anew, `delta` adds to each. */
export type ProductStockChange = { on_hand: number } | { delta: number };

/**
 * Corrects every live variant of a product of the actor's seller, all or none. Refuses as `adjustStock` does;
 * missing for others' products.
 */
export async function adjustProductStock(
  context: Context,
  input: { product_id: number; change: ProductStockChange; reason: string | null },
): Promise<void> {
  requireSellerPermission(context, "inventory.write");
  const { seller_id } = requireWritingSeller(context);
  await transaction(context, async (tx) => {
    const rows = await tx.db
      .selectFrom("stock_items as i")
      .innerJoin("variants as v", "v.id", "i.variant_id")
      .select("i.variant_id")
      .where("i.product_id", "=", input.product_id)
      .where("i.seller_id", "=", seller_id)
      .where("v.archived_at", "is", null)
      .execute();
    if (rows.length === 0) throw missing("product");
    const stock = await lockStock(
      tx,
      rows.map(({ variant_id }) => variant_id),
    );
    for (const { variant_id, version } of stock.values()) {
      await adjustStock(tx, { variant_id, ...input.change, reason: input.reason, version });
    }
  });
}
