// What a cart must know of a variant: its price, whether it is on sale at all, and how much can be had.
import { unitPrice } from "#modules/catalog";
import { availableAt } from "#modules/inventory";
import { type Context, now } from "#platform/context";
import { compileOnce, type Database, type Slots } from "#platform/database";
import { invalid, Refusal } from "#platform/refusal";

/** Columns of every query over goods; each joins products, variants, sellers and categories. */
export const GOODS_COLUMNS = [
  "products.id as product_id",
  "variants.id as variant_id",
  "products.seller_id",
  "products.currency",
  "products.price_minor as product_price_minor",
  "variants.price_minor as variant_price_minor",
  "products.status as product_status",
  "products.is_active",
  "products.min_quantity",
  "products.quantity_step",
  "variants.archived_at",
  "categories.is_visible",
  "sellers.status as seller_status",
  "sellers.is_on_vacation",
] as const;

/** A variant as far as buying it goes. */
export interface Goods {
  product_id: number;
  variant_id: number;
  seller_id: number;
  currency: string;
  product_price_minor: number;
  variant_price_minor: number | null;
  product_status: string;
  is_active: 0 | 1;
  min_quantity: number;
  quantity_step: number;
  archived_at: number | null;
  is_visible: 0 | 1;
  seller_status: string;
  is_on_vacation: 0 | 1;
  /** What can be sold now; null without a stock item. */
  available: number | null;
}

/** Goods that somebody wants to buy; `tier_count` says whether its price depends on the quantity. */
export interface Offer extends Goods {
  tier_count: number | null;
}

/**
 * The unit price of a line by the catalogue's rule; `tier_minor` is the last price tier that its quantity
 * reaches. Tiers count per line, not over the lines of a product.
 */
export function priceOf(goods: Goods, tier_minor: number | null): number {
  const tiers = tier_minor === null ? [] : [{ min_quantity: 1, price_minor: tier_minor }];
  const product = { price_minor: goods.product_price_minor };
  return unitPrice(product, { price_minor: goods.variant_price_minor }, tiers, 1);
}

/**
 * Why buyers can't have these goods at all, or null. A closed seller hides the goods too, so it is named
 * first.
 */
export function whyClosed(goods: Goods): "seller_closed" | "unavailable" | null {
  if (goods.seller_status !== "approved" || goods.is_on_vacation === 1) return "seller_closed";
  const is_listed = goods.product_status === "published" && goods.is_active === 1 && goods.is_visible === 1;
  return is_listed && goods.archived_at === null ? null : "unavailable";
}

function offers(db: Database, at: number) {
  return db
    .selectFrom("variants")
    .innerJoin("products", "products.id", "variants.product_id")
    .innerJoin("sellers", "sellers.id", "products.seller_id")
    .innerJoin("categories", "categories.id", "products.category_id")
    .leftJoin("stock_items", "stock_items.variant_id", "variants.id")
    .select(GOODS_COLUMNS)
    .select((builder) => [
      availableAt(at).as("available"),
      builder
        .selectFrom("price_tiers")
        .select((tiers) => tiers.fn.countAll<number>().as("count"))
        .whereRef("price_tiers.product_id", "=", "products.id")
        .as("tier_count"),
    ]);
}

const readVariant = compileOnce((db, slot: Slots<{ variant_id: number; at: number }>) =>
  offers(db, slot("at")).where("variants.id", "=", slot("variant_id")),
);

/** Two rows are enough to see that there are several. */
const readVariants = compileOnce((db, slot: Slots<{ product_id: number; at: number }>) =>
  offers(db, slot("at"))
    .where("variants.product_id", "=", slot("product_id"))
    .where("variants.archived_at", "is", null)
    .orderBy("variants.id")
    .limit(2),
);

const lastTier = compileOnce((db, slot: Slots<{ product_id: number; quantity: number }>) =>
  db
    .selectFrom("price_tiers")
    .select("price_minor")
    .where("product_id", "=", slot("product_id"))
    .where("min_quantity", "<=", slot("quantity"))
    .orderBy("min_quantity", "desc")
    .limit(1),
);

/**
 * What a buyer asks for. Refuses (422 on the field) a product or variant that buyers can't see, and
 * `variant_required` when the product has several and none is named.
 */
export async function findOffer(
  context: Context,
  { product_id, variant_id = null }: { product_id: number; variant_id?: number | null },
): Promise<Offer> {
  const at = now(context);
  if (variant_id !== null) {
    const offer = await readVariant.first(context.db, { variant_id, at });
    if (offer && offer.product_id === product_id && whyClosed(offer) === null) return offer;
  }
  const [first, second] = await readVariants.all(context.db, { product_id, at });
  if (!first || whyClosed(first) !== null) {
    throw invalid("product_id", "not_found", "Buyers can't have this product.");
  }
  if (variant_id !== null) throw invalid("variant_id", "not_found", "This product has no such variant.");
  if (second) throw variantRequired();
  return first;
}

function variantRequired(): Refusal {
  const message = "This product has several variants; say which.";
  return new Refusal("invalid", "variant_required", message, {
    errors: [{ field: "variant_id", code: "variant_required", message }],
  });
}

/** The goods of a line that is in a cart already, on sale or not. */
export async function offerOf(context: Context, variant_id: number): Promise<Offer> {
  const offer = await readVariant.first(context.db, { variant_id, at: now(context) });
  if (!offer) throw new Error(`Variant ${variant_id} is in a cart and is not there`);
  return offer;
}

/** The unit price of so many of an offer. */
export async function priceFor(context: Context, offer: Offer, quantity: number): Promise<number> {
  if (!offer.tier_count) return priceOf(offer, null);
  const reached = await lastTier.first(context.db, { product_id: offer.product_id, quantity });
  return priceOf(offer, reached?.price_minor ?? null);
}
