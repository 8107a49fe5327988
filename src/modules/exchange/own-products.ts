// The seller's own products as rows of a file name them: by the SKU of a variant, or by slug.
import type { Selectable } from "kysely";
import type { TransactionContext } from "#platform/context";
import type { Tables } from "#platform/database";
import { formatMoney } from "#platform/money";

/** What has this SKU, with all that a row may say of it. */
export type OwnProduct = Selectable<Tables["products"]> & {
  own_price: number | null;
  own_compare: number | null;
  own_cost: number | null;
  on_hand: number;
  stock_threshold: number;
};

/** A product with all its live variants, as far as a row may change them. */
export interface WholeProduct {
  id: number;
  currency: string;
  price: string;
  options: { name: string; values: string[] }[];
  variants: OwnVariant[];
}

export interface OwnVariant {
  id: number;
  sku: string | null;
  options: Record<string, string>;
  image_id: number | null;
  price_minor: number | null;
  compare_price_minor: number | null;
  cost_price_minor: number | null;
}

/** The products with live variants of these SKUs, by SKU, in one statement. */
export async function ownProductsBySku(
  tx: TransactionContext,
  seller_id: number,
  skus: readonly string[],
): Promise<Map<string, OwnProduct>> {
  if (skus.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("variants")
    .innerJoin("products", "products.id", "variants.product_id")
    .innerJoin("stock_items", "stock_items.variant_id", "variants.id")
    .selectAll("products")
    .select(["variants.live_sku", "variants.price_minor as own_price"])
    .select(["variants.compare_price_minor as own_compare", "variants.cost_price_minor as own_cost"])
    .select(["stock_items.on_hand", "stock_items.low_stock_threshold as stock_threshold"])
    .where("variants.seller_id", "=", seller_id)
    .where("variants.live_sku", "in", skus)
    .execute();
  return new Map(rows.map(({ live_sku, ...row }) => [live_sku ?? "", row]));
}

/** The seller's product with this slug that is not archived, or null. */
export async function ownProductBySlug(
  tx: TransactionContext,
  seller_id: number,
  slug: string,
): Promise<WholeProduct | null> {
  const row = await tx.db
    .selectFrom("products")
    .select(["id", "currency", "price_minor", "options"])
    .where("slug", "=", slug)
    .where("seller_id", "=", seller_id)
    .where("status", "<>", "archived")
    .executeTakeFirst();
  return row ? wholeProduct(tx, row) : null;
}

/** The product with its variants as they are at this moment. */
export async function wholeProduct(
  tx: TransactionContext,
  row: { id: number; currency: string; price_minor: number; options: string },
): Promise<WholeProduct> {
  const variants = await tx.db
    .selectFrom("variants")
    .select(["id", "sku", "options", "image_id"])
    .select(["price_minor", "compare_price_minor", "cost_price_minor"])
    .where("product_id", "=", row.id)
    .where("archived_at", "is", null)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return {
    id: row.id,
    currency: row.currency,
    price: formatMoney(row.price_minor, row.currency),
    options: JSON.parse(row.options) as WholeProduct["options"],
    variants: variants.map((variant) => ({
      ...variant,
      options: JSON.parse(variant.options) as Record<string, string>,
    })),
  };
}
