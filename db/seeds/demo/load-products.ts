// The demo world's products with their variants, pictures, specifications, tiers and first stock.
import { optionsKey } from "#modules/catalog";
import { DAY_MS } from "#platform/clock";
import type { TransactionContext } from "#platform/context";
import { flagOf } from "#platform/database";
import { seededRandom } from "#platform/id";
import { parseMoney } from "#platform/money";
import { freeSlug, slugify } from "#platform/text";
import { insertRows } from "../insert.ts";
import type { LoadedSeller } from "./load-people.ts";
import { picture_widths, pictures } from "./pictures.ts";
import type { DemoProduct, DemoVariant } from "./types.ts";
import { demoProducts } from "./world.ts";

interface Loaded {
  sellers: Map<string, LoadedSeller>;
  categories: Map<string, number>;
  time: number;
}

const SEED = 20_261_122;
const DEFAULT_LOW_STOCK_THRESHOLD = 5;
/** Of ten products so many have been rated. */
const RATED_OF_TEN = 7;
const MAX_RATINGS = 60;

/**
 * Writes all products; gives their ids. Listings are made afterwards, by the same code that makes them live.
 */
export async function loadProducts(tx: TransactionContext, loaded: Loaded): Promise<number[]> {
  const random = seededRandom(SEED);
  const slugs = new Set<string>();
  const products = demoProducts.map((product, index) => {
    const slug = freeSlug(slugify(product.name, "product"), slugs);
    slugs.add(slug);
    return productRow(product, index + 1, slug, loaded, random);
  });
  await insertRows(tx.db, "products", products);
  const images = demoProducts.flatMap((product, index) => imageRows(product, index + 1, loaded.time));
  const numbered = images.map((image, index) => ({ id: index + 1, ...image }));
  await insertRows(tx.db, "product_images", numbered);
  const image_ids = new Map(
    numbered.map(({ id, product_id, storage_key }) => [`${product_id} ${storage_key}`, id]),
  );
  await loadVariants(tx, loaded, image_ids);
  await insertRows(
    tx.db,
    "product_specifications",
    demoProducts.flatMap(({ specifications }, index) =>
      specifications.map(([name, value], sort_order) => ({ product_id: index + 1, name, value, sort_order })),
    ),
  );
  await insertRows(
    tx.db,
    "price_tiers",
    demoProducts.flatMap(({ price_tiers, seller }, index) =>
      (price_tiers ?? []).map(({ min_quantity, price }) => ({
        product_id: index + 1,
        min_quantity,
        price_minor: parseMoney(price, sellerOf(loaded, seller).currency, "price"),
      })),
    ),
  );
  return products.map(({ id }) => id);
}

function productRow(product: DemoProduct, id: number, slug: string, loaded: Loaded, random: () => number) {
  const seller = sellerOf(loaded, product.seller);
  const money = (text: string | undefined) =>
    text === undefined ? null : parseMoney(text, seller.currency, product.key);
  const created_at = loaded.time - product.days_ago * DAY_MS;
  const is_rated = random() * 10 < RATED_OF_TEN;
  const rating_count = is_rated ? 1 + Math.floor(random() ** 2 * MAX_RATINGS) : 0;
  const average = 3.4 + random() * 1.6;
  return {
    id,
    seller_id: seller.id,
    category_id: loaded.categories.get(product.category) ?? 0,
    name: product.name,
    slug,
    sku: product.sku,
    short_description: product.short_description,
    description: product.description,
    currency: seller.currency,
    price_minor: parseMoney(product.price, seller.currency, product.key),
    compare_price_minor: money(product.compare_price),
    cost_price_minor: money(product.cost_price),
    tax_class: product.tax_class,
    status: product.status,
    is_featured: flagOf(product.is_featured ?? false),
    is_digital: flagOf(product.is_digital ?? false),
    weight_grams: product.weight_grams ?? null,
    length_mm: product.dimensions?.length_mm ?? null,
    width_mm: product.dimensions?.width_mm ?? null,
    height_mm: product.dimensions?.height_mm ?? null,
    options: JSON.stringify(product.options ?? []),
    min_quantity: product.min_quantity ?? 1,
    quantity_step: product.quantity_step ?? 1,
    rating_sum: Math.round(rating_count * average),
    rating_count,
    published_at: product.status === "draft" ? null : created_at,
    created_at,
    updated_at: created_at,
  };
}

function imageRows(product: DemoProduct, product_id: number, created_at: number) {
  return product.pictures.map((name, sort_order) => {
    const picture = pictures[name];
    if (!picture) throw new Error(`${product.key} shows ${name}, which is not among the pictures`);
    return {
      product_id,
      storage_key: `demo/${name}`,
      alt_text: product.alt,
      is_primary: flagOf(sort_order === 0),
      sort_order,
      width: picture.width,
      height: picture.height,
      widths: picture_widths.join(),
      tone: picture.tone,
      byte_size: picture.bytes[picture_widths.length - 1] ?? 0,
      created_at,
    };
  });
}

async function loadVariants(
  tx: TransactionContext,
  loaded: Loaded,
  image_ids: Map<string, number>,
): Promise<void> {
  const rows = demoProducts.flatMap((product, index) => {
    const variants: DemoVariant[] = product.variants ?? [
      { options: {}, sku: product.sku, stock: product.stock },
    ];
    return variants.map((variant, sort_order) => ({ product, product_id: index + 1, variant, sort_order }));
  });
  const numbered = rows.map((row, index) => ({
    id: index + 1,
    seller: sellerOf(loaded, row.product.seller),
    ...row,
  }));
  await insertRows(
    tx.db,
    "variants",
    numbered.map(({ id, product, product_id, seller, variant, sort_order }) => ({
      id,
      product_id,
      seller_id: seller.id,
      sku: variant.sku,
      options: JSON.stringify(variant.options),
      options_key: optionsKey(variant.options, product.options ?? [], product.key),
      price_minor:
        variant.price === undefined || variant.price === product.price
          ? null
          : parseMoney(variant.price, seller.currency, product.key),
      image_id:
        variant.picture === undefined
          ? null
          : (image_ids.get(`${product_id} demo/${variant.picture}`) ?? null),
      sort_order,
      archived_at: product.status === "archived" ? loaded.time : null,
    })),
  );
  await insertRows(
    tx.db,
    "stock_items",
    numbered.map(({ id, product, product_id, seller, variant }) => {
      const low_stock_threshold = product.low_stock_threshold ?? DEFAULT_LOW_STOCK_THRESHOLD;
      return {
        variant_id: id,
        product_id,
        seller_id: seller.id,
        on_hand: variant.stock,
        low_stock_threshold,
        is_low: flagOf(variant.stock <= low_stock_threshold),
        updated_at: loaded.time,
      };
    }),
  );
  await insertRows(
    tx.db,
    "stock_movements",
    numbered
      .filter(({ variant }) => variant.stock > 0)
      .map(({ id, seller, product, variant }) => ({
        variant_id: id,
        seller_id: seller.id,
        delta: variant.stock,
        on_hand_after: variant.stock,
        kind: "initial" as const,
        created_at: loaded.time - product.days_ago * DAY_MS,
      })),
  );
}

function sellerOf({ sellers }: Loaded, key: string): LoadedSeller {
  const seller = sellers.get(key);
  if (!seller) throw new Error(`There is no demo seller ${key}`);
  return seller;
}
