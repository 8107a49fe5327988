// History rows: every change of a status writes one, so that a status always equals its last row.
import { actingUserId, isUser } from "#modules/identity";
import { now, type TransactionContext } from "#platform/context";
import { insertOf } from "./insert-many.ts";
import type { HistoryBy } from "./tables.ts";

/** One thing that happened to an order or to one of its parts. */
export interface Happening {
  order_id: number;
  seller_order_id?: number | null;
  event: string;
  from_status?: string | null;
  to_status?: string | null;
  note?: string | null;
}

/** The event of rows that only say how the derived status of the order moved; buyers are not shown them. */
export const DERIVED_EVENT = "status_derived";

/** Writes the rows in one statement, in the order given, as done by `by`. */
export async function recordHistory(
  tx: TransactionContext,
  by: HistoryBy,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  const created_at = now(tx);
  const by_user_id = isUser(tx.actor) && by !== "system" ? actingUserId(tx) : null;
  const rows = happenings.map((happening) => ({
    order_id: happening.order_id,
    seller_order_id: happening.seller_order_id ?? null,
    event: happening.event,
    from_status: happening.from_status ?? null,
    to_status: happening.to_status ?? null,
    by_kind: by,
    by_user_id,
    note: happening.note ?? null,
    created_at,
  }));
  await insertHistory(tx.db, rows);
}

const insertHistory = insertOf("order_history", [
  "order_id",
  "seller_order_id",
  "event",
  "from_status",
  "to_status",
  "by_kind",
  "by_user_id",
  "note",
  "created_at",
]);
