// The seller's view of its stock: rows with names, and the movements behind them.
import { sql } from "kysely";
import { type Context, now } from "#platform/context";
import { cursorOf, readCursor } from "#platform/database";
import { missing } from "#platform/refusal";
import { availableAt } from "./availability.ts";
import type { MovementKind } from "./tables.ts";

/** Lists are counted exactly up to here. */
const MAX_COUNT = 10_000;

/** A variant's stock as its seller sees it. */
export interface StockRow {
  variant_id: number;
  product_id: number;
  product_name: string;
  /** JSON: `{"Size": "M"}`. */
  options: string;
  sku: string | null;
  on_hand: number;
  reserved: number;
  available: number;
  low_stock_threshold: number;
  is_low: 0 | 1;
  version: number;
  updated_at: number;
}

/** One page of a seller's stock by variant: by `offset`, or after `cursor`. */
export interface StockQuery {
  seller_id: number;
  low?: boolean;
  /** Begin of a SKU (as written) or of a product's name (ASCII letters in any case). */
  search?: string;
  descending?: boolean;
  limit: number;
  offset?: number;
  cursor?: string;
}

/** Live variants of a seller with their stock, by variant. */
export async function listStock(context: Context, query: StockQuery) {
  let rows = stockRows(context).where("stock_items.seller_id", "=", query.seller_id);
  rows = rows.where("variants.archived_at", "is", null).where("products.status", "<>", "archived");
  if (query.low !== undefined) rows = rows.where("stock_items.is_low", "=", query.low ? 1 : 0);
  if (query.search) rows = rows.where(foundBy(query.search));
  const counted = context.db
    .selectFrom(
      rows
        .clearSelect()
        .select("stock_items.variant_id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((builder) => builder.fn.countAll<number>().as("count"));
  if (query.cursor !== undefined) {
    const beyond = query.descending ? "<" : ">";
    rows = rows.where("stock_items.variant_id", beyond, readCursor(query.cursor, 1)[0] as number);
  }
  const found = await rows
    .orderBy("stock_items.variant_id", query.descending ? "desc" : "asc")
    .limit(query.limit + 1)
    .offset(query.offset ?? 0)
    .execute();
  const count = (await counted.executeTakeFirst())?.count ?? 0;
  return pageOf(found.map(plainRow), count, query.limit, (row) => row.variant_id);
}

/** One variant's stock. Refuses `missing` unless it is this seller's. */
export async function readStock(
  context: Context,
  { seller_id, variant_id }: { seller_id: number; variant_id: number },
): Promise<StockRow> {
  const row = await stockRows(context)
    .where("stock_items.variant_id", "=", variant_id)
    .where("stock_items.seller_id", "=", seller_id)
    .executeTakeFirst();
  if (!row) throw missing("variant");
  return plainRow(row);
}

/** A movement as its seller sees it. */
export interface MovementRow {
  id: number;
  variant_id: number;
  product_name: string;
  sku: string | null;
  delta: number;
  on_hand_after: number;
  kind: MovementKind;
  reason: string | null;
  /** This seller's part of the order that it was sold or given back for. */
  seller_order_id: number | null;
  by_user_id: number | null;
  created_at: number;
}

/** One page of movements: by `offset`, or after `cursor`. */
export interface MovementQuery {
  seller_id: number;
  variant_id?: number;
  kind?: MovementKind;
  oldest_first?: boolean;
  limit: number;
  offset?: number;
  cursor?: string;
}

/** Movements of a seller's stock, or of one variant of it, newest first unless told. */
export async function listMovements(context: Context, query: MovementQuery) {
  let rows = context.db
    .selectFrom("stock_movements")
    .innerJoin("variants", "variants.id", "stock_movements.variant_id")
    .innerJoin("products", "products.id", "variants.product_id")
    .leftJoin("seller_orders", (join) =>
      join
        .onRef("seller_orders.order_id", "=", "stock_movements.order_id")
        .onRef("seller_orders.seller_id", "=", "stock_movements.seller_id"),
    )
    .select(["stock_movements.id", "stock_movements.variant_id", "products.name as product_name"])
    .select(["variants.sku", "stock_movements.delta", "stock_movements.on_hand_after"])
    .select(["stock_movements.kind", "stock_movements.reason", "seller_orders.id as seller_order_id"])
    .select(["stock_movements.by_user_id", "stock_movements.created_at"])
    .where("stock_movements.seller_id", "=", query.seller_id);
  if (query.variant_id !== undefined) rows = rows.where("stock_movements.variant_id", "=", query.variant_id);
  if (query.kind !== undefined) rows = rows.where("stock_movements.kind", "=", query.kind);
  const counted = context.db
    .selectFrom(
      rows
        .clearSelect()
        .select("stock_movements.id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((builder) => builder.fn.countAll<number>().as("count"));
  if (query.cursor !== undefined) {
    const beyond = query.oldest_first ? ">" : "<";
    rows = rows.where("stock_movements.id", beyond, readCursor(query.cursor, 1)[0] as number);
  }
  const found: MovementRow[] = await rows
    .orderBy("stock_movements.id", query.oldest_first ? "asc" : "desc")
    .limit(query.limit + 1)
    .offset(query.offset ?? 0)
    .execute();
  const count = (await counted.executeTakeFirst())?.count ?? 0;
  return pageOf(found, count, query.limit, (row) => row.id);
}

function stockRows(context: Context) {
  return context.db
    .selectFrom("stock_items")
    .innerJoin("variants", "variants.id", "stock_items.variant_id")
    .innerJoin("products", "products.id", "stock_items.product_id")
    .select(["stock_items.variant_id", "stock_items.product_id", "products.name as product_name"])
    .select(["variants.options", "variants.sku", "stock_items.on_hand", "stock_items.reserved"])
    .select(["stock_items.low_stock_threshold", "stock_items.is_low", "stock_items.version"])
    .select(["stock_items.updated_at", availableAt(now(context)).as("available")]);
}

/**
 * A SKU or a name that begins with `search`. The name is compared with ASCII letters in lower case, which is
 * all that both databases do alike; a range on the SKU uses its index.
 */
function foundBy(search: string) {
  const beyond = `${search}\u{10ffff}`;
  const length = [...search].length;
  return sql<boolean>`((variants.live_sku >= ${search} AND variants.live_sku < ${beyond})
    OR LOWER(SUBSTR(products.name, 1, ${length})) = LOWER(${search}))`;
}

function plainRow<R extends { available: number | null }>(row: R): R & { available: number } {
  return { ...row, available: row.available ?? 0 };
}

function pageOf<R>(found: R[], count: number, limit: number, idOf: (row: R) => number) {
  const results = found.slice(0, limit);
  const last = results.at(-1);
  const next_cursor = found.length > limit && last ? cursorOf([idOf(last)]) : null;
  return { results, count: Math.min(count, MAX_COUNT), count_is_exact: count <= MAX_COUNT, next_cursor };
}
