// Movements: why on_hand is what it is. One row per change of on_hand, never changed afterwards.
import { actingUserId } from "#modules/identity";
import { now, type TransactionContext } from "#platform/context";
import { type LockedStock, stockOf } from "./stock.ts";
import type { MovementKind } from "./tables.ts";

/** Longest reason that is kept, in characters. */
export const MAX_REASON_LENGTH = 300;

/** One change of on_hand that has just been made. */
export interface Movement {
  variant_id: number;
  delta: number;
}

/**
 * Writes the movements of changes that `stock` already shows, in one statement; changes of nothing leave
 * none.
 */
export async function recordMovements(
  tx: TransactionContext,
  stock: Map<number, LockedStock>,
  movements: readonly Movement[],
  why: { kind: MovementKind; reason?: string | null; order_id?: number | null; at?: number },
): Promise<void> {
  const rows = movements
    .filter((movement) => movement.delta !== 0)
    .map(({ variant_id, delta }) => ({
      variant_id,
      seller_id: stockOf(stock, variant_id).seller_id,
      delta,
      on_hand_after: stockOf(stock, variant_id).on_hand,
      kind: why.kind,
      reason: why.reason ?? null,
      order_id: why.order_id ?? null,
      by_user_id: actingUserId(tx),
      created_at: why.at ?? now(tx),
    }));
  if (rows.length > 0) await tx.db.insertInto("stock_movements").values(rows).execute();
}
