// All that a seller has as CSV, read page by page along its products, so that no shop is too large.
import { requireSellerPermission } from "#modules/sellers";
import type { Context } from "#platform/context";
import { csvLines } from "#platform/csv";
import { formatMoney } from "#platform/money";
import { PRODUCT_FIELDS, STOCK_FIELDS } from "./columns.ts";

/** Products that are read at once. */
const PAGE = 100;
const GRAMS_PER_KILOGRAM = 1000;

/** What a line of stock says besides what an import reads: for people, and ignored on the way back. */
const STOCK_HEADERS = [...STOCK_FIELDS, "name", "options", "reserved"] as const;
/** Stock is not among the products: brought back later, it would undo what was sold meanwhile. */
const PRODUCT_HEADERS = PRODUCT_FIELDS.filter(
  (field) => field !== "on_hand" && field !== "low_stock_threshold",
);

/**
 * A line for every variant of the actor's seller that is not archived, headers first; an import reads all
 * of it back. Refuses: forbidden without the permission.
 */
export function exportProducts(context: Context): AsyncGenerator<string> {
  const { seller_id } = requireSellerPermission(context, "catalog.write");
  return pages(context, seller_id, PRODUCT_HEADERS, productLines);
}

/** The same of stock: absolute numbers on hand by SKU. Refuses: forbidden without the permission. */
export function exportStock(context: Context): AsyncGenerator<string> {
  const { seller_id } = requireSellerPermission(context, "inventory.write");
  return pages(context, seller_id, STOCK_HEADERS, stockLines);
}

type Line = (string | number | null)[];

async function* pages(
  context: Context,
  seller_id: number,
  headers: readonly string[],
  linesOf: (context: Context, product_ids: number[]) => Promise<Line[]>,
): AsyncGenerator<string> {
  yield csvLines([headers], true);
  let after = { created_at: 0, id: 0 };
  for (;;) {
    const { created_at, id: last_id } = after;
    const rows = await context.db
      .selectFrom("products")
      .select(["created_at", "id"])
      .where("seller_id", "=", seller_id)
      .where("created_at", ">=", created_at)
      .where((of) => of.or([of("created_at", ">", created_at), of("id", ">", last_id)]))
      .orderBy("created_at")
      .orderBy("id")
      .limit(PAGE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const lines = await linesOf(
      context,
      rows.map(({ id }) => id),
    );
    if (lines.length > 0) yield csvLines(lines);
    after = last;
    // SQLite answers at once: others get their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function productLines(context: Context, product_ids: number[]): Promise<Line[]> {
  const rows = await liveVariants(context, product_ids)
    .innerJoin("categories", "categories.id", "products.category_id")
    .selectAll("products")
    .select(["variants.sku as variant_sku", "variants.options as chosen", "categories.slug as category"])
    .select(["variants.price_minor as own_price", "variants.compare_price_minor as own_compare"])
    .select("variants.cost_price_minor as own_cost")
    .execute();
  return rows.map((row) => {
    const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, row.currency));
    const compare = row.own_compare ?? (row.own_price === null ? row.compare_price_minor : null);
    const cells: Record<(typeof PRODUCT_HEADERS)[number], string | number | null> = {
      sku: row.variant_sku,
      name: row.name,
      slug: row.slug,
      options: optionsText(row.chosen),
      category: row.category,
      price: money(row.own_price ?? row.price_minor),
      compare_price: money(compare),
      cost_price: money(row.own_cost ?? row.cost_price_minor),
      status: row.status,
      short_description: row.short_description,
      description: row.description,
      tax_class: row.tax_class,
      is_active: yesOrNo(row.is_active),
      is_featured: yesOrNo(row.is_featured),
      is_digital: yesOrNo(row.is_digital),
      weight: row.weight_grams === null ? null : String(row.weight_grams / GRAMS_PER_KILOGRAM),
      min_quantity: row.min_quantity,
      quantity_step: row.quantity_step,
      meta_title: row.meta_title,
      meta_description: row.meta_description,
    };
    return PRODUCT_HEADERS.map((field) => cells[field]);
  });
}

async function stockLines(context: Context, product_ids: number[]): Promise<Line[]> {
  const rows = await liveVariants(context, product_ids)
    .innerJoin("stock_items", "stock_items.variant_id", "variants.id")
    .select(["variants.sku", "stock_items.on_hand", "stock_items.low_stock_threshold", "products.name"])
    .select(["variants.options", "stock_items.reserved"])
    .execute();
  return rows.map((row) => [
    ...[row.sku, row.on_hand, row.low_stock_threshold],
    ...[row.name, optionsText(row.options), row.reserved],
  ]);
}

function liveVariants(context: Context, product_ids: number[]) {
  return context.db
    .selectFrom("products")
    .innerJoin("variants", "variants.product_id", "products.id")
    .where("products.id", "in", product_ids)
    .where("products.status", "<>", "archived")
    .where("variants.archived_at", "is", null)
    .orderBy("products.created_at")
    .orderBy("products.id")
    .orderBy("variants.sort_order")
    .orderBy("variants.id");
}

/** `{"Size": "M", "Color": "Red"}` as people write it: `Size: M; Color: Red`. */
function optionsText(json: string): string | null {
  const pairs = Object.entries(JSON.parse(json) as Record<string, string>);
  return pairs.length === 0 ? null : pairs.map(([name, value]) => `${name}: ${value}`).join("; ");
}

function yesOrNo(flag: 0 | 1): string {
  return flag === 1 ? "yes" : "no";
}
