// What listings are made of, read for many products at once and locked so that nobody changes it meanwhile.
import type { Selectable } from "kysely";
import type { TransactionContext } from "#platform/context";
import { flagOf, forUpdate } from "#platform/database";
import type { CardSource } from "./listing-card.ts";
import { type StockLine, stockOfProduct } from "./listing-stock.ts";
import type { ProductsTable, VariantsTable } from "./tables.ts";
import { comparePriceOf, priceOf } from "./variant-price.ts";

type Product = Selectable<ProductsTable>;
type Variant = Pick<
  Selectable<VariantsTable>,
  "id" | "product_id" | "sku" | "price_minor" | "compare_price_minor"
>;

/** Everything that one visible product's listing says. */
export interface Parts {
  card: CardSource & { product: Product };
  skus: string[];
  stock: ReturnType<typeof stockOfProduct>;
  is_on_sale: 0 | 1;
}

/**
 * The parts of those of these products that buyers can see. Locks the products, then their stock, in the
 * order of their ids; what their visibility hangs on is read only then, so that no switch in between is
 * overlooked.
 */
export async function readParts(tx: TransactionContext, ids: number[]): Promise<Parts[]> {
  const products = (await lockProducts(tx, ids)).filter(
    ({ status, is_active }) => status === "published" && is_active === 1,
  );
  if (products.length === 0) return [];
  const categories = await visibleCategories(tx, products);
  const sellers = await openSellers(tx, products);
  const shown = products.filter((row) => categories.has(row.category_id) && sellers.has(row.seller_id));
  if (shown.length === 0) return [];
  const shown_ids = shown.map(({ id }) => id);
  const variants = await liveVariants(tx, shown_ids);
  const stock = await lockStock(
    tx,
    variants.map(({ id }) => id),
  );
  const variants_by_product = Map.groupBy(variants, ({ product_id }) => product_id);
  const stock_by_product = Map.groupBy(stock, ({ product_id }) => product_id);
  const images = await primaryImages(tx, shown_ids);
  const tiers = Map.groupBy(await priceTiers(tx, shown_ids), ({ product_id }) => product_id);
  return shown.flatMap((product) => {
    const category = categories.get(product.category_id);
    const seller = sellers.get(product.seller_id);
    const own = variants_by_product.get(product.id) ?? [];
    if (!category || !seller || own.length === 0) return [];
    const prices = own.map((variant) => priceOf(product, variant));
    const card = {
      product,
      category,
      seller,
      primary_image: images.get(product.id) ?? null,
      price_min_minor: Math.min(...prices),
      price_max_minor: Math.max(...prices),
      tiers: tiers.get(product.id) ?? [],
    };
    const is_on_sale = flagOf(own.some((variant) => comparePriceOf(product, variant) !== null));
    const lines = stock_by_product.get(product.id) ?? [];
    const skus = own.flatMap(({ sku }) => (sku === null ? [] : [sku]));
    return [{ card, skus, stock: stockOfProduct(lines, product.min_quantity), is_on_sale }];
  });
}

async function lockProducts(tx: TransactionContext, ids: number[]): Promise<Product[]> {
  const rows = tx.db.selectFrom("products").selectAll().where("id", "in", ids).orderBy("id");
  return rows.$call(forUpdate(tx)).execute();
}

async function visibleCategories(tx: TransactionContext, products: Product[]) {
  const rows = await tx.db
    .selectFrom("categories")
    .select(["id", "name", "slug", "full_path"])
    .where("id", "in", [...new Set(products.map(({ category_id }) => category_id))])
    .where("is_visible", "=", 1)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function openSellers(tx: TransactionContext, products: Product[]) {
  const rows = await tx.db
    .selectFrom("sellers")
    .select(["id", "name", "slug", "rating_sum", "rating_count"])
    .where("id", "in", [...new Set(products.map(({ seller_id }) => seller_id))])
    .where("status", "=", "approved")
    .where("is_on_vacation", "=", 0)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function liveVariants(tx: TransactionContext, product_ids: number[]): Promise<Variant[]> {
  return tx.db
    .selectFrom("variants")
    .select(["id", "product_id", "sku", "price_minor", "compare_price_minor"])
    .where("product_id", "in", product_ids)
    .where("archived_at", "is", null)
    .orderBy("id")
    .execute();
}

async function lockStock(tx: TransactionContext, variant_ids: number[]): Promise<StockLine[]> {
  if (variant_ids.length === 0) return [];
  const rows = tx.db
    .selectFrom("stock_items")
    .select(["product_id", "on_hand", "reserved", "low_stock_threshold"])
    .where("variant_id", "in", variant_ids)
    .orderBy("variant_id");
  return rows.$call(forUpdate(tx)).execute();
}

async function primaryImages(tx: TransactionContext, product_ids: number[]) {
  const rows = await tx.db
    .selectFrom("product_images")
    .select([
      "id",
      "product_id",
      "storage_key",
      "alt_text",
      "is_primary",
      "sort_order",
      "width",
      "height",
      "widths",
      "has_avif",
      "tone",
    ])
    .where("primary_of", "in", product_ids)
    .execute();
  return new Map(rows.map((row) => [row.product_id, row]));
}

async function priceTiers(tx: TransactionContext, product_ids: number[]) {
  return tx.db
    .selectFrom("price_tiers")
    .select(["product_id", "min_quantity", "price_minor"])
    .where("product_id", "in", product_ids)
    .orderBy("product_id")
    .orderBy("min_quantity")
    .execute();
}
