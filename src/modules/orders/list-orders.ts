// Lists of orders, newest first: a buyer's own, a seller's parts, all of them for staff.
import { type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { requirePermission, userOf } from "#modules/identity";
import { type Context, now } from "#platform/context";
import { cursorOf, type Database, readCursor, type Tables } from "#platform/database";
import { type SellerOrderView, seeingSeller, sellerViewOf } from "./find-order.ts";
import { type OrderView, readOrders } from "./order-view.ts";
import type { OrderStatus, PaymentState, SellerOrderStatus } from "./tables.ts";

/** Counting stops here; beyond it the count is "at least". */
const MAX_COUNT = 10_000;

/** Which page is asked for: an offset, or the cursor that continues after a row. */
export interface Slice {
  page_size: number;
  offset: number;
  cursor?: string;
  /** Oldest first instead of newest first. */
  oldest_first?: boolean;
}

/** One page of a list. */
export interface Listed<R> {
  results: R[];
  count: number;
  count_is_exact: boolean;
  next_cursor: string | null;
}

/** What orders are looked for; times are epoch milliseconds, both bounds inclusive. */
export interface OrderFilter {
  status?: OrderStatus;
  payment_status?: PaymentState;
  needs_attention?: boolean;
  /** Order number, e-mail or the SKU of something in it, exactly. */
  search?: string;
  user_id?: number;
  /** With a part of this seller. */
  seller_id?: number;
  placed_after?: number;
  placed_before?: number;
}

export interface SellerOrderFilter {
  status?: SellerOrderStatus;
  /** The number of the order or of the part, the buyer's e-mail, or a SKU in it, exactly. */
  search?: string;
  placed_after?: number;
  placed_before?: number;
}

/** The signed-in buyer's own orders. */
export async function listMyOrders(
  context: Context,
  filter: Pick<OrderFilter, "status" | "placed_after" | "placed_before">,
  slice: Slice,
): Promise<Listed<OrderView>> {
  const { user_id } = userOf(context);
  const query = filtered(context, filter).where("orders.user_id", "=", user_id);
  return listOrders(context, query, slice);
}

/** Every order, for staff with the permission. */
export async function listAllOrders(
  context: Context,
  filter: OrderFilter,
  slice: Slice,
): Promise<Listed<OrderView>> {
  requirePermission(context, "orders.manage");
  return listOrders(context, filtered(context, filter), slice);
}

/** What the actor's seller has to fulfil: its own parts, as soon as they are its business. */
export async function listSellerOrders(
  context: Context,
  filter: SellerOrderFilter,
  slice: Slice,
): Promise<Listed<SellerOrderView>> {
  const seller_id = seeingSeller(context);
  let query = context.db
    .selectFrom("seller_orders")
    .where("seller_orders.seller_id", "=", seller_id)
    .where("seller_orders.visible_at", "<=", now(context));
  if (filter.status) query = query.where("seller_orders.status", "=", filter.status);
  if (filter.placed_after !== undefined) {
    query = query.where("seller_orders.placed_at", ">=", filter.placed_after);
  }
  if (filter.placed_before !== undefined) {
    query = query.where("seller_orders.placed_at", "<=", filter.placed_before);
  }
  if (filter.search) query = query.where(partFoundBy(seller_id, filter.search));
  const { rows, ...page } = await pageOf(
    context,
    "seller_orders",
    query.select("seller_orders.order_id"),
    slice,
  );
  const views = await readOrders(context, [...new Set(rows.map((row) => row.order_id))]);
  const by_id = new Map(views.map((view) => [view.id, view]));
  const results = rows.flatMap((row) => {
    const order = by_id.get(row.order_id);
    return (order && sellerViewOf(order, row.id)) ?? [];
  });
  return { results, ...page };
}

/** Each way of finding begins at an index, whichever of them fits. */
function partFoundBy(seller_id: number, search: string) {
  const number = search.toUpperCase();
  return sql<SqlBool>`(seller_orders.number = ${number}
    OR seller_orders.order_id IN
      (SELECT id FROM orders WHERE number = ${number} OR email_key = ${search.toLowerCase()})
    OR seller_orders.id IN (SELECT seller_order_id FROM order_items
      WHERE order_items.seller_id = ${seller_id} AND sku = ${search}))`;
}

type OrderQuery = SelectQueryBuilder<Tables, "orders", object>;

function filtered(context: Context, filter: OrderFilter): OrderQuery {
  const time = now(context);
  let query: OrderQuery = context.db.selectFrom("orders");
  const { status } = filter;
  if (status === "cancelled") {
    query = query.where((of) =>
      of.or([of("orders.status", "=", "cancelled"), of("orders.expires_at", "<=", time)]),
    );
  } else if (status) {
    query = query
      .where("orders.status", "=", status)
      .where((of) => of.or([of("orders.expires_at", "is", null), of("orders.expires_at", ">", time)]));
  }
  if (filter.payment_status) query = query.where("orders.payment_status", "=", filter.payment_status);
  if (filter.needs_attention !== undefined) {
    query = query.where("orders.needs_attention", "=", filter.needs_attention ? 1 : 0);
  }
  const { search } = filter;
  if (search) {
    query = query.where((of) =>
      of.or([
        of("orders.number", "=", search.toUpperCase()),
        of("orders.email_key", "=", search.toLowerCase()),
        of("orders.id", "in", of.selectFrom("order_items").select("order_id").where("sku", "=", search)),
      ]),
    );
  }
  const { user_id, seller_id } = filter;
  if (user_id !== undefined) query = query.where("orders.user_id", "=", user_id);
  if (seller_id !== undefined) {
    query = query.where("orders.id", "in", (of) =>
      of.selectFrom("seller_orders").select("order_id").where("seller_id", "=", seller_id),
    );
  }
  if (filter.placed_after !== undefined) query = query.where("orders.placed_at", ">=", filter.placed_after);
  if (filter.placed_before !== undefined) query = query.where("orders.placed_at", "<=", filter.placed_before);
  return query;
}

async function listOrders(context: Context, query: OrderQuery, slice: Slice): Promise<Listed<OrderView>> {
  const { rows, ...page } = await pageOf(context, "orders", query, slice);
  const results = await readOrders(
    context,
    rows.map((row) => row.id),
  );
  return { results, ...page };
}

/** One page of ids, newest first unless told; ties end on the id, so a page never repeats or skips a row. */
async function pageOf<O extends object>(
  context: Context,
  table: "orders" | "seller_orders",
  query: SelectQueryBuilder<Tables, never, O>,
  { page_size, offset, cursor, oldest_first = false }: Slice,
) {
  const id = sql.ref<number>(`${table}.id`);
  const placed_at = sql.ref<number>(`${table}.placed_at`);
  const ids = query.select([id.as("id"), placed_at.as("placed_at")]);
  const count = await countOf(context.db, ids.limit(MAX_COUNT + 1));
  const direction = oldest_first ? "asc" : "desc";
  let page = ids
    .orderBy(placed_at, direction)
    .orderBy(id, direction)
    .limit(page_size + 1);
  if (cursor === undefined) page = page.offset(offset);
  else {
    const [last_placed_at, last_id] = readCursor(cursor, 2);
    const beyond = sql.raw(oldest_first ? ">" : "<");
    page = page.where(
      sql<SqlBool>`(${placed_at} ${beyond} ${last_placed_at}
        OR (${placed_at} = ${last_placed_at} AND ${id} ${beyond} ${last_id}))`,
    );
  }
  const rows = await page.execute();
  const last = rows.length > page_size ? rows[page_size - 1] : undefined;
  return {
    rows: rows.slice(0, page_size),
    ...count,
    next_cursor: last ? cursorOf([last.placed_at, last.id]) : null,
  };
}

async function countOf(
  db: Database,
  ids: SelectQueryBuilder<Tables, never, { id: number }>,
): Promise<{ count: number; count_is_exact: boolean }> {
  const row = await db
    .selectFrom(ids.as("found"))
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  const found = Number(row.rows);
  return { count: Math.min(found, MAX_COUNT), count_is_exact: found <= MAX_COUNT };
}
