// Pages of products in every state, for their seller and for staff: six statements, however long the page.
import type { Selectable } from "kysely";
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { cursorOf, readCursor } from "#platform/database";
import type { CardSource } from "./listing-card.ts";
import { stockOfProduct } from "./listing-stock.ts";
import { readingSeller } from "./product-access.ts";
import type { ProductStatus, ProductsTable } from "./tables.ts";
import { priceOf } from "./variant-price.ts";
import { RESTS_WITH_PRODUCT } from "./variant-write.ts";

/** Counts stop here; beyond it `count_is_exact` is false. */
const MAX_COUNT = 10_000;

export const OWN_PRODUCT_ORDERINGS = ["created_at"] as const;

/** What a page is asked for. `sku` finds the products with a variant of exactly this SKU. */
export interface OwnProductsRequest {
  status?: ProductStatus;
  sku?: string;
  category_id?: number;
  /** What the name holds, or exactly a SKU. */
  search?: string;
  ordering: "created_at" | "-created_at";
  offset: number;
  page_size: number;
  cursor?: string;
}

/** A product with everything that an entry of these lists shows. */
export interface OwnProductRow extends CardSource {
  product: Omit<Selectable<ProductsTable>, "description">;
  stock: ReturnType<typeof stockOfProduct>;
}

export interface OwnProductsPage {
  results: OwnProductRow[];
  count: number;
  count_is_exact: boolean;
  next_cursor: string | null;
}

/** The products of the actor's seller, in every state. Refuses: forbidden to those who work for none. */
export async function pageSellerProducts(
  context: Context,
  request: OwnProductsRequest,
): Promise<OwnProductsPage> {
  return pageProducts(context, request, readingSeller(context));
}

/** All sellers' products, or one's. Refuses: forbidden without the permission `catalog.manage`. */
export async function pageAllProducts(
  context: Context,
  request: OwnProductsRequest & { seller_id?: number },
): Promise<OwnProductsPage> {
  requirePermission(context, "catalog.manage");
  return pageProducts(context, request, request.seller_id ?? null);
}

async function pageProducts(
  context: Context,
  request: OwnProductsRequest,
  seller_id: number | null,
): Promise<OwnProductsPage> {
  const { ordering, page_size, cursor } = request;
  const direction = ordering === "-created_at" ? "desc" : "asc";
  const beyond = ordering === "-created_at" ? "<" : ">";
  const matching = matchingProducts(context, request, seller_id);
  let query = matching.select("p.id").orderBy("p.created_at", direction).orderBy("p.id", direction);
  if (cursor === undefined) query = query.offset(request.offset);
  else {
    const [created_at, id] = readCursor(cursor, 2).map(Number);
    query = query.where((eb) =>
      eb(eb.refTuple("p.created_at", "p.id"), beyond, eb.tuple(created_at ?? 0, id ?? 0)),
    );
  }
  const ids = (await query.limit(page_size + 1).execute()).map((row) => row.id);
  const counted = await context.db
    .selectFrom(
      matching
        .select("p.id")
        .limit(MAX_COUNT + 1)
        .as("matching"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const results = await readProductRows(context, ids.slice(0, page_size));
  const last = results.at(-1)?.product;
  const count = Number(counted.count);
  return {
    results,
    count: Math.min(count, MAX_COUNT),
    count_is_exact: count <= MAX_COUNT,
    next_cursor: last && ids.length > page_size ? cursorOf([last.created_at, last.id]) : null,
  };
}

function matchingProducts(context: Context, request: OwnProductsRequest, seller_id: number | null) {
  const { status, sku, category_id, search } = request;
  let query = context.db.selectFrom("products as p");
  if (seller_id !== null) query = query.where("p.seller_id", "=", seller_id);
  if (status !== undefined) query = query.where("p.status", "=", status);
  if (category_id !== undefined) {
    query = query.where("p.category_id", "in", (eb) =>
      eb.selectFrom("category_ancestors").select("category_id").where("ancestor_id", "=", category_id),
    );
  }
  if (sku !== undefined) {
    query = query.where("p.id", "in", (eb) => {
      const variants = eb.selectFrom("variants").select("product_id").where("live_sku", "=", sku);
      return seller_id === null ? variants : variants.where("seller_id", "=", seller_id);
    });
  }
  if (search !== undefined) {
    query = query.where(({ or, eb, fn, val, selectFrom }) =>
      or([
        eb(fn("instr", [fn("lower", ["p.name"]), val(search.toLowerCase())]), ">", 0),
        eb("p.id", "in", selectFrom("variants").select("product_id").where("live_sku", "=", search)),
      ]),
    );
  }
  return query;
}

/** These products in this order, with everything that a list shows of them. The caller has asked who may. */
export async function readProductRows(context: Context, ids: number[]): Promise<OwnProductRow[]> {
  if (ids.length === 0) return [];
  const products = await context.db
    .selectFrom("products as p")
    .innerJoin("categories as c", "c.id", "p.category_id")
    .innerJoin("sellers as s", "s.id", "p.seller_id")
    .selectAll("p")
    .select(["c.name as category_name", "c.slug as category_slug", "c.full_path"])
    .select(["s.name as seller_name", "s.slug as seller_slug"])
    .select(["s.rating_sum as seller_rating_sum", "s.rating_count as seller_rating_count"])
    .where("p.id", "in", ids)
    .execute();
  const by_id = new Map(products.map((row) => [row.id, row]));
  const variants = Map.groupBy(await readVariants(context, ids), ({ product_id }) => product_id);
  const images = await context.db
    .selectFrom("product_images")
    .selectAll()
    .where("primary_of", "in", ids)
    .execute();
  const image_of = new Map(images.map((image) => [image.product_id, image]));
  const tiers = await context.db
    .selectFrom("price_tiers")
    .select(["product_id", "min_quantity", "price_minor"])
    .where("product_id", "in", ids)
    .orderBy("min_quantity")
    .execute();
  const tiers_of = Map.groupBy(tiers, ({ product_id }) => product_id);
  return ids.flatMap((id) => {
    const row = by_id.get(id);
    if (!row) return [];
    const own = variants.get(id) ?? [];
    const prices = own.map((variant) => priceOf(row, variant));
    return {
      product: row,
      category: {
        id: row.category_id,
        name: row.category_name,
        slug: row.category_slug,
        full_path: row.full_path,
      },
      seller: {
        id: row.seller_id,
        name: row.seller_name,
        slug: row.seller_slug,
        rating_sum: row.seller_rating_sum,
        rating_count: row.seller_rating_count,
      },
      primary_image: image_of.get(id) ?? null,
      price_min_minor: Math.min(...prices),
      price_max_minor: Math.max(...prices),
      tiers: tiers_of.get(id) ?? [],
      stock: stockOfProduct(own, row.min_quantity),
    };
  });
}

async function readVariants(context: Context, product_ids: number[]) {
  const rows = await context.db
    .selectFrom("variants as v")
    .leftJoin("stock_items as i", "i.variant_id", "v.id")
    .select(["v.product_id", "v.price_minor", "i.on_hand", "i.reserved", "i.low_stock_threshold"])
    .where("v.product_id", "in", product_ids)
    .where((eb) => eb.or([eb("v.archived_at", "is", null), eb("v.archived_at", "=", RESTS_WITH_PRODUCT)]))
    .execute();
  return rows.map(({ on_hand, reserved, low_stock_threshold, ...row }) => ({
    ...row,
    on_hand: on_hand ?? 0,
    reserved: reserved ?? 0,
    low_stock_threshold: low_stock_threshold ?? 0,
  }));
}
