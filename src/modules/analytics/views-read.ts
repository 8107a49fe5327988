// Reading page views: of products, and of all that a seller has.
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
  const { from, to } = nearestDays(span);
  const rows = await context.db
    .selectFrom("product_views")
    .select((of) => ["product_id", of.fn.sum<number>("views").as("total")])
    .where("product_id", "in", product_ids)
    .where("day_at", ">=", from)
    .where("day_at", "<", to)
    .groupBy("product_id")
    .execute();
  return new Map(rows.map((row) => [row.product_id, Number(row.total)]));
}

/** All views of a seller's products, or of the marketplace's. */
export async function viewsIn(context: Context, { seller_id }: Scope, span: Span): Promise<number> {
  const { from, to } = nearestDays(span);
  let query = context.db
    .selectFrom("seller_views")
    .select((of) => of.fn.sum<number | null>("views").as("total"))
    .where("day_at", ">=", from)
    .where("day_at", "<", to);
  if (seller_id !== null) query = query.where("seller_id", "=", seller_id);
  return Number((await query.executeTakeFirstOrThrow()).total ?? 0);
}

/** Views are kept by day in UTC: a day of another zone is shown that of UTC with which it shares the most. */
export function nearestDays({ from, to }: Span): Span {
  return { from: Math.round(from / DAY_MS) * DAY_MS, to: Math.round(to / DAY_MS) * DAY_MS };
}
