// How many listings a list has: maintained counts where they are, else counted, but never without a bound.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { JudgedRequest } from "./list-request.ts";
import { placeOf, type Scope } from "./list-scope.ts";
import {
  boundedFrom,
  isByPrices,
  MAX_CANDIDATES,
  type Source,
  statementFor,
  whereOf,
} from "./list-statement.ts";

export interface Count {
  count: number;
  count_is_exact: boolean;
  /** The filters leave so few in so large a place that walking it could take long. */
  is_sparse: boolean;
}

/** Counts a list: exact up to 10,000 and where the count is maintained; beyond, a floor that says so. */
export async function countList(
  context: Context,
  request: JudgedRequest,
  scope: Scope,
  source: Source,
): Promise<Count> {
  const place = placeOf(scope);
  if (request.words === null && isWholePlace(request, scope)) {
    return { count: place.count, count_is_exact: true, is_sparse: false };
  }
  const bounded = isByPrices(source)
    ? { signature: source.signature, from: source.from, is_whole: true }
    : boundedFrom(request, source);
  // Every indexed text is a listing, so a search without filters is counted in the index alone.
  const is_bare = source.candidates !== undefined && source.filters === 0;
  const from = is_bare ? (source.candidates ?? bounded.from) : bounded.from;
  const signature = is_bare ? `bare ${source.signature}` : bounded.signature;
  const { is_whole } = bounded;
  const shape = statementFor<{ count: number }>(
    `count ${signature}`,
    (slot) => sql`SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM ${from(slot)}
      WHERE ${whereOf(source.where(slot))} LIMIT ${sql.lit(MAX_CANDIDATES + 1)}) counted`,
  );
  const row = await shape.first(context.db, source.values);
  const counted = Number(row?.count ?? 0);
  const is_capped = counted > MAX_CANDIDATES;
  const is_full = request.words !== null && counted >= MAX_CANDIDATES;
  return {
    count: Math.min(counted, MAX_CANDIDATES),
    count_is_exact: !is_capped && !is_full && is_whole,
    is_sparse: !is_whole && !is_capped,
  };
}

/** Nothing but one place is asked for, so its maintained count is the list's. */
function isWholePlace(request: JudgedRequest, scope: Scope): boolean {
  return (
    !(scope.category && scope.seller) &&
    request.currency === null &&
    request.in_stock === null &&
    request.on_sale === null &&
    request.is_featured === null &&
    request.min_rating_milli === null &&
    request.specifications.length === 0
  );
}
