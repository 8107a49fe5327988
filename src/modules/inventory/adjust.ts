// What a seller does to its own stock: counts it anew, corrects it, says when it is low.
import { membershipOf, requireSellerPermission } from "#modules/sellers";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { conflict, invalid, missing, Refusal } from "#platform/refusal";
import { freeExpired } from "./expiry.ts";
import { recordMovements } from "./movements.ts";
import { changeStock, type LockedStock, lockStock } from "./stock.ts";

/** The most that a variant can have on hand. */
export const MAX_ON_HAND = 1_000_000_000;

/**
 * One correction: `delta` adds, `on_hand` counts anew (and needs `version`), the threshold may come with
 * either.
 */
export interface Adjustment {
  variant_id: number;
  delta?: number;
  on_hand?: number;
  reason?: string | null;
  low_stock_threshold?: number;
  /** The version that the seller saw. */
  version?: number | null;
}

/**
 * Corrects the stock of a variant of the actor's seller, with an `adjustment` movement when on_hand changes.
 * Needs `inventory.write`. Refuses `missing` for others' variants, `version_required` when on_hand is set without a version, `stale`
 * when the version is gone, and `below_reserved` when less would be left than is held for orders.
 */
export async function adjustStock(context: Context, input: Adjustment): Promise<void> {
  const { variant_id, version = null } = input;
  if (input.on_hand !== undefined && version === null) {
    throw new Refusal("version_required", "version_required", "Say in If-Match which version you counted.");
  }
  await transaction(context, async (tx) => {
    const stock = await lockStock(tx, [variant_id]);
    const row = stock.get(variant_id);
    if (!row || row.seller_id !== membershipOf(context)?.seller_id) throw missing("variant");
    requireSellerPermission(tx, "inventory.write");
    if (version !== null && version !== row.version) {
      throw new Refusal("stale", "stale_version", "The stock has changed since; read it again.");
    }
    const freed = (await freeExpired(tx, [variant_id])).get(variant_id) ?? 0;
    const delta = deltaOf(row, input, row.reserved - freed);
    const { low_stock_threshold } = input;
    await changeStock(tx, stock, [{ variant_id, on_hand: delta, reserved: -freed, low_stock_threshold }]);
    await recordMovements(tx, stock, [{ variant_id, delta }], { kind: "adjustment", reason: input.reason });
  });
}

function deltaOf(row: LockedStock, input: Adjustment, reserved: number): number {
  const on_hand = input.on_hand ?? row.on_hand + (input.delta ?? 0);
  if (on_hand > MAX_ON_HAND) throw invalid("delta", "too_big", `At most ${MAX_ON_HAND} can be on hand.`);
  if (on_hand < reserved) {
    const message = `${reserved} are held for orders; on hand cannot be less.`;
    throw conflict("below_reserved", message, { reserved, on_hand: row.on_hand });
  }
  return on_hand - row.on_hand;
}
