// What a list says of a product: written once, when the product changes, and only completed when it is read.
import type { Selectable } from "kysely";
import { isoTime } from "#platform/clock";
import { formatMoney } from "#platform/money";
import { type ImageFiles, imageSrcset, imageUrl } from "./image-urls.ts";
import type { ProductsTable } from "./tables.ts";

/** The columns of `products` that a card shows. */
export type CardProduct = Pick<
  Selectable<ProductsTable>,
  | "id"
  | "name"
  | "slug"
  | "sku"
  | "short_description"
  | "currency"
  | "price_minor"
  | "compare_price_minor"
  | "tax_class"
  | "is_active"
  | "is_featured"
  | "is_digital"
  | "weight_grams"
  | "length_mm"
  | "width_mm"
  | "height_mm"
  | "options"
  | "meta_title"
  | "meta_description"
  | "min_quantity"
  | "quantity_step"
  | "rating_sum"
  | "rating_count"
  | "created_at"
  | "updated_at"
>;

/** A product's picture as rows hold it. */
export interface CardImage extends ImageFiles {
  id: number;
  alt_text: string;
  is_primary: number;
  sort_order: number;
  width: number;
  height: number;
  has_avif: 0 | 1;
  tone: string | null;
}

/** Everything that a card is made of. */
export interface CardSource {
  product: CardProduct;
  category: { id: number; name: string; slug: string; full_path: string };
  seller: { id: number; name: string; slug: string; rating_sum: number; rating_count: number };
  primary_image: CardImage | null;
  /** The lowest and the highest price of the live variants. */
  price_min_minor: number;
  price_max_minor: number;
  tiers: { min_quantity: number; price_minor: number }[];
}

/** A list entry. */
export interface Card {
  /** What the API says: the same text while nothing about it changes. */
  json: string;
  /** What pages know of its picture beside. */
  has_avif: boolean;
  tone: string | null;
}

/** The columns of `listings` that an entry is put together from. */
export interface CardRow extends CardStock {
  card_head: string;
  picture_has_avif: number;
  picture_tone: string | null;
}

/** What changes with every sale and is therefore read from the row: see `cardTail`. */
export interface CardStock {
  in_stock: number;
  stock_quantity: number;
  low_stock_threshold: number;
}

/**
 * The public list entry without `in_stock`, `stock_quantity` and `low_stock`. The product page shows the
 * same fields and more, so they are named here once.
 */
export function cardFields({ product, category, seller, primary_image, tiers, ...range }: CardSource) {
  const { currency } = product;
  const money = (minor: number) => formatMoney(minor, currency);
  return {
    id: product.id,
    name: product.name,
    slug: product.slug,
    sku: product.sku,
    short_description: product.short_description,
    price: money(product.price_minor),
    price_min: money(range.price_min_minor),
    price_max: money(range.price_max_minor),
    compare_price: product.compare_price_minor === null ? null : money(product.compare_price_minor),
    discount_percent: discountPercent(product.price_minor, product.compare_price_minor),
    currency,
    category: {
      id: category.id,
      name: category.name,
      slug: category.slug,
      full_path: category.full_path,
    },
    seller: {
      id: seller.id,
      name: seller.name,
      slug: seller.slug,
      rating: ratingOf(seller.rating_sum, seller.rating_count),
    },
    is_active: product.is_active === 1,
    is_featured: product.is_featured === 1,
    is_digital: product.is_digital === 1,
    requires_shipping: product.is_digital === 0,
    weight: product.weight_grams === null ? null : product.weight_grams / GRAMS_PER_KILOGRAM,
    dimensions: dimensionsOf(product),
    tax_class: product.tax_class,
    primary_image: primary_image && imageFields(primary_image),
    options: JSON.parse(product.options) as { name: string; values: string[] }[],
    rating: ratingOf(product.rating_sum, product.rating_count),
    meta_title: product.meta_title,
    meta_description: product.meta_description,
    min_quantity: product.min_quantity,
    quantity_step: product.quantity_step,
    price_tiers: tiers.map((tier) => ({ min_quantity: tier.min_quantity, price: money(tier.price_minor) })),
    created_at: isoTime(product.created_at),
    updated_at: isoTime(product.updated_at),
  };
}

/** The entry of a row. */
export function cardOf(row: CardRow): Card {
  return {
    json: row.card_head + cardTail(row),
    has_avif: row.picture_has_avif === 1,
    tone: row.picture_tone,
  };
}

/** `listings.picture_*`, from the primary picture. */
export function pictureFields(image: Pick<CardImage, "has_avif" | "tone"> | null) {
  return { picture_has_avif: image?.has_avif ?? 0, picture_tone: image?.tone ?? null };
}

/** `listings.card_head`: the entry's JSON without its closing brace; whoever reads it appends `cardTail`. */
export function cardHead(source: CardSource): string {
  return JSON.stringify(cardFields(source)).slice(0, -1);
}

/**
 * The rest of the entry, from the listing's own columns:
 * `,"in_stock":true,"stock_quantity":5,"low_stock":false}`.
 */
export function cardTail(stock: CardStock): string {
  const { in_stock, stock_quantity, low_stock } = stockFields(stock);
  return `,"in_stock":${in_stock},"stock_quantity":${stock_quantity},"low_stock":${low_stock}}`;
}

/** What buyers are told of stock: low means that some is left, but no more than the seller's threshold. */
export function stockFields(stock: CardStock) {
  const in_stock = stock.in_stock === 1;
  const low_stock = in_stock && stock.stock_quantity <= stock.low_stock_threshold;
  return { in_stock, stock_quantity: stock.stock_quantity, low_stock };
}

/** A picture as every audience sees it. */
export function imageFields(image: CardImage) {
  return {
    id: image.id,
    url: imageUrl(image),
    srcset: imageSrcset(image),
    alt_text: image.alt_text,
    is_primary: image.is_primary === 1,
    sort_order: image.sort_order,
    width: image.width,
    height: image.height,
  };
}

/** How much cheaper than `compare_minor`, in whole percent rounded down; 0 without. */
export function discountPercent(price_minor: number, compare_minor: number | null): number {
  if (compare_minor === null || compare_minor <= price_minor) return 0;
  return Number((BigInt(compare_minor - price_minor) * PERCENT) / BigInt(compare_minor));
}

/** The mean of the ratings to two digits, null while there is none. */
export function ratingOf(sum: number, count: number): { average: number | null; count: number } {
  return {
    average: count === 0 ? null : Math.round((sum / count) * RATING_PRECISION) / RATING_PRECISION,
    count,
  };
}

/**
 * Weights rest in grams and are shown in kilograms; lengths rest in millimetres and are shown in
 * centimetres.
 */
export const GRAMS_PER_KILOGRAM = 1000;
export const MILLIMETRES_PER_CENTIMETRE = 10;
const PERCENT = 100n;
const RATING_PRECISION = 100;

function dimensionsOf({ length_mm, width_mm, height_mm }: CardProduct) {
  if (length_mm === null || width_mm === null || height_mm === null) return null;
  return {
    length: length_mm / MILLIMETRES_PER_CENTIMETRE,
    width: width_mm / MILLIMETRES_PER_CENTIMETRE,
    height: height_mm / MILLIMETRES_PER_CENTIMETRE,
  };
}
