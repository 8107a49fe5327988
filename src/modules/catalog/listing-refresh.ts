// Brings the listings of products to the truth: the one place that decides what buyers can see.
import { pause } from "#platform/clock";
import { now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { conflict } from "#platform/refusal";
import { clip, textKey } from "#platform/text";
import { inBatches } from "./batches.ts";
import { lockRootsOf } from "./category-tree.ts";
import { placeListings, unplaceListings } from "./list-places.ts";
import { cardHead, pictureFields } from "./listing-card.ts";
import { changeCounts, countPlaces } from "./listing-counts.ts";
import { beginWaiting, endWaiting, letWait } from "./listing-later.ts";
import { type Parts, readParts } from "./listing-parts.ts";
import { showStock } from "./listing-stock.ts";
import { readTexts } from "./listing-texts.ts";
import { indexListings, unindexListings } from "./search-text.ts";

/** Products per batch: enough to make statements worth while, few enough that none holds the process up. */
const BATCH_SIZE = 200;
/** Products whose listings are refreshed without a pause where there are many: some milliseconds' work. */
const FEW = 8;
const NAME_KEY_LENGTH = 200;
const MILLI = 1000;
const VERSION_WEIGHT = 1000;

/**
 * Writes, rewrites or removes the listings of these products with all that hangs on them: places, search
 * words, and the counts of categories and sellers. A product is listed when it is published and active, its
 * category is visible, and its seller is approved and not on vacation. The number of statements does not
 * grow within a batch. Within `listingsLast` it is put off.
 */
export async function refreshListings(tx: TransactionContext, product_ids: number[]): Promise<void> {
  if (letWait(tx, "whole", product_ids)) return;
  const ids = [...new Set(product_ids)].sort((a, b) => a - b);
  await inBatches(
    ids,
    async (batch) => {
      await refreshBatch(tx, batch, atOnce);
      // SQLite answers at once, so without a pause a long list would hold up every other request.
      if (ids.length > BATCH_SIZE) await pause(0);
    },
    BATCH_SIZE,
  );
}

/**
 * Runs `work`, which changes many products, and brings all their listings to the truth after it, a few at a
 * time: what they cost is shared. `between` is awaited before each few and between what is written of them.
 * When `work` throws nothing is refreshed: the caller undoes it.
 */
export async function listingsLast<T>(
  tx: TransactionContext,
  work: () => Promise<T>,
  between: () => Promise<unknown>,
): Promise<T> {
  const { whole, stock } = beginWaiting(tx);
  const result = await work().finally(() => endWaiting(tx));
  const few = async (ids: Iterable<number>, show: (batch: number[]) => Promise<void>) => {
    const sorted = [...ids].sort((a, b) => a - b);
    await inBatches(
      sorted,
      async (batch) => {
        await between();
        await show(batch);
      },
      FEW,
    );
  };
  await few(whole, (ids) => refreshBatch(tx, ids, between));
  await few(stock.difference(whole), (ids) => showStock(tx, ids));
  return result;
}

/** Refreshes every published product in these categories, when something about the categories changed. */
export async function refreshCategories(tx: TransactionContext, category_ids: number[]): Promise<void> {
  const product_ids: number[] = [];
  await inBatches(category_ids, async (batch) => {
    const rows = await tx.db
      .selectFrom("products")
      .select("id")
      .where("category_id", "in", batch)
      .where("status", "=", "published")
      .execute();
    for (const { id } of rows) product_ids.push(id);
  });
  await refreshListings(tx, product_ids);
}

/**
 * Listens to what happens to sellers: refreshes every published product of one that was approved, suspended
 * or reinstated, went on vacation or came back, or changed what cards show of it.
 */
export async function relistSeller(
  tx: TransactionContext,
  { seller_id }: { seller_id: number },
): Promise<void> {
  const rows = await tx.db
    .selectFrom("products")
    .select("id")
    .where("seller_id", "=", seller_id)
    .where("status", "=", "published")
    .execute();
  await refreshListings(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Brings what the listing says of its primary picture beside the card to the truth. */
export async function showPicture(tx: TransactionContext, product_id: number): Promise<void> {
  const primary = tx.db.selectFrom("product_images").select(["has_avif", "tone"]);
  const image = await primary.where("primary_of", "=", product_id).executeTakeFirst();
  await tx.db
    .updateTable("listings")
    .set(pictureFields(image ?? null))
    .where("product_id", "=", product_id)
    .execute();
}

/**
 * Listens to a seller's change of currency. Refuses: conflict has_products while anything is priced in the
 * old one.
 */
export async function refuseRepricing(
  tx: TransactionContext,
  { seller_id }: { seller_id: number },
): Promise<void> {
  const products = tx.db.selectFrom("products").select("id").where("seller_id", "=", seller_id).limit(1);
  if (await products.executeTakeFirst()) {
    throw conflict("has_products", "The currency is fixed once there are products priced in it.");
  }
}

/** For few products, and where others get their turn after each batch. */
async function atOnce(): Promise<void> {}

/** `between` is awaited wherever enough has been written for others to have a turn. */
async function refreshBatch(
  tx: TransactionContext,
  ids: number[],
  between: () => Promise<unknown>,
): Promise<void> {
  await lockRootsOf(tx, await categoriesOf(tx, ids));
  const parts = await readParts(tx, ids);
  const listed = tx.db.selectFrom("listings").select(["product_id", "version"]);
  const before = await listed
    .where("product_id", "in", ids)
    .orderBy("product_id")
    .$call(forUpdate(tx))
    .execute();
  if (parts.length === 0 && before.length === 0) return;
  const counts = await countPlaces(tx, ids);
  const visible = new Set(parts.map(({ card }) => card.product.id));
  await removeListings(
    tx,
    before.map(({ product_id }) => product_id),
    visible,
  );
  if (parts.length > 0) {
    const versions = new Map(before.map(({ product_id, version }) => [product_id, version]));
    const rows = parts.map((part) => listingRow(part, versions.get(part.card.product.id) ?? 0, now(tx)));
    await between();
    await tx.db.insertInto("listings").values(rows).execute();
    await placeListings(tx, [...visible]);
    await between();
    await indexListings(tx, await readTexts(tx, parts));
    await between();
  }
  await changeCounts(tx, counts, await countPlaces(tx, ids));
}

/** The categories that the products are in and those that their listings still stand in. */
async function categoriesOf(tx: TransactionContext, ids: number[]): Promise<number[]> {
  const rows = await tx.db
    .selectFrom("products")
    .select("category_id")
    .where("id", "in", ids)
    .union(tx.db.selectFrom("listings").select("category_id").where("product_id", "in", ids))
    .execute();
  return rows.map(({ category_id }) => category_id);
}

async function removeListings(
  tx: TransactionContext,
  ids: number[],
  stay: ReadonlySet<number>,
): Promise<void> {
  if (ids.length === 0) return;
  const gone = ids.filter((id) => !stay.has(id));
  if (gone.length > 0) await unindexListings(tx, gone);
  await unplaceListings(tx, ids);
  await tx.db.deleteFrom("listings").where("product_id", "in", ids).execute();
}

/**
 * `version` is the stamp behind ETags of lists and pages. It only ever grows: past the listing's last one,
 * and, for a listing that comes back, past the moment and the product's own version, which weighs more than
 * the sales between.
 */
function listingRow({ card, stock, is_on_sale }: Parts, last_version: number, time: number) {
  const { product } = card;
  return {
    product_id: product.id,
    seller_id: card.seller.id,
    category_id: card.category.id,
    currency: product.currency,
    price_minor: card.price_min_minor,
    price_max_minor: card.price_max_minor,
    name_key: clip(textKey(product.name), NAME_KEY_LENGTH),
    popularity: product.sold_90_days,
    rating_milli:
      product.rating_count === 0 ? 0 : Math.round((product.rating_sum * MILLI) / product.rating_count),
    is_on_sale,
    is_featured: product.is_featured,
    ...stock,
    version: Math.max(last_version + 1, time + product.version * VERSION_WEIGHT),
    created_at: product.created_at,
    updated_at: product.updated_at,
    card_head: cardHead(card),
    ...pictureFields(card.primary_image),
  };
}
