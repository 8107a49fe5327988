// Who may change which product: its seller's people in charge of the catalogue, and staff with the
// permission.
import { isUser, mayAct } from "#modules/identity";
import { maySell, requireSellerPermission, requireWritingSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import { missing } from "#platform/refusal";

/** A product as far as it matters for who may change it. */
export interface OwnedProduct {
  id: number;
  seller_id: number;
  category_id: number;
}

/** The seller for whom the actor may write products. Refuses: forbidden to others and to the suspended. */
export function catalogueSeller(context: Context): number {
  requireSellerPermission(context, "catalog.write");
  return requireWritingSeller(context).seller_id;
}

/**
 * The product, when the actor may change it. Refuses: forbidden to those who may change no product at all,
 * missing for products of other sellers.
 */
export async function productForChange(context: Context, product_id: number): Promise<OwnedProduct> {
  const seller_id = mayManageCatalog(context) ? null : catalogueSeller(context);
  const product = await context.db
    .selectFrom("products")
    .select(["id", "seller_id", "category_id"])
    .where("id", "=", product_id)
    .executeTakeFirst();
  if (!product || (seller_id !== null && product.seller_id !== seller_id)) throw missing("product");
  return product;
}

/** May the actor see this seller's products in every state, with what they cost? */
export function seesAll(context: Context, seller_id: number): boolean {
  if (mayManageCatalog(context)) return true;
  if (!isUser(context.actor) || context.actor.seller?.seller_id !== seller_id) return false;
  return maySell(context.actor, "catalog.read");
}

/** The product, when the actor may see it in every state. Refuses: missing. */
export async function ownedProduct(context: Context, product_id: number): Promise<OwnedProduct> {
  const product = await context.db
    .selectFrom("products")
    .select(["id", "seller_id", "category_id"])
    .where("id", "=", product_id)
    .executeTakeFirst();
  if (!product || !seesAll(context, product.seller_id)) throw missing("product");
  return product;
}

/** The seller whose own products the actor may list. Refuses: forbidden when there is none. */
export function readingSeller(context: Context): number {
  return requireSellerPermission(context, "catalog.read").seller_id;
}

/** May the actor change categories and any product? */
export function mayManageCatalog(context: Context): boolean {
  return mayAct(context.actor, "catalog.manage");
}
