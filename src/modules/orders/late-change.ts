// Sales that change long after their order was placed: noted, so that whoever keeps sums of past days knows.
import { HOUR_MS } from "#platform/clock";
import { now, type TransactionContext } from "#platform/context";
import type { LockedOrder } from "./locked-order.ts";

/**
 * A change within this time of the placing is not noted, so that a purchase runs no statement more. Whoever
 * keeps sums keeps them of orders that are older by far than this: longer than any transaction stays open,
 * and than the clocks of two machines differ.
 */
export const LATE_AFTER_MS = 3 * HOUR_MS;

/**
 * Notes in the transaction of the change that a sale of this order is another now: a part became visible, was
 * cancelled or refunded. Notes are only added, so that nobody waits for anybody.
 */
export async function noteLateChange(
  tx: TransactionContext,
  { id, placed_at }: Pick<LockedOrder, "id" | "placed_at">,
): Promise<void> {
  if (now(tx) - placed_at < LATE_AFTER_MS) return;
  await tx.db.insertInto("order_changes").values({ order_id: id, placed_at }).execute();
}

/** Forgets notes whose days were summed again, in the transaction that keeps the sums. */
export async function forgetChanges(tx: TransactionContext, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db.deleteFrom("order_changes").where("id", "in", ids).execute();
}
