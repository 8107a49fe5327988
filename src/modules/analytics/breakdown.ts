// What sales are made of: by product, by category, by country.
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import { orderKey, type Scope, type Span, soldParts } from "./counted.ts";
import { viewsOf } from "./views-read.ts";

/** Which sales, and how many rows of them at most. */
export interface Asked {
  scope: Scope;
  span: Span;
  currency: string;
  limit: number;
}

export interface ProductSales {
  product_id: number;
  name: string;
  slug: string;
  orders: number;
  units: number;
  goods_minor: number;
  /** How often its page was opened, on the days in UTC that are nearest. */
  views: number;
}

/** Null as category: products that have none. */
export interface CategorySales {
  category_id: number | null;
  name: string | null;
  orders: number;
  units: number;
  goods_minor: number;
}

/** Null as country: orders without any address. */
export interface CountrySales {
  country: string | null;
  orders: number;
  revenue_minor: number;
}

/** The products that sold best first. */
export async function salesByProduct(context: Context, asked: Asked): Promise<ProductSales[]> {
  const rows = await linesBy<{ product_id: number; name: string; slug: string }>(context, asked, {
    columns: sql`pr.id AS product_id, pr.name AS name, pr.slug AS slug`,
    joins: sql`JOIN products pr ON pr.id = i.product_id`,
    by: sql`pr.id, pr.name, pr.slug`,
  });
  const views = await viewsOf(
    context,
    rows.map((row) => row.product_id),
    asked.span,
  );
  return rows.map((row) => ({ ...row, views: views.get(row.product_id) ?? 0 }));
}

/** The categories that sold best first: each with the products that are in it now, not in those below. */
export function salesByCategory(context: Context, asked: Asked): Promise<CategorySales[]> {
  return linesBy<{ category_id: number | null; name: string | null }>(context, asked, {
    columns: sql`c.id AS category_id, c.name AS name`,
    joins: sql`JOIN products pr ON pr.id = i.product_id LEFT JOIN categories c ON c.id = pr.category_id`,
    by: sql`c.id, c.name`,
  });
}

/** Where the parcels go; where nothing is sent, where the bill goes. */
export async function salesByCountry(
  context: Context,
  { scope, span, currency, limit }: Asked,
): Promise<CountrySales[]> {
  // MySQL gives a JSON text with its quotes, SQLite without.
  const of = (column: string) => sql`REPLACE(JSON_EXTRACT(${sql.ref(column)}, '$.country'), '"', '')`;
  const { rows } = await sql<{ country: string | null; orders: number; revenue_minor: number }>`
    SELECT COALESCE(${of("o.shipping_address")}, ${of("o.billing_address")}) AS country,
      COUNT(DISTINCT ${orderKey(scope)}) AS orders, SUM(p.total_minor - p.refunded_minor) AS revenue_minor
    FROM seller_orders p JOIN orders o ON o.id = p.order_id
    WHERE ${soldParts(scope, span)} AND p.currency = ${currency}
    GROUP BY country ORDER BY revenue_minor DESC, country LIMIT ${limit}`.execute(context.db);
  return rows.map(({ country, orders, revenue_minor }) => ({
    country,
    orders: Number(orders),
    revenue_minor: Number(revenue_minor),
  }));
}

interface Grouping {
  columns: RawBuilder<unknown>;
  joins: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
}

async function linesBy<K>(
  context: Context,
  { scope, span, currency, limit }: Asked,
  { columns, joins, by }: Grouping,
): Promise<(K & { orders: number; units: number; goods_minor: number })[]> {
  const { rows } = await sql<K & { orders: number; units: number; goods_minor: number }>`
    SELECT ${columns}, COUNT(DISTINCT ${orderKey(scope)}) AS orders, SUM(i.quantity) AS units,
      SUM(i.total_minor - i.discount_minor) AS goods_minor
    FROM seller_orders p JOIN order_items i ON i.seller_order_id = p.id ${joins}
    WHERE ${soldParts(scope, span)} AND p.currency = ${currency}
    GROUP BY ${by} ORDER BY goods_minor DESC, units DESC, ${by} LIMIT ${limit}`.execute(context.db);
  return rows.map((row) => ({
    ...row,
    orders: Number(row.orders),
    units: Number(row.units),
    goods_minor: Number(row.goods_minor),
  }));
}
