// Products like this one: from the same branch of the catalogue, alike in what they say of themselves and in
// price.
import { sql } from "kysely";
import { MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { missing } from "#platform/refusal";
import { categoryPlace } from "./list-places.ts";
import { type Card, cardOf } from "./listing-card.ts";

const MAX_RELATED = 12;
/** The most sold of the branch, from which the nearest are chosen. */
const MAX_COMPARED = 200;
const SHARED_VALUE_POINTS = 3;
const SAME_CATEGORY_POINTS = 3;
const IN_STOCK_POINTS = 2;
/** Full for the same price, none at twice or half of it. */
const PRICE_POINTS = 4;

/** How long it is remembered which products are near one. */
const KEPT_MS = 10 * MINUTE_MS;

interface Own {
  product_id: number;
  category_id: number;
  currency: string;
  price_minor: number;
}

interface Compared {
  product_id: number;
  category_id: number;
  currency: string;
  price_minor: number;
  in_stock: number;
  shared: number;
}

const listed = compileOnce((db, slot: Slots<{ product_id: number }>) =>
  db
    .selectFrom("listings")
    .select(["product_id", "category_id", "currency", "price_minor"])
    .where("product_id", "=", slot("product_id")),
);

/**
 * At most twelve visible products, the nearest first. Refuses (missing) a product that
 * is not listed.
 */
export async function relatedProducts(context: Context, product_id: number): Promise<{ cards: Card[] }> {
  const own = await listed.first(context.db, { product_id });
  if (!own) throw missing("product");
  return cardsOf(context, await nearestOf(context, own));
}

/** Who is near changes slowly; what their cards say is read anew each time. */
async function nearestOf(context: Context, own: Own): Promise<number[]> {
  const { cache } = context.services;
  const key = `related products ${own.product_id}`;
  const known = await cache.get(key);
  if (known !== null) return JSON.parse(known) as number[];
  const nearest = await rank(context, own);
  await cache.set(key, JSON.stringify(nearest), KEPT_MS);
  return nearest;
}

async function rank(context: Context, own: Own): Promise<number[]> {
  const { product_id } = own;
  const place = await branchPlace(context, own.category_id);
  const compared =
    await sql<Compared>`SELECT l.product_id, l.category_id, l.currency, l.price_minor, l.in_stock,
      (SELECT COUNT(*) FROM listing_specifications x JOIN listing_specifications y ON y.value_id = x.value_id
        WHERE x.product_id = ${product_id} AND y.product_id = l.product_id) AS shared
    FROM (SELECT product_id FROM listing_places WHERE place = ${place} AND product_id <> ${product_id}
      ORDER BY popularity DESC, product_id DESC LIMIT ${sql.lit(MAX_COMPARED)}) near
    JOIN listings l ON l.product_id = near.product_id`.execute(context.db);
  return compared.rows
    .map((row) => ({ id: row.product_id, points: pointsOf(row, own) }))
    .sort((a, b) => b.points - a.points || b.id - a.id)
    .slice(0, MAX_RELATED)
    .map(({ id }) => id);
}

/** The nearest category up the path that holds enough to choose from, else the whole branch. */
async function branchPlace(context: Context, category_id: number): Promise<string> {
  const path = await context.db
    .selectFrom("category_ancestors as a")
    .innerJoin("categories as c", "c.id", "a.ancestor_id")
    .select(["c.id", "c.product_count"])
    .where("a.category_id", "=", category_id)
    .orderBy("a.depth")
    .execute();
  const wide = path.find(({ product_count }) => product_count > MAX_RELATED) ?? path.at(-1);
  return categoryPlace(wide?.id ?? category_id);
}

function pointsOf(other: Compared, own: Own): number {
  const high = Math.max(other.price_minor, own.price_minor);
  const low = Math.min(other.price_minor, own.price_minor);
  const nearness = other.currency !== own.currency || high === 0 ? 0 : Math.max(0, 2 * (low / high) - 1);
  return (
    Number(other.shared) * SHARED_VALUE_POINTS +
    (other.category_id === own.category_id ? SAME_CATEGORY_POINTS : 0) +
    (other.in_stock === 1 ? IN_STOCK_POINTS : 0) +
    nearness * PRICE_POINTS
  );
}

async function cardsOf(context: Context, ids: number[]): Promise<{ cards: Card[] }> {
  if (ids.length === 0) return { cards: [] };
  const rows = await context.db
    .selectFrom("listings")
    .select(["product_id", "card_head", "in_stock", "stock_quantity", "low_stock_threshold"])
    .select(["picture_has_avif", "picture_tone"])
    .where("product_id", "in", ids)
    .execute();
  rows.sort((a, b) => ids.indexOf(a.product_id) - ids.indexOf(b.product_id));
  return { cards: rows.map(cardOf) };
}
