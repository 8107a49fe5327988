// Where listings stand, for lists to walk: kept in the same transaction as the listing itself.
import { sql } from "kysely";
import type { TransactionContext } from "#platform/context";
import { type Database, insertedOnce } from "#platform/database";

/** The place of every listing. */
export const EVERYWHERE = "all";

/** The places of the few that stand in a shop's window: found among all listings they would be dear. */
export const FEATURED = "featured";
export const DEALS = "deals";

export function sellerPlace(seller_id: number): string {
  return `s${seller_id}`;
}

export function categoryPlace(category_id: number): string {
  return `c${category_id}`;
}

const COLUMNS = [
  "place",
  "created_at",
  "product_id",
  "seller_id",
  "category_id",
  "currency",
  "price_minor",
  "popularity",
  "rating_milli",
  "in_stock",
  "is_on_sale",
  "is_featured",
  "name_key",
] as const;

/**
 * Puts listings in their places, once their rows in `listings` are written, and takes up their specifications
 * for filters and facets. What stood there before is replaced. Call it whenever a listing's row changed.
 */
export async function placeListings(tx: TransactionContext, product_ids: number[]): Promise<void> {
  if (product_ids.length === 0) return;
  await unplaceListings(tx, product_ids);
  await insertPlaces(tx.db, product_ids);
  await addSpecificationValues(tx, product_ids);
  await insertSpecifications(tx.db, product_ids);
}

/** Takes listings out of every place. Call it before their rows in `listings` are deleted. */
export async function unplaceListings(tx: TransactionContext, product_ids: number[]): Promise<void> {
  if (product_ids.length === 0) return;
  await tx.db.deleteFrom("listing_places").where("product_id", "in", product_ids).execute();
  await tx.db.deleteFrom("listing_specifications").where("product_id", "in", product_ids).execute();
}

/**
 * Tells the places that a listing came into stock or ran out. Cheap when nothing changed; call it where
 * `listings.in_stock` is written without the rest.
 */
export async function placeStock(tx: TransactionContext, product_id: number, in_stock: 0 | 1): Promise<void> {
  await tx.db
    .updateTable("listing_places")
    .set({ in_stock })
    .where("product_id", "=", product_id)
    .where("in_stock", "<>", in_stock)
    .execute();
}

/** Copies listings to their places; without ids all of them, for worlds that are loaded at once. */
export async function insertPlaces(db: Database, product_ids?: number[]): Promise<void> {
  const chosen = product_ids ? sql`l.product_id IN (${sql.join(product_ids)})` : sql`1 = 1`;
  const rest = sql.join(COLUMNS.slice(1).map((column) => sql.ref(`l.${column}`)));
  const into = sql`INSERT INTO listing_places (${sql.join(COLUMNS.map((column) => sql.ref(column)))})`;
  // In the order of the primary key: rows that arrive sorted are only appended.
  const sorted = sql`ORDER BY 1, 2, 3`;
  await sql`${into} SELECT ${EVERYWHERE}, ${rest} FROM listings l WHERE ${chosen} ${sorted}`.execute(db);
  await sql`${into} SELECT CONCAT('s', l.seller_id), ${rest} FROM listings l
    WHERE ${chosen} ${sorted}`.execute(db);
  await sql`${into} SELECT CONCAT('c', a.ancestor_id), ${rest} FROM listings l
    JOIN category_ancestors a ON a.category_id = l.category_id WHERE ${chosen} ${sorted}`.execute(db);
  await sql`${into} SELECT ${FEATURED}, ${rest} FROM listings l
    WHERE ${chosen} AND l.is_featured = 1 ${sorted}`.execute(db);
  await sql`${into} SELECT ${DEALS}, ${rest} FROM listings l
    WHERE ${chosen} AND l.is_on_sale = 1 ${sorted}`.execute(db);
}

/** Takes up the specifications of listings; without ids of all, for worlds that are loaded at once. */
export async function insertSpecifications(db: Database, product_ids?: number[]): Promise<void> {
  const chosen = product_ids ? sql`s.product_id IN (${sql.join(product_ids)})` : sql`1 = 1`;
  await sql`INSERT INTO listing_specifications (product_id, value_id)
    SELECT DISTINCT s.product_id, v.id FROM product_specifications s
    JOIN listings l ON l.product_id = s.product_id
    JOIN specification_values v ON v.name = s.name AND v.value = s.value
    WHERE ${chosen}`.execute(db);
}

/**
 * Names the values that no listing had before. Two writers may meet on one value: the second finds it there.
 */
async function addSpecificationValues(tx: TransactionContext, product_ids: number[]): Promise<void> {
  const unknown = await tx.db
    .selectFrom("product_specifications as s")
    .leftJoin("specification_values as v", (join) =>
      join.onRef("v.name", "=", "s.name").onRef("v.value", "=", "s.value"),
    )
    .select(["s.name", "s.value"])
    .distinct()
    .where("s.product_id", "in", product_ids)
    .where("v.id", "is", null)
    .orderBy("s.name")
    .orderBy("s.value")
    .execute();
  for (const { name, value } of unknown) {
    await insertedOnce(tx, () => tx.db.insertInto("specification_values").values({ name, value }).execute());
  }
}
