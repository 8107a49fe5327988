// Which days are closed: their sales are summed, and nothing has changed since.
import { sql } from "kysely";
import { LATE_AFTER_MS } from "#modules/orders";
import { HOUR_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { floorDay, floorHour } from "./calendar.ts";

/** More changes than this are not looked at one by one: nothing counts as closed until they are summed. */
const MAX_CHANGES = 20_000;

/** A day is closed this long after it ended, when late changes of its orders have been noted for hours. */
export const CLOSES_AFTER_MS = 2 * LATE_AFTER_MS;

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
  /** The hours after `until` (their first moments) of which orders changed late, and a mark of which ones. */
  noted_hours: ReadonlyMap<number, string>;
}

/** A note of a closed day with its order, or how many notes of an hour after it there are, and the last. */
interface Row {
  closed_until: number;
  version: number;
  order_id: number | null;
  placed_at: number | null;
  notes: number;
  last_id: number;
}

const NOTHING_CLOSED: Closed = {
  until: 0,
  version: 0,
  changed_days: new Set(),
  changed_orders: [],
  noted_hours: new Map(),
};

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
 * What is closed at this moment, and what has changed since: one statement, so all is of the same moment.
 * Whatever is summed anew while the caller reads on equals the orders too, so each day a caller shows equals
 * them at some moment of its reading, and no snapshot is needed. Two callers with the same version and the
 * same notes may share what they summed.
 */
export async function readClosed(context: Context): Promise<Closed> {
  const { rows } = await sql<Row>`
    SELECT * FROM (
      SELECT s.closed_until, s.version, c.order_id, c.placed_at, 0 AS notes, 0 AS last_id
      FROM sales_closing s LEFT JOIN order_changes c ON c.placed_at < s.closed_until
      WHERE s.id = 1 LIMIT ${MAX_CHANGES + 1}
    ) AS closed
    UNION ALL SELECT * FROM (
      SELECT s.closed_until, s.version, NULL AS order_id, MIN(c.placed_at) AS placed_at,
        COUNT(*) AS notes, MAX(c.id) AS last_id
      FROM sales_closing s JOIN order_changes c ON c.placed_at >= s.closed_until
      WHERE s.id = 1 GROUP BY s.closed_until, s.version, c.placed_at - c.placed_at % ${HOUR_MS}
    ) AS noted`.execute(context.db);
  const [state] = rows;
  let changes = 0;
  const changed_days = new Set<number>();
  const changed_orders = new Set<number>();
  const noted_hours = new Map<number, string>();
  for (const { order_id, placed_at, notes, last_id } of rows) {
    if (placed_at === null) continue;
    if (order_id === null) noted_hours.set(floorHour(placed_at), `${notes}:${last_id}`);
    else {
      changes += 1;
      changed_days.add(floorDay(placed_at));
      changed_orders.add(order_id);
    }
  }
  if (!state || changes > MAX_CHANGES) return NOTHING_CLOSED;
  const { closed_until, version } = state;
  return { until: closed_until, version, changed_days, changed_orders: [...changed_orders], noted_hours };
}
