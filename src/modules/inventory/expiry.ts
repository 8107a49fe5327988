// Reservations past their time: they count as given back at once; here their rows are tidied.
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, type Slots, transaction } from "#platform/database";
import { changeStock, lockStock } from "./stock.ts";

const SWEEP_SIZE = 200;
const MAX_SWEEPS = 50;

/**
 * Marks the expired open reservations of these variants as released and returns how much that frees per
 * variant. The caller holds the variants' stock locked and takes the freed amount off `reserved` itself.
 */
export async function freeExpired(
  tx: TransactionContext,
  variant_ids: readonly number[],
): Promise<Map<number, number>> {
  const freed = new Map<number, number>();
  if (variant_ids.length === 0) return freed;
  const rows = await tx.db
    .selectFrom("reservations")
    .select(["id", "variant_id", "quantity"])
    .where("open_variant_id", "in", [...variant_ids])
    .where("expires_at", "<=", now(tx))
    .orderBy("id")
    .execute();
  if (rows.length === 0) return freed;
  const ids = rows.map((row) => row.id);
  await tx.db.updateTable("reservations").set({ state: "released" }).where("id", "in", ids).execute();
  for (const row of rows) freed.set(row.variant_id, (freed.get(row.variant_id) ?? 0) + row.quantity);
  return freed;
}

const readExpired = compileOnce((db, slot: Slots<{ at: number }>) =>
  db
    .selectFrom("reservations")
    .select("variant_id")
    .where("state", "=", "open")
    .where("expires_at", "<=", slot("at"))
    .orderBy("expires_at")
    .limit(SWEEP_SIZE),
);

/**
 * Gives back what expired reservations hold, in batches of one transaction each, and returns for how many
 * variants. Nothing waits for it: whoever is short of stock frees expired reservations itself.
 */
export async function sweepReservations(context: Context): Promise<number> {
  let swept = 0;
  for (let round = 0; round < MAX_SWEEPS; round += 1) {
    const rows = await readExpired.all(context.db, { at: now(context) });
    const variant_ids = [...new Set(rows.map((row) => row.variant_id))];
    if (variant_ids.length === 0) return swept;
    swept += await transaction(context, async (tx) => {
      const stock = await lockStock(tx, variant_ids);
      const freed = [...(await freeExpired(tx, variant_ids))];
      await changeStock(
        tx,
        stock,
        freed.map(([variant_id, quantity]) => ({ variant_id, reserved: -quantity })),
      );
      return freed.length;
    });
  }
  return swept;
}
