// Popularity: how many units were sold lately. Others count them; here they are written where lists look.
import { sql } from "kysely";
import { pause } from "#platform/clock";
import type { Context, TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { inBatches } from "./batches.ts";

/** Products per look. */
const BATCH_SIZE = 200;
/** Products per transaction, each with a dozen index entries: milliseconds, and others get in between. */
const WRITE_SIZE = 10;

/** What was sold of a product in 90 days; 0 takes its popularity away. */
export interface Popularity {
  product_id: number;
  units: number;
}

/**
 * Sets the popularity of these products, listed or not, and leaves all others as they are. Gives how many had
 * another one. What has not changed is only read; what has is written in batches, each with the same number
 * of statements in its own transaction (or in the caller's). Unknown products are passed over.
 */
export async function setPopularity(context: Context, entries: readonly Popularity[]): Promise<number> {
  let changed = 0;
  const sorted = [...entries].sort((left, right) => left.product_id - right.product_id);
  await inBatches(
    sorted,
    async (batch) => {
      const news = await differing(context, batch);
      changed += news.length;
      // SQLite answers at once, so without pauses a long list would hold up every other request.
      await pause(0);
      await inBatches(news, (some) => writeInTurn(context, some), WRITE_SIZE);
    },
    BATCH_SIZE,
  );
  return changed;
}

async function writeInTurn(context: Context, news: readonly Popularity[]): Promise<void> {
  await transaction(context, (tx) => writePopularity(tx, news));
  await pause(0);
}

async function differing(context: Context, batch: readonly Popularity[]): Promise<Popularity[]> {
  const rows = await context.db
    .selectFrom("products")
    .leftJoin("listings", "listings.product_id", "products.id")
    .select(["products.id", "products.sold_90_days", "listings.popularity"])
    .where(
      "products.id",
      "in",
      batch.map((entry) => entry.product_id),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  return batch.filter(({ product_id, units }) => {
    const row = known.get(product_id);
    return row && (row.sold_90_days !== units || (row.popularity ?? units) !== units);
  });
}

/** The product's own number first: listings are made of it, and their places of them. */
async function writePopularity(tx: TransactionContext, news: readonly Popularity[]): Promise<void> {
  const ids = news.map((entry) => entry.product_id);
  const branches = news.map(({ product_id, units }) => sql`WHEN ${product_id} THEN ${units}`);
  const units = sql<number>`CASE id ${sql.join(branches, sql` `)} ELSE 0 END`;
  const of_product = sql<number>`(SELECT p.sold_90_days FROM products p WHERE p.id = product_id)`;
  await tx.db.updateTable("products").set({ sold_90_days: units }).where("id", "in", ids).execute();
  const popularity = { popularity: of_product };
  await tx.db.updateTable("listings").set(popularity).where("product_id", "in", ids).execute();
  await tx.db.updateTable("listing_places").set(popularity).where("product_id", "in", ids).execute();
}
