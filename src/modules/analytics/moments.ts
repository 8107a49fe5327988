// Sales as they happened: one moment per order, read from the orders themselves.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { type Scope, type Span, seenParts } from "./counted.ts";

/** What was sold, in minor units of one currency; see `Scope` for what each means. */
export interface Sales {
  orders: number;
  revenue_minor: number;
  commission_minor: number;
  refunded_minor: number;
  /** Parts that were sales and were cancelled. */
  cancelled: number;
  units: number;
}

/** What was sold at one time in one currency, to whom and by whom: in one order or a quarter of an hour. */
export interface Moment extends Sales {
  at: number;
  currency: string;
  /** Of sales that stand; a buyer is known by the number of the first order with their address. */
  buyers: number[];
  sellers: number[];
}

/** One seller's part of an order, with what figures need of it. */
export interface SoldPart {
  seller_id: number;
  order_id: number;
  placed_at: number;
  currency: string;
  is_cancelled: boolean;
  revenue_minor: number;
  commission_minor: number;
  refunded_minor: number;
  units: number;
  buyer_id: number;
}

interface Row {
  seller_id: number;
  order_id: number;
  placed_at: number;
  currency: string;
  status: string;
  total_minor: number;
  commission_minor: number;
  refunded_minor: number;
  units: number | string | null;
  buyer_id: number;
}

/** No sales at all. */
export const NO_SALES: Readonly<Sales> = {
  orders: 0,
  revenue_minor: 0,
  commission_minor: 0,
  refunded_minor: 0,
  cancelled: 0,
  units: 0,
};

/** When the first part was placed, seen by its seller or not; null before. */
export async function firstAt(context: Context, { seller_id }: Scope): Promise<number | null> {
  const row = await context.db
    .selectFrom("seller_orders")
    .select("placed_at")
    .$if(seller_id !== null, (query) => query.where("seller_id", "=", seller_id))
    .orderBy("placed_at")
    .limit(1)
    .executeTakeFirst();
  return row?.placed_at ?? null;
}

/** The parts of a span, in the order in which they were placed. */
export async function partsIn(context: Context, scope: Scope, span: Span): Promise<SoldPart[]> {
  const { rows } = await sql<Row>`
    SELECT p.seller_id, p.order_id, p.placed_at, p.currency, p.status, p.total_minor, p.commission_minor,
      p.refunded_minor,
      (SELECT SUM(i.quantity) FROM order_items i WHERE i.seller_order_id = p.id) AS units,
      ${buyerOf(sql`p.order_id`)} AS buyer_id
    FROM seller_orders p WHERE ${seenParts(scope, span)} ORDER BY p.placed_at, p.order_id`.execute(
    context.db,
  );
  return rows.map(({ status, total_minor, units, ...row }) => ({
    ...row,
    is_cancelled: status === "cancelled",
    revenue_minor: total_minor - row.refunded_minor,
    units: Number(units ?? 0),
  }));
}

/** The number of the first order with the address of this one. */
export function buyerOf(order_id: ReturnType<typeof sql>) {
  return sql<number>`(SELECT f.id FROM orders f WHERE f.email_key =
    (SELECT o.email_key FROM orders o WHERE o.id = ${order_id}) ORDER BY f.id LIMIT 1)`;
}

/** The parts of each order as one moment: an order of three sellers is one order. */
export function momentsOf(parts: readonly SoldPart[]): Moment[] {
  const moments: Moment[] = [];
  let last_order: number | null = null;
  for (const part of parts) {
    let moment = part.order_id === last_order ? moments.at(-1) : undefined;
    if (!moment) {
      const { placed_at: at, currency } = part;
      moment = { at, currency, ...NO_SALES, buyers: [], sellers: [] };
      moments.push(moment);
      last_order = part.order_id;
    }
    addPart(moment, part);
  }
  return moments;
}

/** Adds sales to others. */
export function addSales(into: Sales, from: Sales): void {
  into.orders += from.orders;
  into.revenue_minor += from.revenue_minor;
  into.commission_minor += from.commission_minor;
  into.refunded_minor += from.refunded_minor;
  into.cancelled += from.cancelled;
  into.units += from.units;
}

function addPart(moment: Moment, part: SoldPart): void {
  moment.refunded_minor += part.refunded_minor;
  if (part.is_cancelled) {
    moment.cancelled += 1;
    return;
  }
  moment.orders = 1;
  moment.revenue_minor += part.revenue_minor;
  moment.commission_minor += part.commission_minor;
  moment.units += part.units;
  moment.buyers = [part.buyer_id];
  moment.sellers.push(part.seller_id);
}
