// One page of a list: the ids by one index walk, then the cards of those few.
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import type { Count } from "./list-count.ts";
import { type JudgedRequest, type Order, orderName } from "./list-request.ts";
import {
  afterCursor,
  isByPrices,
  MAX_CANDIDATES,
  type Slot,
  type Source,
  scanBound,
  sortKey,
  statementFor,
  type Values,
  whereOf,
} from "./list-statement.ts";
import type { CardRow } from "./listing-card.ts";

/** A listing as a page needs it. */
export interface ListingRow extends CardRow {
  product_id: number;
  version: number;
  sort_value: number | string;
}

/**
 * How the rows are found: in the order of an index, sorted from all that match, or within a bounded stretch.
 */
type Way = "walk" | "sort" | "stretch";

/** Passing over more rows than this, the cards are read only for those that are shown. */
const MAX_PASSED_WITH_CARDS = 200;
/** A walk over a place of this size is quick even when what is looked for stands at its end. */
const SMALL_PLACE = 20_000;
/** Rows in another order than the table's are looked up one by one. */
const LOOK_UP_COST = 10;
/** Walking is quicker than sorting while a page is met within this part of the place. */
const WALK_SHARE = 10;

const CARD = sql`l.product_id, l.version, l.card_head, l.in_stock, l.stock_quantity, l.low_stock_threshold,
  l.picture_has_avif, l.picture_tone`;

/** Reads one row more than the page has, which tells whether there is more. */
export async function readPage(
  context: Context,
  request: JudgedRequest,
  source: Source,
  count: Count,
): Promise<ListingRow[]> {
  const { order, after } = request;
  const way = wayOf(request, source, count);
  const is_direct = way === "walk" && request.offset <= MAX_PASSED_WITH_CARDS;
  const bound = way === "stretch" ? ` ${stretchBound(request)}` : "";
  const start = `${is_direct ? "direct" : way}${bound} ${after ? "after" : "from"}`;
  const shape = statementFor<ListingRow>(`page ${start} ${orderName(order)} ${source.signature}`, (slot) =>
    is_direct ? directPage(context, request, source, slot) : chosenPage(context, request, source, way, slot),
  );
  const values = { limit: request.page_size + 1, offset: request.offset, ...afterValues(request) };
  return shape.all(context.db, { ...source.values, ...values });
}

/** Where a stretch that was looked through ended; null when the place ended with it. */
export async function stretchEnd(
  context: Context,
  request: JudgedRequest,
  source: Source,
): Promise<{ sort_value: number | string; product_id: number } | null> {
  const { order, after } = request;
  const bound = stretchBound(request);
  const signature = `end ${bound} ${after ? "after" : "from"} ${orderName(order)} ${source.signature}`;
  const shape = statementFor<{ sort_value: number | string; product_id: number }>(signature, (slot) => {
    const key = sortKey(order.by);
    const direction = order.descending ? sql`DESC` : sql`ASC`;
    const beyond = after ? [afterCursor(context, order.by, order.descending, slot)] : [];
    return sql`SELECT ${key} AS sort_value, p.product_id FROM listing_places p
      WHERE ${whereOf([...stretchOf(order, slot), ...beyond])}
      ORDER BY ${key} ${direction}, p.product_id ${direction} LIMIT 1 OFFSET ${sql.lit(bound - 1)}`;
  });
  return (await shape.first(context.db, { ...source.values, ...afterValues(request) })) ?? null;
}

function afterValues({ after }: JudgedRequest): Values {
  if (!after) return {};
  return { after_value: after.value as string | number, after_id: after.product_id };
}

/** One walk along the index, reading cards as it goes: the quickest where little is passed over. */
function directPage(
  context: Context,
  { order, after }: JudgedRequest,
  source: Source,
  slot: Slot,
): RawBuilder<ListingRow> {
  const direction = order.descending ? sql`DESC` : sql`ASC`;
  const key = sortKey(order.by);
  const conditions = source.where(slot, order.by);
  if (after) conditions.push(afterCursor(context, order.by, order.descending, slot));
  return sql`SELECT ${CARD}, ${key} AS sort_value FROM ${source.from(slot)}
    JOIN listings l ON l.product_id = p.product_id WHERE ${whereOf(conditions)}
    ORDER BY ${key} ${direction}, p.product_id ${direction} LIMIT ${slot("limit")} OFFSET ${slot("offset")}`;
}

/** First the ids of the page, then the cards of those few. */
function chosenPage(
  context: Context,
  request: JudgedRequest,
  source: Source,
  way: Way,
  slot: Slot,
): RawBuilder<ListingRow> {
  const { order, after } = request;
  const direction = order.descending ? sql`DESC` : sql`ASC`;
  const key = sortKey(order.by);
  const beyond = after ? [afterCursor(context, order.by, order.descending, slot)] : [];
  // The plus sign keeps the planner from walking the index of this order where few rows match.
  const sorted_by = way === "sort" ? sql`+${key}` : key;
  const conditions = source.where(slot, way === "walk" ? order.by : undefined);
  const stretch = whereOf([...stretchOf(order, slot), ...beyond]);
  const from =
    way === "stretch"
      ? sql`(SELECT * FROM listing_places p WHERE ${stretch}
          ORDER BY ${key} ${direction}, p.product_id ${direction} LIMIT ${sql.lit(stretchBound(request))}) p`
      : source.from(slot);
  return sql`SELECT ${CARD}, chosen.sort_value
    FROM (SELECT p.product_id, ${key} AS sort_value FROM ${from}
      WHERE ${whereOf([...conditions, ...beyond])}
      ORDER BY ${sorted_by} ${direction}, p.product_id ${direction}
      LIMIT ${slot("limit")} OFFSET ${slot("offset")}
    ) chosen JOIN listings l ON l.product_id = chosen.product_id
    ORDER BY chosen.sort_value ${direction}, chosen.product_id ${direction}`;
}

/** What the index of the order begins with: the place, and for prices their currency. */
function stretchOf({ by }: Order, slot: Slot): RawBuilder<unknown>[] {
  const place = sql`p.place = ${slot("place")}`;
  return by === "price" ? [place, sql`p.currency = ${slot("currency")}`] : [place];
}

/** In the order of the table itself rows are read one after the other; in any other each is looked up. */
function stretchBound(request: JudgedRequest): number {
  const bound = scanBound(request);
  return request.order.by === "created_at" ? bound : Math.ceil(bound / LOOK_UP_COST);
}

/** Few matches are sorted, many are met soon on the way along the index. */
function wayOf(request: JudgedRequest, source: Source, count: Count): Way {
  if (request.words !== null) return "sort";
  if (count.is_sparse) return "stretch";
  if (isByPrices(source) && count.count < MAX_CANDIDATES && source.size > SMALL_PLACE) {
    return isWalkable(request, source) ? "walk" : "sort";
  }
  if (request.order.by === "created_at" || isWalkable(request, source)) return "walk";
  if (count.count >= MAX_CANDIDATES) return "walk";
  const is_met_soon = (request.offset + request.page_size) * WALK_SHARE < count.count;
  return is_met_soon && source.size <= SMALL_PLACE ? "walk" : "sort";
}

/** Every row of the place is shown, or the index of prices begins with the only filter. */
function isWalkable(request: JudgedRequest, source: Source): boolean {
  return source.filters === (request.order.by === "price" ? 1 : 0);
}
