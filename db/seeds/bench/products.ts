// One product of the bench world with all its rows, from its number alone.
import { type CardSource, cardHead, indexedTexts, pictureFields } from "#modules/catalog";
import { MINUTE_MS } from "#platform/clock";
import { flagOf } from "#platform/database";
import { seededRandom } from "#platform/id";
import { textKey } from "#platform/text";
import type { BenchCategory, BenchSeller } from "./frame.ts";
import { brands, colors, materials, qualities, sentences, things } from "./words.ts";

const SEED = 7;
const LOW_STOCK_THRESHOLD = 5;
const PICTURE_WIDTHS = "320,640,1280";
const PICTURE_SIDE = 1280;
const PICTURE_BYTES = 90_000;
const PICTURE_TONE = "#d9cdb8";
const PICTURES = 200;
const MILLI = 1000;
/** Between one product and the next. */
const GAP_MS = 7 * MINUTE_MS;

export interface BenchFrame {
  sellers: BenchSeller[];
  categories: BenchCategory[];
  /** Moment of the newest product. */
  time: number;
  size: number;
}

export type BenchProduct = ReturnType<typeof benchProduct>;

/** Makes product `id` (from 1). Variant and picture have the same id. */
export function benchProduct(frame: BenchFrame, id: number) {
  const random = seededRandom(SEED * 1_000_003 + id);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const seller = pick(frame.sellers);
  const category = pick(frame.categories);
  const material = pick(materials);
  const name = `${pick(qualities)} ${material} ${pick(things)} ${100 + Math.floor(random() * 900)}`;
  const created_at = frame.time - (frame.size - id) * GAP_MS;
  const price_minor = 199 + Math.floor(random() ** 2 * 40_000);
  const on_hand = random() < 0.1 ? 0 : 1 + Math.floor(random() * 200);
  const rating_count = random() < 0.6 ? 1 + Math.floor(random() * 80) : 0;
  const rating_sum = Math.round(rating_count * (3 + random() * 2));
  const sold_90_days = Math.floor(random() ** 6 * 500);
  const brand = pick(brands);
  const color = pick(colors);
  const sku = `B-${id}`;
  const product = {
    id,
    seller_id: seller.id,
    category_id: category.id,
    name,
    slug: `product-${id}`,
    sku,
    short_description: `${name} by ${brand}, in ${color.toLowerCase()}.`,
    description: `${pick(sentences)} ${pick(sentences)}\n\n${pick(sentences)}`,
    currency: seller.currency,
    price_minor,
    compare_price_minor: random() < 0.2 ? Math.floor(price_minor * 1.25) + 1 : null,
    tax_class: "standard" as const,
    status: "published" as const,
    is_active: 1 as const,
    is_featured: flagOf(random() < 0.02),
    is_digital: 0 as const,
    weight_grams: 100 + Math.floor(random() * 5000),
    length_mm: null,
    width_mm: null,
    height_mm: null,
    options: "[]",
    meta_title: null,
    meta_description: null,
    min_quantity: 1,
    quantity_step: 1,
    sold_90_days,
    rating_sum,
    rating_count,
    published_at: created_at,
    created_at,
    updated_at: created_at,
  };
  const image = {
    id,
    product_id: id,
    storage_key: `bench/${id % PICTURES}`,
    alt_text: name,
    is_primary: 1 as const,
    sort_order: 0,
    width: PICTURE_SIDE,
    height: PICTURE_SIDE,
    widths: PICTURE_WIDTHS,
    byte_size: PICTURE_BYTES,
    has_avif: 0 as const,
    tone: PICTURE_TONE,
    created_at,
  };
  const specifications = [
    { name: "Brand", value: brand },
    { name: "Color", value: color },
    { name: "Material", value: material },
  ].map((specification, sort_order) => ({ product_id: id, ...specification, sort_order }));
  const source: CardSource = {
    product,
    category,
    seller,
    primary_image: image,
    price_min_minor: price_minor,
    price_max_minor: price_minor,
    tiers: [],
  };
  return {
    product,
    image,
    specifications,
    variant: { id, product_id: id, seller_id: seller.id, sku, options: "{}", options_key: "[]" },
    stock_item: {
      variant_id: id,
      product_id: id,
      seller_id: seller.id,
      on_hand,
      low_stock_threshold: LOW_STOCK_THRESHOLD,
      is_low: flagOf(on_hand <= LOW_STOCK_THRESHOLD),
      updated_at: created_at,
    },
    movement: {
      variant_id: id,
      seller_id: seller.id,
      delta: on_hand,
      on_hand_after: on_hand,
      kind: "initial" as const,
      created_at,
    },
    listing: {
      product_id: id,
      seller_id: seller.id,
      category_id: category.id,
      currency: seller.currency,
      price_minor,
      price_max_minor: price_minor,
      name_key: textKey(name),
      popularity: sold_90_days,
      rating_milli: rating_count === 0 ? 0 : Math.round((rating_sum * MILLI) / rating_count),
      is_on_sale: flagOf(product.compare_price_minor !== null),
      is_featured: product.is_featured,
      in_stock: flagOf(on_hand >= 1),
      stock_quantity: on_hand,
      low_stock_threshold: LOW_STOCK_THRESHOLD,
      version: created_at + 1,
      created_at,
      updated_at: created_at,
      card_head: cardHead(source),
      ...pictureFields(image),
    },
    texts: indexedTexts({
      product_id: id,
      name,
      keywords: [sku, sku, category.full_path, seller.name, brand, color, material].join(" "),
      body: `${product.short_description} ${product.description}`,
    }),
  };
}
