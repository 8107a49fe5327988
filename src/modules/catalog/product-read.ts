// Reading one product with everything its page shows: five statements, whatever it has.
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { stockOfProduct } from "./listing-stock.ts";
import { seesAll } from "./product-access.ts";
import { priceOf } from "./variant-price.ts";
import { RESTS_WITH_PRODUCT } from "./variant-write.ts";

const IS_ID = /^[1-9]\d{0,15}$/;

/** A product's page. Money is minor units; the surfaces decide what which audience sees of it. */
export type ProductDetail = NonNullable<Awaited<ReturnType<typeof findProduct>>>;

/** One variant of a `ProductDetail`. */
export type VariantDetail = ProductDetail["variants"][number];

const byId = compileOnce((db, slot: Slots<{ id: number }>) =>
  db
    .selectFrom("products as p")
    .innerJoin("categories as c", "c.id", "p.category_id")
    .innerJoin("sellers as s", "s.id", "p.seller_id")
    .leftJoin("listings as l", "l.product_id", "p.id")
    .selectAll("p")
    .select([
      "c.name as category_name",
      "c.slug as category_slug",
      "c.full_path as category_full_path",
      "s.name as seller_name",
      "s.slug as seller_slug",
      "s.rating_sum as seller_rating_sum",
      "s.rating_count as seller_rating_count",
      "l.version as listing_version",
    ])
    .where("p.id", "=", slot("id")),
);

const idBySlug = compileOnce((db, slot: Slots<{ slug: string }>) =>
  db
    .selectFrom("products")
    .select("id")
    .where("slug", "=", slot("slug"))
    .union(db.selectFrom("product_slugs").select("product_id as id").where("slug", "=", slot("slug"))),
);

const variantsOf = compileOnce((db, slot: Slots<{ product_id: number }>) =>
  db
    .selectFrom("variants as v")
    .leftJoin("stock_items as i", "i.variant_id", "v.id")
    .select([
      "v.id",
      "v.product_id",
      "v.sku",
      "v.options",
      "v.price_minor",
      "v.compare_price_minor",
      "v.cost_price_minor",
      "v.image_id",
      "i.on_hand",
      "i.reserved",
      "i.low_stock_threshold",
    ])
    .where("v.product_id", "=", slot("product_id"))
    .where((eb) => eb.or([eb("v.archived_at", "is", null), eb("v.archived_at", "=", RESTS_WITH_PRODUCT)]))
    .orderBy("v.sort_order")
    .orderBy("v.id"),
);

const imagesOf = compileOnce((db, slot: Slots<{ product_id: number }>) =>
  db
    .selectFrom("product_images")
    .select([
      "id",
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
    .where("product_id", "=", slot("product_id"))
    .orderBy("sort_order")
    .orderBy("id"),
);

const specificationsOf = compileOnce((db, slot: Slots<{ product_id: number }>) =>
  db
    .selectFrom("product_specifications")
    .select(["name", "value", "sort_order"])
    .where("product_id", "=", slot("product_id"))
    .orderBy("sort_order")
    .orderBy("id"),
);

const tiersOf = compileOnce((db, slot: Slots<{ product_id: number }>) =>
  db
    .selectFrom("price_tiers")
    .select(["min_quantity", "price_minor"])
    .where("product_id", "=", slot("product_id"))
    .orderBy("min_quantity"),
);

/**
 * The product with this id or slug as far as the actor may see it: everybody sees what is listed, its
 * seller's people and staff see every state. null otherwise. A former slug finds it too: then `product.slug`
 * is another one than asked for, and the surface sends the reader there.
 */
export async function findProduct(context: Context, key: string) {
  const id = IS_ID.test(key) ? Number(key) : (await idBySlug.first(context.db, { slug: key }))?.id;
  if (id === undefined) return null;
  const row = await byId.first(context.db, { id });
  if (!row) return null;
  const sees_all = seesAll(context, row.seller_id);
  if (row.listing_version === null && !sees_all) return null;
  const product_id = row.id;
  const lines = await variantsOf.all(context.db, { product_id });
  const images = await imagesOf.all(context.db, { product_id });
  const prices = lines.map((variant) => priceOf(row, variant));
  const variants = lines.map((variant) => ({
    ...variant,
    options: JSON.parse(variant.options) as Record<string, string>,
    on_hand: variant.on_hand ?? 0,
    reserved: variant.reserved ?? 0,
    low_stock_threshold: variant.low_stock_threshold ?? 0,
  }));
  return {
    /** May the actor see its costs and its state? */
    sees_all,
    product: row,
    category: {
      id: row.category_id,
      name: row.category_name,
      slug: row.category_slug,
      full_path: row.category_full_path,
    },
    seller: {
      id: row.seller_id,
      name: row.seller_name,
      slug: row.seller_slug,
      rating_sum: row.seller_rating_sum,
      rating_count: row.seller_rating_count,
    },
    variants,
    images,
    primary_image: images.find(({ is_primary }) => is_primary === 1) ?? null,
    specifications: await specificationsOf.all(context.db, { product_id }),
    tiers: await tiersOf.all(context.db, { product_id }),
    price_min_minor: Math.min(...prices),
    price_max_minor: Math.max(...prices),
    stock: stockOfProduct(variants, row.min_quantity),
  };
}
