// Which days are closed: their sales are summed, and nothing has changed since.
import type { Context } from "#platform/context";
import { floorDay } from "./calendar.ts";

/** More changes than this are not looked at one by one: nothing counts as closed until they are summed. */
const MAX_CHANGES = 20_000;

/** What a reader may take from the sums; read once, before everything else. */
export interface Closed {
  /** Days (UTC) before this moment are summed. */
  until: number;
  /** The first moments of those days (UTC) of which the sums are out of date. */
  changed_days: ReadonlySet<number>;
  /** The orders that changed since they were summed. */
  changed_orders: readonly number[];
}

/** The state of the sums, as only they who write them need it. */
export interface ClosingState {
  closed_until: number;
  version: number;
}

/** How far the days are summed; null before the first. */
export async function closingState(context: Context): Promise<ClosingState | null> {
  const row = await context.db
    .selectFrom("sales_closing")
    .select(["closed_until", "version"])
    .where("id", "=", 1)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * What is closed at this moment. The order of the two reads matters: a day that is closed and changed between
 * them is found among the changes. Whatever is summed anew while the caller reads on equals the orders too,
 * so each day a caller shows equals them at some moment of its reading, and no snapshot is needed.
 */
export async function readClosed(context: Context): Promise<Closed> {
  const until = (await closingState(context))?.closed_until ?? 0;
  const changes = await context.db
    .selectFrom("order_changes")
    .select(["order_id", "placed_at"])
    .where("placed_at", "<", until)
    .limit(MAX_CHANGES + 1)
    .execute();
  if (changes.length > MAX_CHANGES) return { until: 0, changed_days: new Set(), changed_orders: [] };
  return {
    until,
    changed_days: new Set(changes.map(({ placed_at }) => floorDay(placed_at))),
    changed_orders: [...new Set(changes.map(({ order_id }) => order_id))],
  };
}
