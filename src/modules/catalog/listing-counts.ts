// How many listings each category (here and below) and each seller has: counted as they come and go.
import { sql } from "kysely";
import { countProducts } from "#modules/sellers";
import type { TransactionContext } from "#platform/context";

/** Place → how many of the products in question stand there. */
export type PlaceCounts = Map<string, number>;

/** Where these products stand now. */
export async function countPlaces(tx: TransactionContext, product_ids: number[]): Promise<PlaceCounts> {
  const rows = await tx.db
    .selectFrom("listing_places")
    .select((eb) => ["place", eb.fn.countAll<number>().as("count")])
    .where("product_id", "in", product_ids)
    .groupBy("place")
    .execute();
  return new Map(rows.map(({ place, count }) => [place, Number(count)]));
}

/** Adds what came and takes off what went, in one statement for all categories and one for all sellers. */
export async function changeCounts(
  tx: TransactionContext,
  before: PlaceCounts,
  after: PlaceCounts,
): Promise<void> {
  const deltas = { c: new Map<number, number>(), s: new Map<number, number>() };
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const delta = (after.get(place) ?? 0) - (before.get(place) ?? 0);
    const kind = place[0];
    if (delta !== 0 && (kind === "c" || kind === "s")) deltas[kind].set(Number(place.slice(1)), delta);
  }
  await countInCategories(tx, deltas.c);
  for (const [seller_id, delta] of [...deltas.s].sort(([a], [b]) => a - b)) {
    await countProducts(tx, seller_id, delta);
  }
}

async function countInCategories(tx: TransactionContext, deltas: Map<number, number>): Promise<void> {
  if (deltas.size === 0) return;
  const branches = [...deltas].map(([id, delta]) => sql`WHEN ${id} THEN ${delta}`);
  await tx.db
    .updateTable("categories")
    .set({ product_count: sql<number>`product_count + CASE id ${sql.join(branches, sql` `)} ELSE 0 END` })
    .where("id", "in", [...deltas.keys()])
    .execute();
}
