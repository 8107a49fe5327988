// What a list of products may be asked: filters, orderings, and where they lead.
import type { Context } from "#platform/context";
import type { CursorValue } from "#platform/database";
import { readCursor } from "#platform/database";
import { CURRENCIES, parseMoney } from "#platform/money";
import { invalid } from "#platform/refusal";
import { queryWords } from "./search-words.ts";

export const LIST_ORDERINGS = ["price", "name", "created_at", "popularity", "rating", "relevance"] as const;
export type ListOrdering = (typeof LIST_ORDERINGS)[number];

/** A list as it was asked for; every part may be left out. */
export interface ListRequest {
  /** Id or slug; everything below it counts. */
  category?: string;
  /** Id or slug. */
  seller?: string;
  /** Decimal strings in `currency`. */
  min_price?: string;
  max_price?: string;
  /** Given by name it is a filter, too; else price filters and ordering work in the marketplace's. */
  currency?: string;
  in_stock?: boolean;
  on_sale?: boolean;
  is_featured?: boolean;
  min_rating?: number;
  search?: string;
  /** Name → values: one of the values of every name. */
  specifications?: ReadonlyMap<string, readonly string[]>;
  ordering?: ListOrdering | `-${ListOrdering}`;
  page_size: number;
  /** Rows to pass over; without a cursor. */
  offset?: number;
  cursor?: string;
  /** Rows that one statement may pass over; tests make it small. */
  scan_rows?: number;
}

/** Rows of a place are a few dozen bytes in order: to pass over this many takes far below 50 ms. */
const MAX_SCANNED = 100_000;
/** Specification names, and values per name, that one list may filter by. */
const MAX_NAMES = 8;
const MAX_VALUES = 20;

/** The same after it was judged. */
export interface JudgedRequest {
  category: string | null;
  seller: string | null;
  /** Null: all currencies. */
  currency: string | null;
  /** The currency of the price facet, whether or not it filters. */
  facet_currency: string;
  min_price_minor: number | null;
  max_price_minor: number | null;
  in_stock: boolean | null;
  on_sale: boolean | null;
  is_featured: boolean | null;
  min_rating_milli: number | null;
  /** Null: not searching. Empty: nothing that could be found. */
  words: string[] | null;
  specifications: [name: string, values: string[]][];
  order: Order;
  page_size: number;
  offset: number;
  after: { value: CursorValue; product_id: number } | null;
  scan_rows: number;
}

export interface Order {
  by: ListOrdering;
  descending: boolean;
}

const RATING_MILLI = 1000;

/**
 * Judges a request. Refuses unknown currencies, wrong amounts, relevance without a search, and foreign
 * cursors.
 */
export function judgeRequest(context: Context, asked: ListRequest): JudgedRequest {
  const currency = asked.currency ?? context.services.config.currency;
  if (!CURRENCIES.includes(currency)) {
    throw invalid("currency", "unknown_currency", "This is not a currency we hold.");
  }
  const search = asked.search?.trim() ?? "";
  const words = search === "" ? null : queryWords(search);
  const order = orderOf(asked.ordering, words !== null);
  const priced = asked.min_price !== undefined || asked.max_price !== undefined || order.by === "price";
  return {
    category: asked.category ?? null,
    seller: asked.seller ?? null,
    currency: priced || asked.currency !== undefined ? currency : null,
    facet_currency: currency,
    min_price_minor: minorOf(asked.min_price, currency, "min_price"),
    max_price_minor: minorOf(asked.max_price, currency, "max_price"),
    in_stock: asked.in_stock ?? null,
    on_sale: asked.on_sale ?? null,
    is_featured: asked.is_featured ?? null,
    min_rating_milli: asked.min_rating === undefined ? null : Math.round(asked.min_rating * RATING_MILLI),
    words,
    specifications: judgeSpecifications(asked.specifications),
    order,
    page_size: asked.page_size,
    offset: asked.cursor === undefined ? (asked.offset ?? 0) : 0,
    after: asked.cursor === undefined ? null : afterOf(asked.cursor, order),
    scan_rows: asked.scan_rows ?? MAX_SCANNED,
  };
}

/** The name of an ordering inside cursors, so that none is read under another. */
export function orderName({ by, descending }: Order): string {
  return `${descending ? "-" : ""}${by}`;
}

function orderOf(ordering: ListRequest["ordering"], is_search: boolean): Order {
  if (ordering === undefined) return { by: is_search ? "relevance" : "created_at", descending: true };
  const descending = ordering.startsWith("-");
  const by = (descending ? ordering.slice(1) : ordering) as ListOrdering;
  if (by !== "relevance") return { by, descending };
  if (!is_search) throw invalid("ordering", "needs_search", "Relevance needs a search.");
  return { by, descending: true };
}

function minorOf(text: string | undefined, currency: string, field: string): number | null {
  return text === undefined ? null : parseMoney(text, currency, field);
}

function judgeSpecifications(asked: ListRequest["specifications"]): JudgedRequest["specifications"] {
  const specifications = [...(asked ?? [])].map(([name, values]): [string, string[]] => [
    name,
    [...new Set(values)],
  ]);
  if (specifications.length > MAX_NAMES || specifications.some(([, values]) => values.length > MAX_VALUES)) {
    throw invalid("spec", "too_many", `At most ${MAX_NAMES} names with ${MAX_VALUES} values each.`);
  }
  return specifications;
}

function afterOf(cursor: string, order: Order): JudgedRequest["after"] {
  const [name, value = null, product_id] = readCursor(cursor, 3);
  const is_text = order.by === "name";
  if (
    name !== orderName(order) ||
    typeof value !== (is_text ? "string" : "number") ||
    !Number.isSafeInteger(product_id)
  ) {
    throw invalid("cursor", "invalid_cursor", "Take the cursor from `next` of the same list.");
  }
  return { value, product_id: product_id as number };
}
