// Guests' carts that nobody came back to.
import { DAY_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { compileOnce, type Slots, transaction } from "#platform/database";

const IDLE_MS = 30 * DAY_MS;
const SWEEP_SIZE = 500;
const MAX_SWEEPS = 100;

const readIdle = compileOnce((db, slot: Slots<{ before: number }>) =>
  db
    .selectFrom("carts")
    .select("id")
    .where("status", "=", "active")
    .where("updated_at", "<", slot("before"))
    .where("user_id", "is", null)
    .where("order_id", "is", null)
    .orderBy("updated_at")
    .limit(SWEEP_SIZE),
);

/**
 * Ends guests' carts that were not changed for 30 days, in batches, and returns how many. Orders keep theirs.
 */
export async function abandonIdleCarts(context: Context): Promise<number> {
  const before = now(context) - IDLE_MS;
  let abandoned = 0;
  for (let round = 0; round < MAX_SWEEPS; round += 1) {
    const ids = (await readIdle.all(context.db, { before })).map((row) => row.id);
    if (ids.length === 0) return abandoned;
    abandoned += await transaction(context, async (tx) => {
      const result = await tx.db
        .updateTable("carts")
        .set({ status: "abandoned", updated_at: now(tx) })
        .where("id", "in", ids)
        .where("status", "=", "active")
        .where("updated_at", "<", before)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    });
  }
  return abandoned;
}
