// One change to many products: each in a transaction of its own, with an answer for each.
import { archiveProduct, changeProduct, type Repricing, repriceProduct } from "#modules/catalog";
import { requireSellerPermission, requireWritingSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import { invalidFields, Refusal } from "#platform/refusal";
import { adjustProductStock, type ProductStockChange } from "./product-stock.ts";

/** The most products that one change takes. */
export const MAX_BULK_PRODUCTS = 100;

/** What can be done to many products. */
export type BulkChange =
  | { action: "publish" }
  | { action: "archive" }
  | { action: "reprice"; change: Repricing }
  | { action: "stock"; change: ProductStockChange; reason: string | null };

/** How it ended for one of them: `refusal` says why nothing of it happened. */
export interface BulkResult {
  id: number;
  refusal: { code: string; message: string } | null;
}

/**
 * Does the same to each product, one after the other; what is refused for one leaves the others alone.
 * Refuses as a whole: forbidden to those who may not write products (or stock) for their seller, invalid
 * where a product is not that seller's.
 */
export async function changeProducts(
  context: Context,
  ids: readonly number[],
  change: BulkChange,
): Promise<BulkResult[]> {
  requireSellerPermission(context, change.action === "stock" ? "inventory.write" : "catalog.write");
  await refuseOthers(context, ids, requireWritingSeller(context).seller_id);
  const results: BulkResult[] = [];
  for (const id of new Set(ids)) {
    results.push({ id, refusal: await refusalOf(() => act(context, id, change)) });
  }
  return results;
}

async function refuseOthers(context: Context, ids: readonly number[], seller_id: number): Promise<void> {
  const rows = await context.db
    .selectFrom("products")
    .select("id")
    .where("seller_id", "=", seller_id)
    .where("id", "in", [...ids])
    .execute();
  const own = new Set(rows.map(({ id }) => id));
  const errors = ids.flatMap((id, index) =>
    own.has(id) ? [] : [{ field: `ids.${index}`, code: "not_found", message: "There is no such product." }],
  );
  if (errors.length > 0) throw invalidFields(errors);
}

function act(context: Context, product_id: number, change: BulkChange): Promise<void> {
  if (change.action === "archive") return archiveProduct(context, { product_id, if_version: null });
  if (change.action === "publish") {
    return changeProduct(context, { product_id, changes: { status: "published" }, if_version: null });
  }
  if (change.action === "reprice") return repriceProduct(context, { product_id, change: change.change });
  return adjustProductStock(context, { product_id, change: change.change, reason: change.reason });
}

/** The first wrong field says more than that some field is wrong. */
async function refusalOf(work: () => Promise<void>): Promise<BulkResult["refusal"]> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error.errors?.[0] ?? error;
    return { code, message };
  }
}
