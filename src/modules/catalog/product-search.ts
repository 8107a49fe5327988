// Finding one's way through a seller's own products: words, filters, orders, pages by number.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { readingSeller } from "./product-access.ts";
import { type OwnProductRow, readProductRows } from "./product-pages.ts";
import type { ProductStatus } from "./tables.ts";

/** Counts stop here; beyond it `count_is_exact` is false. */
const MAX_COUNT = 10_000;

/** What a seller's table can be sorted by; with `-` the other way round. */
export const OWN_PRODUCT_SORTS = ["updated_at", "created_at", "name", "price", "sold"] as const;
export type OwnProductSort = (typeof OWN_PRODUCT_SORTS)[number];

/** `out`: nothing can be sold; `low`: a variant is at its threshold or below; `in`: something can be sold. */
export const STOCK_FILTERS = ["in", "low", "out"] as const;
export type StockFilter = (typeof STOCK_FILTERS)[number];

/** `none`: nobody sees what it looks like. */
export const PICTURE_FILTERS = ["none"] as const;

export interface OwnProductSearch {
  /** A part of a name, or the beginning of a SKU. */
  search?: string | undefined;
  status?: ProductStatus | undefined;
  /** With everything below it. */
  category_id?: number | undefined;
  stock?: StockFilter | undefined;
  pictures?: (typeof PICTURE_FILTERS)[number] | undefined;
  sort: OwnProductSort | `-${OwnProductSort}`;
  offset: number;
  page_size: number;
}

const COLUMNS = {
  updated_at: "p.updated_at",
  created_at: "p.created_at",
  name: "p.name",
  price: "p.price_minor",
  sold: "p.sold_90_days",
} as const satisfies Record<OwnProductSort, string>;

/** A page of the products of the actor's seller. Refuses: forbidden to those who may not read them. */
export async function searchSellerProducts(
  context: Context,
  request: OwnProductSearch,
): Promise<{ results: OwnProductRow[]; count: number; count_is_exact: boolean }> {
  const matching = matchingProducts(context, request, readingSeller(context));
  const direction = request.sort.startsWith("-") ? "desc" : "asc";
  const sort = request.sort.replace("-", "") as OwnProductSort;
  const found = await matching
    .select("p.id")
    .orderBy(COLUMNS[sort], direction)
    .orderBy("p.id", direction)
    .limit(request.page_size)
    .offset(request.offset)
    .execute();
  const counted = await context.db
    .selectFrom(
      matching
        .select("p.id")
        .limit(MAX_COUNT + 1)
        .as("matching"),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const count = Number(counted.count);
  return {
    results: await readProductRows(
      context,
      found.map(({ id }) => id),
    ),
    count: Math.min(count, MAX_COUNT),
    count_is_exact: count <= MAX_COUNT,
  };
}

function matchingProducts(context: Context, request: OwnProductSearch, seller_id: number) {
  const { search, status, category_id, stock, pictures } = request;
  let query = context.db.selectFrom("products as p").where("p.seller_id", "=", seller_id);
  if (status !== undefined) query = query.where("p.status", "=", status);
  if (category_id !== undefined) {
    query = query.where("p.category_id", "in", (eb) =>
      eb.selectFrom("category_ancestors").select("category_id").where("ancestor_id", "=", category_id),
    );
  }
  if (search) query = query.where(foundBy(search));
  if (stock !== undefined) query = query.where(hasStock(stock));
  if (pictures === "none") {
    query = query.where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("product_images as i").select("i.id").whereRef("i.product_id", "=", "p.id"))),
    );
  }
  return query;
}

/** Letters are compared without their case as far as the database does that: ASCII on SQLite. */
function foundBy(search: string) {
  const text = search.replace(/[!%_]/g, "!$&");
  return sql<boolean>`(LOWER(p.name) LIKE LOWER(${`%${text}%`}) ESCAPE '!' OR EXISTS (
    SELECT 1 FROM variants v WHERE v.product_id = p.id AND LOWER(v.sku) LIKE LOWER(${`${text}%`}) ESCAPE '!'))`;
}

function hasStock(stock: StockFilter) {
  const items = sql`SELECT 1 FROM stock_items i JOIN variants v ON v.id = i.variant_id
    WHERE i.product_id = p.id AND (v.archived_at IS NULL OR v.archived_at = 0)`;
  if (stock === "low") return sql<boolean>`EXISTS (${items} AND i.is_low = 1)`;
  const sold_from = sql`EXISTS (${items} AND i.on_hand > i.reserved)`;
  return stock === "in" ? sql<boolean>`${sold_from}` : sql<boolean>`NOT ${sold_from}`;
}
