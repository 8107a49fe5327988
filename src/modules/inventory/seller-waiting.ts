// How much of a seller's stock is low.
import { requireSeller } from "#modules/sellers";
import type { Context } from "#platform/context";

/** Counting stops here; nobody reads more from a badge. */
const MAX_COUNT = 1000;

/** How many live variants of the actor's own seller are low, counted to 1,000. Refuses `forbidden`. */
export async function stockWaiting(context: Context): Promise<number> {
  const { seller_id } = requireSeller(context);
  const found = context.db
    .selectFrom("stock_items")
    .innerJoin("variants", "variants.id", "stock_items.variant_id")
    .innerJoin("products", "products.id", "stock_items.product_id")
    .select("stock_items.variant_id")
    .where("stock_items.seller_id", "=", seller_id)
    .where("stock_items.is_low", "=", 1)
    .where("variants.archived_at", "is", null)
    .where("products.status", "<>", "archived")
    .limit(MAX_COUNT);
  const row = await context.db
    .selectFrom(found.as("found"))
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
