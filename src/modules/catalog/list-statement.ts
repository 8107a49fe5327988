// Statements of lists: put together from fixed parts for each combination of filters, compiled once per
// combination.
import { type CompiledQuery, type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import { compileOnce, type Database, type Shape, type Slots } from "#platform/database";
import { afterOnMysql } from "./list-after.mysql.ts";
import { afterOnSqlite } from "./list-after.sqlite.ts";
import { categoryPlace, DEALS, EVERYWHERE, FEATURED, sellerPlace } from "./list-places.ts";
import type { JudgedRequest, ListOrdering } from "./list-request.ts";
import { placeOf, type Scope } from "./list-scope.ts";
import { searchIndexOf } from "./search-text.ts";

/** Listings that ranking, sorting and counting look at, at most. */
export const MAX_CANDIDATES = 10_000;

export type Values = Record<string, string | number>;
export type Slot = Slots<Values>;
type Fragment = RawBuilder<unknown>;

/**
 * A list as SQL: where rows come from, and which of them. `p` has the columns that filters and orderings
 * need.
 */
export interface Source {
  /** Tells combinations apart. */
  signature: string;
  from(slot: Slot): Fragment;
  /** The conditions; for a walk in an order, so that the planner does not leave it for a filter's own index. */
  where(slot: Slot, walked_by?: ListOrdering): Fragment[];
  values: Values;
  /** Of a search: its candidates alone, for counting where nothing is filtered. */
  candidates?(slot: Slot): Fragment;
  /** Rows that a walk over all of it would pass; a search has its bound in itself. */
  size: number;
  /** How many conditions there are besides the place. */
  filters: number;
  /** How many of them the index of prices answers: the currency and the bounds. */
  price_filters: number;
}

/** Do the candidates of a search carry a score? Are they only those with all the words in the name? */
export type Ranking = "none" | "named" | "all";

/** A filter that a facet leaves out because it counts what else could be chosen. */
export type Without =
  | "category"
  | "seller"
  | "price"
  | "in_stock"
  | "on_sale"
  | "rating"
  | `spec:${string}`
  | null;

/** The ids of the specification values that a list filters by, one list per name. */
export type ValueIds = [name: string, value_ids: number[]][];

/** Builds the source of a list: a walk over a place, or the candidates of a search. */
export function sourceOf(
  context: Context,
  request: JudgedRequest,
  scope: Scope,
  value_ids: ValueIds,
  options: { without?: Without; ranking?: Ranking } = {},
): Source {
  const { without = null, ranking = "none" } = options;
  const kept: Scope = {
    category: without === "category" ? null : scope.category,
    seller: without === "seller" ? null : scope.seller,
    total: scope.total,
  };
  const source: Source = request.words
    ? searchSource(context, request.words, kept, ranking)
    : placeSource(context, kept, windowOf(request, without));
  const conditions: Condition[] = [];
  const add = (name: string, value: string | number, build: Condition) => {
    source.signature += ` ${name}`;
    source.values[name] = value;
    conditions.push(build);
  };
  if (request.currency !== null)
    add("currency", request.currency, (slot, stay) => sql`${stay("price")}p.currency = ${slot("currency")}`);
  if (without !== "price" && request.min_price_minor !== null)
    add(
      "min_price",
      request.min_price_minor,
      (slot, stay) => sql`${stay("price")}p.price_minor >= ${slot("min_price")}`,
    );
  if (without !== "price" && request.max_price_minor !== null)
    add(
      "max_price",
      request.max_price_minor,
      (slot, stay) => sql`${stay("price")}p.price_minor <= ${slot("max_price")}`,
    );
  source.price_filters = conditions.length;
  if (without !== "in_stock" && request.in_stock !== null)
    add("in_stock", Number(request.in_stock), (slot) => sql`p.in_stock = ${slot("in_stock")}`);
  if (without !== "on_sale" && request.on_sale !== null)
    add("on_sale", Number(request.on_sale), (slot) => sql`p.is_on_sale = ${slot("on_sale")}`);
  if (request.is_featured !== null)
    add("featured", Number(request.is_featured), (slot) => sql`p.is_featured = ${slot("featured")}`);
  if (without !== "rating" && request.min_rating_milli !== null)
    add(
      "rating",
      request.min_rating_milli,
      (slot, stay) => sql`${stay("rating")}p.rating_milli >= ${slot("rating")}`,
    );
  addSpecifications(
    value_ids.filter(([name]) => without !== `spec:${name}`),
    source,
    conditions,
  );
  source.filters += conditions.length;
  const before = source.where;
  source.where = (slot, walked_by) => {
    const stay: Stay = (index) => (walked_by === undefined || walked_by === index ? sql`` : sql`+`);
    return [...before(slot), ...conditions.map((build) => build(slot, stay))];
  };
  return source;
}

/** What stands before a column of `index`: a plus sign where the walk is along another one. */
type Stay = (index: ListOrdering) => Fragment;
type Condition = (slot: Slot, stay: Stay) => Fragment;

/** The place of what is featured, or on sale, where that is asked for; null where it is not. */
function windowOf(request: JudgedRequest, without: Without): string | null {
  if (request.is_featured) return FEATURED;
  return request.on_sale && without !== "on_sale" ? DEALS : null;
}

/** A walk over the smallest place that holds the scope; over a `window` of the whole shop where there is one. */
function placeSource(context: Context, scope: Scope, window: string | null): Source {
  const { place: whole, count } = placeOf(scope);
  const place = whole === EVERYWHERE && window !== null ? window : whole;
  const source: Source = {
    signature: `place ${context.services.database.dialect}`,
    from: () => sql`listing_places p`,
    where: (slot) => [sql`p.place = ${slot("place")}`, ...membership(scope, place, slot)],
    values: { place },
    size: count,
    filters: 0,
    price_filters: 0,
  };
  addMembership(source, scope, place);
  return source;
}

function searchSource(context: Context, words: string[], scope: Scope, ranking: Ranking): Source {
  const index = searchIndexOf(context);
  const build = { none: index.candidates, named: index.named, all: index.ranked }[ranking];
  const source: Source = {
    signature: `search ${ranking} ${context.services.database.dialect}`,
    from: (slot) =>
      sql`(${build(slot as never, MAX_CANDIDATES)}) s JOIN listings p ON p.product_id = s.product_id`,
    where: (slot) => membership(scope, "", slot),
    candidates: (slot) => sql`(${index.candidates(slot as never, MAX_CANDIDATES + 1)}) s`,
    values: { ...index.match(words) },
    size: 0,
    filters: 0,
    price_filters: 0,
  };
  addMembership(source, scope, "");
  return source;
}

/** Conditions for what the place itself does not say: the seller is a column, a category is another place. */
function membership(scope: Scope, place: string, slot: Slot): Fragment[] {
  const conditions: Fragment[] = [];
  if (scope.category && place !== categoryPlace(scope.category.id)) {
    conditions.push(sql`EXISTS (SELECT 1 FROM listing_places c
      WHERE c.product_id = p.product_id AND c.place = ${slot("category_place")})`);
  }
  if (scope.seller && place !== sellerPlace(scope.seller.id)) {
    conditions.push(sql`p.seller_id = ${slot("seller_id")}`);
  }
  return conditions;
}

function addMembership(source: Source, scope: Scope, place: string): void {
  if (scope.category && place !== categoryPlace(scope.category.id)) {
    source.signature += " category";
    source.filters += 1;
    source.values.category_place = categoryPlace(scope.category.id);
  }
  if (scope.seller && place !== sellerPlace(scope.seller.id)) {
    source.signature += " seller";
    source.filters += 1;
    source.values.seller_id = scope.seller.id;
  }
}

function addSpecifications(value_ids: ValueIds, source: Source, conditions: Condition[]): void {
  for (const [number, [, ids]] of value_ids.entries()) {
    const names = ids.map((_, index) => `value_${number}_${index}`);
    names.forEach((name, index) => {
      source.values[name] = ids[index] ?? 0;
    });
    source.signature += ` values:${ids.length}`;
    conditions.push(
      (slot) => sql`EXISTS (SELECT 1 FROM listing_specifications x
        WHERE x.product_id = p.product_id AND x.value_id IN (${sql.join(names.map((name) => slot(name)))}))`,
    );
  }
}

/** A specification costs a look into another index per row. */
const SPECIFICATION_COST = 8;

/** Rows of a place that one statement may look at under these filters. */
export function scanBound(request: JudgedRequest): number {
  return Math.ceil(request.scan_rows / (1 + SPECIFICATION_COST * request.specifications.length));
}

/**
 * Where rows come from when all of them are looked at, and whether that leaves some out because there are too
 * many.
 */
export function boundedFrom(
  request: JudgedRequest,
  source: Source,
): { signature: string; from: Source["from"]; is_whole: boolean } {
  const bound = scanBound(request);
  if (source.size <= bound) return { signature: source.signature, from: source.from, is_whole: true };
  return {
    signature: `first ${bound} ${source.signature}`,
    from: (slot) => sql`(SELECT * FROM listing_places WHERE place = ${slot("place")}
      ORDER BY created_at DESC LIMIT ${sql.lit(bound)}) p`,
    is_whole: false,
  };
}

/** Are prices all that is filtered by? Then their index leads to nothing but what matches. */
export function isByPrices(source: Source): boolean {
  return !source.candidates && source.price_filters > 0 && source.filters === source.price_filters;
}

/** `place = ? AND …`; a source without conditions takes all. */
export function whereOf(conditions: Fragment[]): Fragment {
  return conditions.length === 0 ? sql`1 = 1` : sql.join(conditions, sql` AND `);
}

/**
 * In stock and sold often counts beside where the words stand: at most as much as one step of the text score.
 */
const RELEVANCE = sql`(s.score + CASE WHEN p.in_stock = 1 THEN 40 ELSE 0 END
  + CASE WHEN p.popularity >= 100 THEN 40 WHEN p.popularity >= 10 THEN 30
    WHEN p.popularity >= 1 THEN 15 ELSE 0 END
  + CASE WHEN p.rating_milli >= 4000 THEN 15 ELSE 0 END)`;

const SORT_KEYS: Record<ListOrdering, Fragment> = {
  created_at: sql`p.created_at`,
  price: sql`p.price_minor`,
  name: sql`p.name_key`,
  popularity: sql`p.popularity`,
  rating: sql`p.rating_milli`,
  relevance: RELEVANCE,
};

/** How well a found listing answers: `s` is the ranked subquery, `p` the listing. */
export function relevance(): Fragment {
  return RELEVANCE;
}

/** What a list is sorted by; ties end on the id. */
export function sortKey(by: ListOrdering): Fragment {
  return SORT_KEYS[by];
}

/** True for rows after the cursor. */
export function afterCursor(context: Context, by: ListOrdering, descending: boolean, slot: Slot): Fragment {
  const build = context.services.database.dialect === "sqlite" ? afterOnSqlite : afterOnMysql;
  return build(sortKey(by), descending, slot("after_value"), slot("after_id"));
}

const MAX_SHAPES = 300;
const shapes = new Map<string, Shape<Values, never>>();

/** The compiled statement for a signature; the rarest combinations are forgotten when there are too many. */
export function statementFor<R>(signature: string, build: (slot: Slot) => RawBuilder<R>): Shape<Values, R> {
  const known = shapes.get(signature);
  if (known) return known as unknown as Shape<Values, R>;
  const shape = compileOnce<Values, { compile(): CompiledQuery<R> }>((db: Database, slot: Slot) => {
    const statement = build(slot);
    return { compile: () => statement.compile(db) };
  });
  const oldest = shapes.size >= MAX_SHAPES ? shapes.keys().next().value : undefined;
  if (oldest !== undefined) shapes.delete(oldest);
  shapes.set(signature, shape as unknown as Shape<Values, never>);
  return shape;
}
