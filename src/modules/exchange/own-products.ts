// The seller's own products as rows of a file name them: by the SKU of a variant, or by slug.
import type { TransactionContext } from "#platform/context";
import { formatMoney } from "#platform/money";

/** A product that is there, as far as a row may change it. */
export interface OwnProduct {
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

/** The product with a live variant of this SKU, or null. */
export async function ownProductBySku(
  tx: TransactionContext,
  seller_id: number,
  sku: string,
): Promise<OwnProduct | null> {
  const row = await tx.db
    .selectFrom("variants")
    .innerJoin("products", "products.id", "variants.product_id")
    .select(["products.id", "products.currency", "products.price_minor", "products.options"])
    .where("variants.seller_id", "=", seller_id)
    .where("variants.live_sku", "=", sku)
    .executeTakeFirst();
  return row ? whole(tx, row) : null;
}

/** The seller's product with this slug that is not archived, or null. */
export async function ownProductBySlug(
  tx: TransactionContext,
  seller_id: number,
  slug: string,
): Promise<OwnProduct | null> {
  const row = await tx.db
    .selectFrom("products")
    .select(["id", "currency", "price_minor", "options"])
    .where("slug", "=", slug)
    .where("seller_id", "=", seller_id)
    .where("status", "<>", "archived")
    .executeTakeFirst();
  return row ? whole(tx, row) : null;
}

async function whole(
  tx: TransactionContext,
  row: { id: number; currency: string; price_minor: number; options: string },
): Promise<OwnProduct> {
  const options = JSON.parse(row.options) as OwnProduct["options"];
  // A product without options has one variant, which nothing here needs to name.
  const rows = options.length === 0 ? [] : await variantRows(tx, row.id);
  return {
    id: row.id,
    currency: row.currency,
    price: formatMoney(row.price_minor, row.currency),
    options,
    variants: rows.map((variant) => ({
      ...variant,
      options: JSON.parse(variant.options) as Record<string, string>,
    })),
  };
}

function variantRows(tx: TransactionContext, product_id: number) {
  return tx.db
    .selectFrom("variants")
    .select(["id", "sku", "options", "image_id"])
    .select(["price_minor", "compare_price_minor", "cost_price_minor"])
    .where("product_id", "=", product_id)
    .where("archived_at", "is", null)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
}
