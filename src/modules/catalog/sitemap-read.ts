// What sitemaps list: every product that buyers can see, in parts by ranges of ids, so that no part depends
// on how many there are before it.
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";

/** A page's address and when what it says last changed. */
export interface SitemapEntry {
  slug: string;
  updated_at: number;
}

/** Rows read by one statement: few enough to hold nobody up. */
const ROWS_AT_ONCE = 500;
/** More than this many parts no index may list (sitemaps.org). */
const MAX_PARTS = 50_000;

const firstAfter = compileOnce((db, slot: Slots<{ after: number }>) =>
  db
    .selectFrom("listings")
    .select("product_id")
    .where("product_id", ">", slot("after"))
    .orderBy("product_id")
    .limit(1),
);

const listedBetween = compileOnce((db, slot: Slots<{ after: number; last: number; limit: number }>) =>
  db
    .selectFrom("listings")
    .innerJoin("products", "products.id", "listings.product_id")
    .select(["listings.product_id", "products.slug", "products.updated_at"])
    .where("listings.product_id", ">", slot("after"))
    .where("listings.product_id", "<=", slot("last"))
    .orderBy("listings.product_id")
    .limit(slot("limit")),
);

/**
 * The numbers of the parts that hold a listed product: part n holds the ids above (n − 1) × `size` up to
 * n × `size`. A product stays in its part for ever.
 */
export async function sitemapParts(context: Context, size: number): Promise<number[]> {
  const parts: number[] = [];
  while (parts.length < MAX_PARTS) {
    const row = await firstAfter.first(context.db, { after: (parts.at(-1) ?? 0) * size });
    if (!row) break;
    parts.push(Math.ceil(row.product_id / size));
  }
  return parts;
}

/** The listed products of a part, read `limit` at a time; none where it is empty. */
export async function sitemapProducts(
  context: Context,
  { part, size, limit = ROWS_AT_ONCE }: { part: number; size: number; limit?: number },
): Promise<SitemapEntry[]> {
  const entries: SitemapEntry[] = [];
  const last = part * size;
  let after = last - size;
  while (after < last) {
    const rows = await listedBetween.all(context.db, { after, last, limit });
    for (const { slug, updated_at } of rows) entries.push({ slug, updated_at });
    if (rows.length < limit) break;
    after = rows.at(-1)?.product_id ?? last;
  }
  return entries;
}
