// Everything that the editor's page shows, read once.
import {
  findProduct,
  type HistoryEntry,
  type ProductDetail,
  productForChange,
  productHistory,
} from "#modules/catalog";
import { maySell, membershipOf, requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { missing } from "#platform/refusal";
import { type CategoryOption, categoryOptions } from "./product-categories.ts";
import { PRODUCTS_PATH } from "./products-query.ts";

export interface EditorScene {
  /** null while it is new. */
  detail: ProductDetail | null;
  /** Where the form goes. */
  action: string;
  currency: string;
  seller_name: string;
  categories: CategoryOption[];
  history: HistoryEntry[];
  may_write: boolean;
  /** Only an approved seller publishes. */
  may_publish: boolean;
}

/** The page of one product of the actor's seller, or of a new one. Refuses missing for others' products. */
export async function readEditor(context: Context, product_id: number | null): Promise<EditorScene> {
  const { seller_id, status } = requireSeller(context);
  const detail = product_id === null ? null : await ownProduct(context, product_id);
  const seller = await sellerById(context, seller_id);
  const options = await categoryOptions(context);
  return {
    detail,
    action: `${PRODUCTS_PATH}${product_id ?? "new"}/`,
    currency: detail?.product.currency ?? seller.currency,
    seller_name: seller.name,
    categories: withOwn(options, detail),
    history: product_id === null ? [] : await productHistory(context, product_id),
    may_write: mayWrite(context),
    may_publish: status === "approved",
  };
}

/** The product, when it is the actor's seller's. Refuses missing. */
export async function ownProduct(context: Context, product_id: number): Promise<ProductDetail> {
  const { seller_id } = requireSeller(context);
  const detail = await findProduct(context, String(product_id));
  if (detail?.product.seller_id !== seller_id) throw missing("product");
  return detail;
}

/** As `ownProduct`, for those who may change it. */
export async function changeableProduct(context: Context, product_id: number): Promise<ProductDetail> {
  const detail = await ownProduct(context, product_id);
  await productForChange(context, product_id);
  return detail;
}

/** May the member change products now? Nobody of a suspended seller may. */
export function mayWrite(context: Context): boolean {
  return maySell(context.actor, "catalog.write") && membershipOf(context)?.status !== "suspended";
}

/** A product may stand in a category that is hidden by now; the form keeps it there. */
function withOwn(options: CategoryOption[], detail: ProductDetail | null): CategoryOption[] {
  if (!detail) return options;
  const { id, full_path } = detail.category;
  const value = String(id);
  return options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: full_path }];
}
