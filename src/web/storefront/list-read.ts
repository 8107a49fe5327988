// Reads a list of products for a page: what a place fixes, what its address asks, and what else could be
// chosen.
import {
  countFacets,
  type Facets,
  type FoundList,
  type ListRequest,
  listProducts,
  NO_FACETS,
  type ProductList,
} from "#modules/catalog";
import { sellingCurrencies } from "#modules/sellers";
import type { Context } from "#platform/context";
import { missing, Refusal } from "#platform/refusal";
import { whileUnchanged } from "#platform/unchanged";
import { addressOf, changed, type ListAddress, type Ordering, offsetOf, PAGE_SIZE } from "./list-address.ts";

const FACETS_MS = 10_000;
/** What is counted among the first ten thousand of more tells about how many; that takes long to change. */
const ROUGH_FACETS_MS = 60_000;

/** Where a list stands. */
export interface ListPlace {
  /** Without language: `/categories/coffee/`. */
  path: string;
  /** What every list there is limited to. */
  scope: Pick<ListRequest, "category" | "seller" | "on_sale">;
  /** The order it is in by itself. */
  ordering: Ordering;
  /** The currency of all prices there, when there is but one. */
  currency: string | null;
}

/** A list with everything that its page shows. */
export interface ListRead {
  place: ListPlace;
  asked: ListAddress;
  list: ProductList;
  facets: Facets;
  /** The order it is in. */
  ordering: Ordering;
  /** Prices are compared, so only products in this currency are shown; null when all are. */
  priced_in: string | null;
  /** What prices may be asked in; at most one where there is no choice. */
  currencies: string[];
}

/** Reads it. Refuses (missing) a page beyond the end, and a cursor that is not of this list. */
export async function readList(context: Context, place: ListPlace, asked: ListAddress): Promise<ListRead> {
  const ordering = orderingOf(place, asked);
  const is_priced = asked.min_price !== null || asked.max_price !== null || ordering.endsWith("price");
  const list = await listedOrMissing(context, requestOf(place, asked, ordering));
  if (list.cards.length === 0 && (asked.page > 1 || asked.cursor !== null) && !list.has_more)
    throw missing("page");
  const own = place.currency ?? context.services.config.currency;
  const priced_in = asked.currency ?? (is_priced ? own : null);
  const facets = list.found
    ? await facetsOf(context, list.found, facetsKey(place, asked, priced_in))
    : NO_FACETS;
  return {
    place,
    asked,
    list,
    facets: withChosen(facets, asked),
    ordering,
    priced_in: place.currency === null ? priced_in : null,
    currencies: place.currency === null ? await currenciesOf(context) : [place.currency],
  };
}

/** Is anything asked for beyond words and order? */
export function isFiltered(asked: ListAddress): boolean {
  return (
    asked.category !== null ||
    asked.seller !== null ||
    asked.currency !== null ||
    asked.min_price !== null ||
    asked.max_price !== null ||
    asked.in_stock ||
    asked.on_sale ||
    asked.min_rating !== null ||
    asked.specifications.size > 0
  );
}

/**
 * Facets are the dearest part of a page and the one that bears to be a little old, so they outlive a commit
 * for some seconds, and a minute where they are rough by themselves.
 */
async function facetsOf(context: Context, found: FoundList, key: string): Promise<Facets> {
  const { cache } = context.services;
  const known = await cache.get(key);
  if (known !== null) return JSON.parse(known) as Facets;
  const facets = await countFacets(context, found);
  await cache.set(key, JSON.stringify(facets), facets.is_exact ? FACETS_MS : ROUGH_FACETS_MS);
  return facets;
}

/** Page and order change no facet, but the currency in which prices are compared does. */
function facetsKey(place: ListPlace, asked: ListAddress, priced_in: string | null): string {
  return `web list facets ${priced_in} ${addressOf(place.path, changed(asked, { ordering: null }))}`;
}

/** What was chosen stays to be seen, and to be taken back, when nothing is left of it. */
function withChosen(facets: Facets, { seller, specifications }: ListAddress): Facets {
  const sellers = [...facets.sellers];
  if (seller !== null && !sellers.some(({ slug }) => slug === seller)) {
    sellers.push({ id: 0, name: seller, slug: seller, count: 0 });
  }
  const by_name = new Map(facets.specifications.map(({ name, values }) => [name, [...values]]));
  for (const [name, chosen] of specifications) {
    const values = by_name.get(name) ?? [];
    for (const value of chosen) {
      if (!values.some((one) => one.value === value)) values.push({ value, count: 0 });
    }
    by_name.set(name, values);
  }
  return { ...facets, sellers, specifications: [...by_name].map(([name, values]) => ({ name, values })) };
}

function orderingOf(place: ListPlace, { ordering, q }: ListAddress): Ordering {
  if (ordering === null || ordering === "-relevance") return place.ordering;
  return ordering === "relevance" && q === "" ? place.ordering : ordering;
}

function requestOf(place: ListPlace, asked: ListAddress, ordering: Ordering): ListRequest {
  const request: ListRequest = {
    ordering,
    page_size: PAGE_SIZE,
    offset: offsetOf(asked),
    specifications: asked.specifications,
    ...(asked.q === "" ? {} : { search: asked.q }),
    ...(asked.category === null ? {} : { category: asked.category }),
    ...(asked.seller === null ? {} : { seller: asked.seller }),
    ...(asked.min_price === null ? {} : { min_price: asked.min_price }),
    ...(asked.max_price === null ? {} : { max_price: asked.max_price }),
    ...(asked.in_stock ? { in_stock: true } : {}),
    ...(asked.on_sale ? { on_sale: true } : {}),
    ...(asked.min_rating === null ? {} : { min_rating: asked.min_rating }),
    ...(asked.cursor === null ? {} : { cursor: asked.cursor }),
  };
  const currency = asked.currency ?? place.currency;
  return { ...request, ...(currency === null ? {} : { currency }), ...place.scope };
}

/** What an address may still hold wrong, such as a cursor of another list, is a page that is not there. */
async function listedOrMissing(context: Context, request: ListRequest) {
  try {
    return await listProducts(context, request);
  } catch (error) {
    if (error instanceof Refusal && error.kind === "invalid") throw missing("page");
    throw error;
  }
}

function currenciesOf(context: Context): Promise<string[]> {
  return whileUnchanged(context, "web currencies", () => sellingCurrencies(context));
}
