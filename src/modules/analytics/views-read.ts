// Reading page views: of products, and of all that a seller has.
import { sql } from "kysely";
import { DAY_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import type { Scope, Span } from "./counted.ts";

/** The views of these products, on the days in UTC that are nearest to the span. */
export async function viewsOf(
  context: Context,
  product_ids: readonly number[],
  span: Span,
): Promise<Map<number, number>> {
  if (product_ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom("product_views")
    .select((of) => ["product_id", of.fn.sum<number>("views").as("total")])
    .where("product_id", "in", product_ids)
    .where("day_at", ">=", nearestDay(span.from))
    .where("day_at", "<", nearestDay(span.to))
    .groupBy("product_id")
    .execute();
  return new Map(rows.map((row) => [row.product_id, Number(row.total)]));
}

/** All views of a seller's products, or of the marketplace's. */
export async function viewsIn(context: Context, { seller_id }: Scope, span: Span): Promise<number> {
  const of_seller =
    seller_id === null
      ? sql``
      : sql`AND product_id IN (SELECT pr.id FROM products pr WHERE pr.seller_id = ${seller_id})`;
  const { rows } = await sql<{ views: number | null }>`SELECT SUM(views) AS views FROM product_views
    WHERE day_at >= ${nearestDay(span.from)} AND day_at < ${nearestDay(span.to)} ${of_seller}`.execute(
    context.db,
  );
  return Number(rows[0]?.views ?? 0);
}

/** Views are kept by day in UTC: a day of another zone is shown that of UTC with which it shares the most. */
function nearestDay(at: number): number {
  return Math.round(at / DAY_MS) * DAY_MS;
}
