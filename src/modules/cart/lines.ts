// A cart's lines as they stand now: priced, with what is wrong with each, in one statement.
import type { LinePicture } from "#modules/catalog";
import { availableAt } from "#modules/inventory";
import { type Context, now } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { GOODS_COLUMNS, priceOf, whyClosed } from "./goods.ts";
import { quantityProblems } from "./quantity.ts";

/** What may be wrong with a line; the most serious first. */
export type CartProblem =
  | "seller_closed"
  | "unavailable"
  | "out_of_stock"
  | "insufficient_stock"
  | "below_minimum"
  | "wrong_step"
  | "price_changed";

const BY_WEIGHT: readonly CartProblem[] = [
  "seller_closed",
  "unavailable",
  "out_of_stock",
  "insufficient_stock",
  "below_minimum",
  "wrong_step",
  "price_changed",
];

/** A line with everything that showing and buying it needs. */
export interface PricedLine extends LinePicture {
  id: number;
  product_id: number;
  variant_id: number;
  seller_id: number;
  seller_name: string;
  seller_slug: string;
  /** The seller sells as ever, only not now; `seller_back_at` is when again, where it has said so. */
  is_seller_away: boolean;
  seller_back_at: number | null;
  category_id: number;
  name: string;
  slug: string;
  sku: string | null;
  /** JSON: `{"Size": "M"}`. */
  options: string;
  quantity: number;
  currency: string;
  unit_price_minor: number;
  total_minor: number;
  /** The unit price that the buyer was last shown. */
  seen_price_minor: number;
  available: number;
  /** The seller's rules: the least of it at a time, and the step above zero. */
  min_quantity: number;
  quantity_step: number;
  is_digital: boolean;
  weight_grams: number | null;
  tax_class: "standard" | "reduced" | "zero";
  /** The most serious of `problems`, or null. */
  problem: CartProblem | null;
  problems: CartProblem[];
}

const readLines = compileOnce((db, slot: Slots<{ cart_id: number; at: number }>) =>
  db
    .selectFrom("cart_items")
    .innerJoin("carts", "carts.id", "cart_items.cart_id")
    .innerJoin("variants", "variants.id", "cart_items.variant_id")
    .innerJoin("products", "products.id", "variants.product_id")
    .innerJoin("sellers", "sellers.id", "products.seller_id")
    .innerJoin("categories", "categories.id", "products.category_id")
    .leftJoin("stock_items", "stock_items.variant_id", "variants.id")
    .leftJoin("product_images as own_image", "own_image.id", "variants.image_id")
    .leftJoin("product_images as main_image", "main_image.primary_of", "products.id")
    .select(GOODS_COLUMNS)
    .select(["cart_items.id", "cart_items.quantity", "cart_items.seen_price_minor"])
    .select(["carts.currency as cart_currency", "products.category_id", "products.name", "products.slug"])
    .select(["products.is_digital", "products.weight_grams", "products.tax_class"])
    .select([
      "variants.sku",
      "variants.options",
      "sellers.name as seller_name",
      "sellers.slug as seller_slug",
      "sellers.vacation_until",
    ])
    .select((builder) => [
      availableAt(slot("at")).as("available"),
      builder.fn.coalesce("own_image.storage_key", "main_image.storage_key").as("image_key"),
      builder.fn.coalesce("own_image.widths", "main_image.widths").as("image_widths"),
      builder.fn.coalesce("own_image.has_avif", "main_image.has_avif").as("image_has_avif"),
      // Its own picture may have no tone: the main one's would stand behind what lets it shine through.
      builder
        .case()
        .when("own_image.id", "is", null)
        .then(builder.ref("main_image.tone"))
        .else(builder.ref("own_image.tone"))
        .end()
        .as("image_tone"),
      builder
        .selectFrom("price_tiers")
        .select("price_tiers.price_minor")
        .whereRef("price_tiers.product_id", "=", "products.id")
        .whereRef("price_tiers.min_quantity", "<=", "cart_items.quantity")
        .orderBy("price_tiers.min_quantity", "desc")
        .limit(1)
        .as("tier_minor"),
    ])
    .where("cart_items.cart_id", "=", slot("cart_id"))
    .orderBy("cart_items.id"),
);

type LineRow = Awaited<ReturnType<typeof readLines.all>>[number];

/** The lines of a cart in the order in which they were put in, with present prices, stock and problems. */
export async function pricedLines(context: Context, cart_id: number): Promise<PricedLine[]> {
  const rows = await readLines.all(context.db, { cart_id, at: now(context) });
  return rows.map(priced);
}

function priced(row: LineRow): PricedLine {
  const unit_price_minor = priceOf(row, row.tier_minor);
  const problems = problemsOf(row, unit_price_minor);
  const is_seller_away = row.seller_status === "approved" && row.is_on_vacation === 1;
  return {
    id: row.id,
    product_id: row.product_id,
    variant_id: row.variant_id,
    seller_id: row.seller_id,
    seller_name: row.seller_name,
    seller_slug: row.seller_slug,
    is_seller_away,
    seller_back_at: is_seller_away ? row.vacation_until : null,
    category_id: row.category_id,
    name: row.name,
    slug: row.slug,
    sku: row.sku,
    options: row.options,
    image_key: row.image_key,
    image_widths: row.image_widths,
    image_has_avif: row.image_has_avif,
    image_tone: row.image_tone,
    quantity: row.quantity,
    currency: row.currency,
    unit_price_minor,
    total_minor: unit_price_minor * row.quantity,
    seen_price_minor: row.seen_price_minor,
    available: Math.max(row.available ?? 0, 0),
    min_quantity: row.min_quantity,
    quantity_step: row.quantity_step,
    is_digital: row.is_digital === 1,
    weight_grams: row.weight_grams,
    tax_class: row.tax_class,
    problem: problems[0] ?? null,
    problems,
  };
}

/**
 * Goods that can't be had at all have that one problem; a product that changed its currency is such a case.
 */
function problemsOf(row: LineRow, unit_price_minor: number): CartProblem[] {
  const closed = whyClosed(row);
  if (closed) return [closed];
  if (row.cart_currency !== null && row.cart_currency !== row.currency) return ["unavailable"];
  const found: CartProblem[] = quantityProblems(row, row.quantity);
  if (unit_price_minor !== row.seen_price_minor) found.push("price_changed");
  return BY_WEIGHT.filter((problem) => found.includes(problem));
}
