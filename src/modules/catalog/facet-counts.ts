// Facets: what else could be chosen, and how many listings each choice would leave. A facet ignores its own
// filter.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { compileOnce } from "#platform/database";
import { formatMoney } from "#platform/money";
import { whileUnchanged } from "#platform/unchanged";
import { candidatesOf } from "./facet-candidates.ts";
import { type FlagFacets, flagFacets, RATING_STEPS } from "./facet-flags.ts";
import { type SpecificationFacet, specificationFacets } from "./facet-specifications.ts";
import type { FoundList } from "./list.ts";
import { MAX_CANDIDATES, statementFor } from "./list-statement.ts";

export interface Facets extends FlagFacets {
  categories: { id: number; name: string; slug: string; parent: number | null; count: number }[];
  sellers: { id: number; name: string; slug: string; count: number }[];
  specifications: SpecificationFacet[];
  /** Over the listings in `currency`; null when there are none. */
  price: { currency: string; min: string; max: string } | null;
  /** False when more listings matched than were looked at; the counts are then those of the first 10,000. */
  is_exact: boolean;
}

export const NO_FACETS: Facets = {
  categories: [],
  sellers: [],
  specifications: [],
  price: null,
  in_stock: 0,
  on_sale: 0,
  ratings: RATING_STEPS.map((min_rating) => ({ min_rating, count: 0 })),
  is_exact: true,
};

const MAX_CATEGORIES = 100;
const MAX_SELLERS = 50;

/** Counts the facets of a list, over at most 10,000 listings each. */
export function countFacets(context: Context, found: FoundList): Promise<Facets> {
  const { page_size: _size, offset: _offset, after: _after, order: _order, ...filters } = found.request;
  return whileUnchanged(context, `facets ${JSON.stringify(filters)}`, () => readFacets(context, found));
}

async function readFacets(context: Context, found: FoundList): Promise<Facets> {
  const categories = await categoryFacet(context, found);
  const sellers = await sellerFacet(context, found);
  const price = await priceFacet(context, found);
  const flags = await flagFacets(context, found);
  const specifications = await specificationFacets(context, found);
  return {
    categories: categories.results,
    sellers: sellers.results,
    specifications: specifications.results,
    price: price.result,
    ...flags.result,
    is_exact: [categories, sellers, price, flags, specifications].every(({ is_exact }) => is_exact),
  };
}

async function categoryFacet(context: Context, found: FoundList) {
  const counts = await countCategories(context, found);
  const most = [...counts.by_id].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAX_CATEGORIES);
  if (most.length === 0) return { results: [], is_exact: counts.is_exact };
  const rows = await context.db
    .selectFrom("categories")
    .select(["id", "name", "slug", "parent_id as parent"])
    .where(
      "id",
      "in",
      most.map(([id]) => id),
    )
    .orderBy("full_path")
    .orderBy("id")
    .execute();
  const results = rows.map((category) => ({ ...category, count: counts.by_id.get(category.id) ?? 0 }));
  return { results, is_exact: counts.is_exact };
}

/** Listings per category with all below: maintained where nothing else filters, else counted and added up. */
async function countCategories(context: Context, found: FoundList) {
  const { source, signature, select, is_whole } = candidatesOf(context, found, "category");
  if (source.filters === 0 && !found.scope.seller && !found.request.words) {
    const rows = await maintainedCategories.all(context.db, {});
    return { by_id: new Map(rows.map(({ id, count }) => [id, count])), is_exact: true };
  }
  const shape = statementFor<{ category_id: number; count: number }>(
    `category facet ${signature}`,
    (slot) => sql`SELECT category_id, COUNT(*) AS count FROM ${select(slot, ["category_id"])} k
      GROUP BY category_id`,
  );
  const own = await shape.all(context.db, source.values);
  const by_id = new Map<number, number>();
  if (own.length === 0) return { by_id, is_exact: is_whole };
  const counts = new Map(own.map(({ category_id, count }) => [category_id, Number(count)]));
  const above = await context.db
    .selectFrom("category_ancestors")
    .select(["category_id", "ancestor_id"])
    .where("category_id", "in", [...counts.keys()])
    .execute();
  for (const { category_id, ancestor_id } of above) {
    by_id.set(ancestor_id, (by_id.get(ancestor_id) ?? 0) + (counts.get(category_id) ?? 0));
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { by_id, is_exact: is_whole && total < MAX_CANDIDATES };
}

const maintainedCategories = compileOnce((db) =>
  db
    .selectFrom("categories")
    .select(["id", "product_count as count"])
    .where("product_count", ">", 0)
    .orderBy("product_count", "desc")
    .orderBy("id")
    .limit(MAX_CATEGORIES),
);
const maintainedSellers = compileOnce((db) =>
  db
    .selectFrom("sellers")
    .select(["id", "name", "slug", "product_count as count"])
    .where("product_count", ">", 0)
    .orderBy("product_count", "desc")
    .orderBy("id")
    .limit(MAX_SELLERS),
);

async function sellerFacet(context: Context, found: FoundList) {
  const { source, signature, select, is_whole } = candidatesOf(context, found, "seller");
  if (source.filters === 0 && !found.scope.category && !found.request.words) {
    return { results: await maintainedSellers.all(context.db, {}), is_exact: true };
  }
  const shape = statementFor<{ id: number; name: string; slug: string; count: number }>(
    `seller facet ${signature}`,
    (slot) => sql`SELECT s.id, s.name, s.slug, k.count FROM
      (SELECT seller_id, COUNT(*) AS count FROM ${select(slot, ["seller_id"])} chosen GROUP BY seller_id) k
      JOIN sellers s ON s.id = k.seller_id ORDER BY k.count DESC, s.id`,
  );
  const rows = await shape.all(context.db, source.values);
  const results = rows.map((row) => ({ ...row, count: Number(row.count) }));
  const total = results.reduce((sum, { count }) => sum + count, 0);
  return { results: results.slice(0, MAX_SELLERS), is_exact: is_whole && total < MAX_CANDIDATES };
}

async function priceFacet(context: Context, found: FoundList) {
  const currency = found.request.facet_currency;
  const in_currency = { ...found, request: { ...found.request, currency } };
  const { source, signature, select, is_whole } = candidatesOf(context, in_currency, "price");
  const shape = statementFor<{ least: number | null; most: number | null; count: number }>(
    `price facet ${signature}`,
    (slot) => sql`SELECT MIN(price_minor) AS least, MAX(price_minor) AS most, COUNT(*) AS count
      FROM ${select(slot, ["price_minor"])} k`,
  );
  const row = await shape.first(context.db, source.values);
  const is_exact = is_whole && Number(row?.count ?? 0) < MAX_CANDIDATES;
  if (!row || row.least === null || row.most === null) return { result: null, is_exact };
  const result = {
    currency,
    min: formatMoney(Number(row.least), currency),
    max: formatMoney(Number(row.most), currency),
  };
  return { result, is_exact };
}
