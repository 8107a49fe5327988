// The rows of a product's pictures: there is always one primary where there is any.
import { sql } from "kysely";
import { now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { missing } from "#platform/refusal";
import { lockRootsOf } from "./category-tree.ts";
import { refreshListings, showPicture } from "./listing-refresh.ts";
import type { OwnedProduct } from "./product-access.ts";
import { noteChanges } from "./product-history.ts";

export const MAX_IMAGES = 20;

/** A picture as far as it matters for the order of pictures. */
export interface ImageRow {
  id: number;
  storage_key: string;
  widths: string;
  is_primary: 0 | 1;
  sort_order: number;
}

/**
 * Holds the product while `change` works on its pictures, and then brings its version, its one primary
 * picture and its listing to the truth.
 */
export async function changeImages<T>(
  tx: TransactionContext,
  product: OwnedProduct,
  change: (images: ImageRow[], name: string) => Promise<T>,
): Promise<T> {
  await lockRootsOf(tx, [product.category_id]);
  const locked = await tx.db
    .selectFrom("products")
    .select("name")
    .where("id", "=", product.id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!locked) throw missing("product");
  const result = await change(await imageRows(tx, product.id), locked.name);
  await choosePrimary(tx, product.id);
  await noteChanges(tx, product.id, [{ field: "images" }]);
  const updated_at = now(tx);
  await tx.db
    .updateTable("products")
    .set((eb) => ({ updated_at, version: eb("version", "+", 1) }))
    .where("id", "=", product.id)
    .execute();
  await refreshListings(tx, [product.id]);
  return result;
}

/**
 * The AVIF of a picture is there: pages may ask for it, those with the product's card too. Nothing that the
 * API says changes with it, and so no version.
 */
export async function showAvif(
  tx: TransactionContext,
  { id, product_id }: { id: number; product_id: number },
  /** For a picture from before there were tones. */
  tone: string | null,
): Promise<void> {
  // Held, so that nobody makes the listing anew from the picture as it was.
  const product = tx.db.selectFrom("products").select("id").where("id", "=", product_id);
  await product.$call(forUpdate(tx)).execute();
  await tx.db
    .updateTable("product_images")
    .set((eb) => ({ has_avif: 1, tone: eb.fn.coalesce("tone", eb.val(tone)) }))
    .where("id", "=", id)
    .execute();
  await showPicture(tx, product_id);
}

/** Makes this the primary picture instead of another. */
export async function makePrimary(
  tx: TransactionContext,
  product_id: number,
  image_id: number,
): Promise<void> {
  await tx.db
    .updateTable("product_images")
    .set({ is_primary: 0 })
    .where("product_id", "=", product_id)
    .where("is_primary", "=", 1)
    .execute();
  await tx.db.updateTable("product_images").set({ is_primary: 1 }).where("id", "=", image_id).execute();
}

/** Gives the pictures their places, the first one first. */
export async function placeImages(tx: TransactionContext, image_ids: number[]): Promise<void> {
  const branches = image_ids.map((id, place) => sql`WHEN ${id} THEN ${place}`);
  await tx.db
    .updateTable("product_images")
    .set({ sort_order: sql<number>`CASE id ${sql.join(branches, sql` `)} END` })
    .where("id", "in", image_ids)
    .execute();
}

async function choosePrimary(tx: TransactionContext, product_id: number): Promise<void> {
  const [first, ...others] = await imageRows(tx, product_id);
  if (!first || [first, ...others].some(({ is_primary }) => is_primary === 1)) return;
  await makePrimary(tx, product_id, first.id);
}

async function imageRows(tx: TransactionContext, product_id: number): Promise<ImageRow[]> {
  return tx.db
    .selectFrom("product_images")
    .select(["id", "storage_key", "widths", "is_primary", "sort_order"])
    .where("product_id", "=", product_id)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
}
