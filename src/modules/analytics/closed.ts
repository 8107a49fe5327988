// Which days are closed: their sales are summed, and nothing has changed since.
import type { Context } from "#platform/context";
import { floorDay } from "./calendar.ts";

/** More changes than this are not looked at one by one: nothing counts as closed until they are summed. */
const MAX_CHANGES = 20_000;

/** What a reader may take from the sums; read once, before everything else. */
export interface Closed {
  /** Days (UTC) before this moment are summed. */
  until: number;
  /** Another one whenever a day was summed, for the first time or anew. */
  version: number;
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
 * What is closed at this moment, and what has changed since: one statement, so both are of the same moment.
 * Whatever is summed anew while the caller reads on equals the orders too, so each day a caller shows equals
 * them at some moment of its reading, and no snapshot is needed. Two callers with the same version and the
 * same changed days may share what they summed.
 */
export async function readClosed(context: Context): Promise<Closed> {
  const rows = await context.db
    .selectFrom("sales_closing as state")
    .leftJoin("order_changes as change", (join) => join.onRef("change.placed_at", "<", "state.closed_until"))
    .select(["state.closed_until", "state.version", "change.order_id", "change.placed_at"])
    .where("state.id", "=", 1)
    .limit(MAX_CHANGES + 1)
    .execute();
  const [state] = rows;
  if (!state || rows.length > MAX_CHANGES) {
    return { until: 0, version: 0, changed_days: new Set(), changed_orders: [] };
  }
  const changed_days = new Set<number>();
  const changed_orders = new Set<number>();
  for (const { order_id, placed_at } of rows) {
    if (order_id === null || placed_at === null) continue;
    changed_days.add(floorDay(placed_at));
    changed_orders.add(order_id);
  }
  const { closed_until, version } = state;
  return { until: closed_until, version, changed_days, changed_orders: [...changed_orders] };
}
