// What can be sold now: on hand minus what unexpired reservations hold.
import { type RawBuilder, sql } from "kysely";
import { type Context, now } from "#platform/context";

/**
 * The expression for what can be sold of a variant at `at`, for queries that join `stock_items`: expired
 * reservations count as free although nobody has tidied them yet. Null where the variant has no stock item.
 */
export function availableAt(at: number): RawBuilder<number | null> {
  return sql<number | null>`stock_items.on_hand - stock_items.reserved + (
    SELECT COALESCE(SUM(reservations.quantity), 0) FROM reservations
    WHERE reservations.open_variant_id = stock_items.variant_id AND reservations.expires_at <= ${at})`;
}

/** What can be sold now of each variant that has stock, in one statement. */
export async function availability(
  context: Context,
  variant_ids: readonly number[],
): Promise<Map<number, number>> {
  if (variant_ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom("stock_items")
    .select(["variant_id", availableAt(now(context)).as("available")])
    .where("variant_id", "in", [...variant_ids])
    .execute();
  return new Map(rows.map((row) => [row.variant_id, Number(row.available)]));
}
