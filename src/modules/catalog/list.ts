// A list of products as buyers see it: found, counted, and put together as JSON text from cards written
// earlier.
import type { Context } from "#platform/context";
import { cursorOf } from "#platform/database";
import { whileUnchanged } from "#platform/unchanged";
import { type Count, countList } from "./list-count.ts";
import { type ListingRow, readPage, stretchEnd } from "./list-page.ts";
import { type JudgedRequest, judgeRequest, type ListRequest, orderName } from "./list-request.ts";
import { findScope, type Scope } from "./list-scope.ts";
import { sourceOf, type ValueIds } from "./list-statement.ts";
import { findValueIds } from "./list-values.ts";
import { type Card, cardOf } from "./listing-card.ts";
import { correctWords } from "./search-typos.ts";

/** One page of products. */
export interface ProductList {
  count: number;
  count_is_exact: boolean;
  has_more: boolean;
  /** Continues after the last card when there is more. */
  next_cursor: string | null;
  /** Only the cursor goes on: pages by number would be empty. */
  by_cursor: boolean;
  cards: Card[];
  /** Changes whenever anything of the above does. */
  stamp: string;
  /** What was searched for instead, when the words as typed found nothing. */
  corrected: string | null;
}

/** What a list turned out to be about; facets are counted from it. */
export interface FoundList {
  request: JudgedRequest;
  scope: Scope;
  value_ids: ValueIds;
  count: Count;
}

/** So few are ranked at once. */
const FEW_FOUND = 200;

const EMPTY: ProductList = {
  count: 0,
  count_is_exact: true,
  has_more: false,
  next_cursor: null,
  by_cursor: false,
  cards: [],
  stamp: "empty",
  corrected: null,
};

/**
 * Lists visible products. An unknown category, seller or specification gives an empty list. Refuses (422)
 * what `judgeRequest` refuses. `found` is null for lists that are empty from the start.
 */
export function listProducts(
  context: Context,
  asked: ListRequest,
): Promise<ProductList & { found: FoundList | null }> {
  const request = judgeRequest(context, asked);
  const { specifications, ...rest } = asked;
  const key = `list ${JSON.stringify([rest, [...(specifications ?? [])]])}`;
  return whileUnchanged(context, key, () => readList(context, request));
}

async function readList(
  context: Context,
  asked: JudgedRequest,
): Promise<ProductList & { found: FoundList | null }> {
  let request = asked;
  if (request.words?.length === 0) return { ...EMPTY, found: null };
  const scope = await findScope(context, request);
  if (!scope) return { ...EMPTY, found: null };
  const value_ids = await findValueIds(context, request.specifications);
  if (!value_ids) return { ...EMPTY, found: null };
  let source = sourceOf(context, request, scope, value_ids);
  let count = await countList(context, request, scope, source);
  let corrected: string | null = null;
  if (count.count === 0 && request.words) {
    const words = await correctWords(context, request.words);
    if (words) {
      request = { ...request, words };
      source = sourceOf(context, request, scope, value_ids);
      count = await countList(context, request, scope, source);
      if (count.count > 0) corrected = words.join(" ");
    }
  }
  const found = { request, scope, value_ids, count };
  if (count.count === 0 && !count.is_sparse) return { ...EMPTY, found };
  const rows =
    request.order.by === "relevance"
      ? await readRanked(context, found)
      : await readPage(context, request, source, count);
  const list = assemble(request, count, rows);
  if (!count.is_sparse || list.has_more) return { ...list, corrected, found };
  const end = await stretchEnd(context, request, source);
  if (!end) return { ...list, found };
  return { ...list, ...goOnAfter(request, end), stamp: `${list.stamp}-${end.product_id}`, found };
}

/** A stretch that did not fill the page: the list goes on behind it, by cursor. */
function goOnAfter(request: JudgedRequest, end: { sort_value: number | string; product_id: number }) {
  const next_cursor = cursorOf([orderName(request.order), end.sort_value, end.product_id]);
  return { has_more: true, by_cursor: true, next_cursor };
}

/**
 * Whatever has all the words in its name comes before the rest, so the rest is ranked only when these
 * run out.
 */
async function readRanked(
  context: Context,
  { request, scope, value_ids, count }: FoundList,
): Promise<ListingRow[]> {
  if (count.count > FEW_FOUND) {
    const named = sourceOf(context, request, scope, value_ids, { ranking: "named" });
    const rows = await readPage(context, request, named, count);
    if (rows.length > request.page_size) return rows;
  }
  const all = sourceOf(context, request, scope, value_ids, { ranking: "all" });
  return readPage(context, request, all, count);
}

function assemble(request: JudgedRequest, count: Count, rows: ListingRow[]): ProductList {
  const shown = rows.length > request.page_size ? rows.slice(0, request.page_size) : rows;
  const last = shown.at(-1);
  const has_more = rows.length > shown.length;
  return {
    count: count.count,
    count_is_exact: count.count_is_exact,
    has_more,
    next_cursor:
      has_more && last ? cursorOf([orderName(request.order), last.sort_value, last.product_id]) : null,
    by_cursor: false,
    cards: shown.map(cardOf),
    stamp: stampOf(count.count, has_more, shown),
    corrected: null,
  };
}

const FIRST_BASIS = 0x811c9dc5;
const SECOND_BASIS = 0x1b873593;
const FIRST_PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;
const TWO_TO_32 = 4294967296;

/**
 * A stamp from the versions and the stock of what is shown: two 32-bit sums, far cheaper than hashing the
 * text.
 */
function stampOf(count: number, has_more: boolean, rows: ListingRow[]): string {
  let first = FIRST_BASIS;
  let second = SECOND_BASIS;
  const mix = (value: number) => {
    const high = Math.floor(value / TWO_TO_32);
    first = Math.imul(first ^ value ^ high, FIRST_PRIME);
    second = Math.imul(second ^ value, SECOND_PRIME) + high;
    second = (second << 13) | (second >>> 19);
  };
  mix(count);
  mix(has_more ? 1 : 0);
  for (const { product_id, version, stock_quantity } of rows) {
    mix(product_id);
    mix(version);
    mix(stock_quantity);
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}`;
}
