// Reading what shoppers searched for: what led to a seller's products, and what found nothing.
import type { Context } from "#platform/context";
import { type DayRange, daysOf } from "./calendar.ts";
import { spanOf } from "./sales.ts";
import { scopeOf, type Whose } from "./stand.ts";
import { nearestDays } from "./views-read.ts";

const MAX_ROWS = 1000;

/** What was searched for, and how often somebody opened a product, or the page that says there is none. */
export interface SearchTerm {
  term: string;
  views: number;
}

/**
 * The searches that led to views of products, the most frequent first. Refuses `seller_permission_denied`
 * without `searches.read`, `staff_only` for the marketplace's, and ranges as `daysOf` does.
 */
export async function searchTerms(
  context: Context,
  whose: Whose,
  range: DayRange,
  limit = MAX_ROWS,
): Promise<SearchTerm[]> {
  const { seller_id } = scopeOf(context, whose, "searches.read");
  const { from, to } = nearestDays(spanOf(daysOf(range)));
  let query = context.db
    .selectFrom("term_views")
    .select((of) => ["term", of.fn.sum<number>("views").as("total")])
    .where("day_at", ">=", from)
    .where("day_at", "<", to);
  if (seller_id !== null) query = query.where("seller_id", "=", seller_id);
  const rows = await query.groupBy("term").orderBy("total", "desc").orderBy("term").limit(limit).execute();
  return rows.map(({ term, total }) => ({ term, views: Number(total) }));
}

/** The searches that found nothing, the most frequent first. Refuses `staff_only`. */
export async function emptySearches(
  context: Context,
  range: DayRange,
  limit = MAX_ROWS,
): Promise<SearchTerm[]> {
  scopeOf(context, "market", "searches.read");
  const { from, to } = nearestDays(spanOf(daysOf(range)));
  const rows = await context.db
    .selectFrom("empty_searches")
    .select((of) => ["term", of.fn.sum<number>("views").as("total")])
    .where("day_at", ">=", from)
    .where("day_at", "<", to)
    .groupBy("term")
    .orderBy("total", "desc")
    .orderBy("term")
    .limit(limit)
    .execute();
  return rows.map(({ term, total }) => ({ term, views: Number(total) }));
}
