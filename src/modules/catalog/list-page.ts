// One page of a list: the ids by one index walk, then the cards of those few.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Count } from "./list-count.ts";
import { type JudgedRequest, orderName } from "./list-request.ts";
import {
  afterCursor,
  MAX_CANDIDATES,
  type Source,
  scanBound,
  sortKey,
  statementFor,
  type Values,
  whereOf,
} from "./list-statement.ts";

/** A listing as a page needs it. */
export interface ListingRow {
  product_id: number;
  version: number;
  card_head: string;
  in_stock: number;
  stock_quantity: number;
  low_stock_threshold: number;
  sort_value: number | string;
}

/** How the rows are found: in the order of an index, sorted from all that match, or within a bounded stretch. */
type Way = "walk" | "sort" | "stretch";

/** Reads one row more than the page has, which tells whether there is more. */
export async function readPage(
  context: Context,
  request: JudgedRequest,
  source: Source,
  count: Count,
): Promise<ListingRow[]> {
  const { order, after } = request;
  const way = wayOf(request, count);
  const signature = `page ${way} ${after ? "after" : "from"} ${orderName(order)} ${source.signature}`;
  const shape = statementFor<ListingRow>(signature, (slot) => {
    const direction = order.descending ? sql`DESC` : sql`ASC`;
    const key = sortKey(order.by);
    const conditions = source.where(slot);
    if (after) conditions.push(afterCursor(context, order.by, order.descending, slot));
    // The plus sign keeps the planner from walking the index of this order where few rows match.
    const sorted_by = way === "sort" ? sql`+${key}` : key;
    const from =
      way === "stretch"
        ? sql`(SELECT * FROM listing_places p WHERE p.place = ${slot("place")}
            ${after ? sql`AND ${afterCursor(context, order.by, order.descending, slot)}` : sql``}
            ORDER BY ${key} ${direction}, p.product_id ${direction} LIMIT ${sql.lit(scanBound(request))}) p`
        : source.from(slot);
    return sql`SELECT l.product_id, l.version, l.card_head, l.in_stock, l.stock_quantity, l.low_stock_threshold,
        chosen.sort_value
      FROM (SELECT p.product_id, ${key} AS sort_value FROM ${from} WHERE ${whereOf(conditions)}
        ORDER BY ${sorted_by} ${direction}, p.product_id ${direction} LIMIT ${slot("limit")} OFFSET ${slot("offset")}
      ) chosen JOIN listings l ON l.product_id = chosen.product_id
      ORDER BY chosen.sort_value ${direction}, chosen.product_id ${direction}`;
  });
  const values: Values = { ...source.values, limit: request.page_size + 1, offset: request.offset };
  if (after) {
    values.after_value = after.value as string | number;
    values.after_id = after.product_id;
  }
  return shape.all(context.db, values);
}

/** Few matches are sorted, many are met soon on the way along the index. */
function wayOf(request: JudgedRequest, count: Count): Way {
  if (request.words !== null) return "sort";
  if (count.is_sparse) return "stretch";
  const is_filtered = count.count < MAX_CANDIDATES && request.order.by !== "created_at";
  return is_filtered ? "sort" : "walk";
}
