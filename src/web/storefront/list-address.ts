// What the address of a list of products says, and the addresses that say it: wrong values are passed over,
// so that an old or mistyped link still shows something.
import { z } from "@hono/zod-openapi";
import { LIST_ORDERINGS, type ListRequest } from "#modules/catalog";
import { DEFAULT_PAGE_SIZE, MAX_OFFSET } from "#platform/http/page";
import { CURRENCIES, parseMoney } from "#platform/money";
import { missing, Refusal } from "#platform/refusal";
import { hasControlCharacters } from "#platform/text";
import { productListQuery } from "../../api/product-list-schema.ts";

/** Every parameter, as it arrives. */
export const addressQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type AddressQuery = z.output<typeof addressQuery>;

export type Ordering = NonNullable<ListRequest["ordering"]>;

/** A list as an address asks for it; what is not asked for is null, false or empty. */
export interface ListAddress {
  q: string;
  /** Slugs. */
  category: string | null;
  seller: string | null;
  currency: string | null;
  /** Decimal strings. */
  min_price: string | null;
  max_price: string | null;
  in_stock: boolean;
  on_sale: boolean;
  min_rating: number | null;
  specifications: ReadonlyMap<string, readonly string[]>;
  /** Null: the order that the place is in by itself. */
  ordering: Ordering | null;
  page: number;
  cursor: string | null;
}

export const PAGE_SIZE = DEFAULT_PAGE_SIZE;
export const MAX_PAGES = Math.floor(MAX_OFFSET / PAGE_SIZE);
const MAX_Q = 200;
const MAX_NAMES = 8;
const MAX_VALUES = 20;
const SPECIFICATION = /^spec\[(.{1,80})\]$/u;

/** Orders that can be asked for. */
export const ORDERINGS: readonly Ordering[] = LIST_ORDERINGS.flatMap((name) => [name, `-${name}` as const]);

/**
 * Reads an address. Amounts may be written with a comma. Refuses (missing) only a page that is no number or
 * deeper than pages reach: that page is not there.
 */
export function readAddress(query: AddressQuery, currency: string): ListAddress {
  const asked_currency = CURRENCIES.find((one) => one === textOf(query.currency)) ?? null;
  const money = (name: string) => amountOf(textOf(query[name]), asked_currency ?? currency);
  const ordering = textOf(query.ordering);
  return {
    q: cleanText(textOf(query.q), MAX_Q),
    category: cleanText(textOf(query.category), MAX_Q) || null,
    seller: cleanText(textOf(query.seller), MAX_Q) || null,
    currency: asked_currency,
    min_price: money("min_price"),
    max_price: money("max_price"),
    in_stock: textOf(query.in_stock) === "true",
    on_sale: textOf(query.on_sale) === "true",
    min_rating: judged("min_rating", query.min_rating) ?? null,
    specifications: specificationsOf(query),
    ordering: ORDERINGS.find((one) => one === ordering) ?? null,
    page: pageOf(query),
    cursor: judged("cursor", query.cursor) ?? null,
  };
}

/** The path and query that say this, always in the same order of parameters. */
export function addressOf(path: string, asked: ListAddress): string {
  const parameters = parametersOf(asked);
  if (asked.ordering !== null) parameters.push(["ordering", asked.ordering]);
  if (asked.cursor !== null) parameters.push(["cursor", asked.cursor]);
  else if (asked.page > 1) parameters.push(["page", String(asked.page)]);
  const text = new URLSearchParams(parameters).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The same list from its beginning, with these changes. */
export function changed(asked: ListAddress, changes: Partial<ListAddress>): ListAddress {
  return { ...asked, page: 1, cursor: null, ...changes };
}

/** The same without any filter; words and order stay. */
export function unfiltered({ q, ordering }: ListAddress): ListAddress {
  return { ...readAddress({}, ""), q, ordering };
}

/** The specifications without one value. */
export function withoutValue(
  specifications: ListAddress["specifications"],
  name: string,
  value: string,
): ListAddress["specifications"] {
  const rest = new Map(specifications);
  const values = (rest.get(name) ?? []).filter((one) => one !== value);
  if (values.length === 0) rest.delete(name);
  else rest.set(name, values);
  return rest;
}

/** Which rows these are, for lists by number. */
export function offsetOf({ page, cursor }: ListAddress): number {
  return cursor === null ? (page - 1) * PAGE_SIZE : 0;
}

function parametersOf(asked: ListAddress): [string, string][] {
  const parameters: [string, string][] = [];
  const add = (name: string, value: string | null) => {
    if (value !== null && value !== "") parameters.push([name, value]);
  };
  add("q", asked.q);
  add("category", asked.category);
  add("seller", asked.seller);
  add("currency", asked.currency);
  add("min_price", asked.min_price);
  add("max_price", asked.max_price);
  add("in_stock", asked.in_stock ? "true" : null);
  add("on_sale", asked.on_sale ? "true" : null);
  add("min_rating", asked.min_rating === null ? null : String(asked.min_rating));
  for (const [name, values] of asked.specifications) {
    for (const value of values) parameters.push([`spec[${name}]`, value]);
  }
  return parameters;
}

/** The last value of a parameter that stands there more than once. */
function textOf(value: AddressQuery[string] | undefined): string {
  return (Array.isArray(value) ? value.at(-1) : value) ?? "";
}

function cleanText(text: string, most: number): string {
  return hasControlCharacters(text) ? "" : text.trim().slice(0, most);
}

/** A parameter as the API judges it; undefined when it would be refused. */
function judged<N extends "min_rating" | "cursor">(name: N, value: AddressQuery[string] | undefined) {
  const result = productListQuery.shape[name].safeParse(textOf(value) || undefined);
  return result.success ? (result.data as z.output<(typeof productListQuery.shape)[N]>) : undefined;
}

function amountOf(text: string, currency: string): string | null {
  const amount = text.trim().replace(",", ".");
  if (amount === "") return null;
  try {
    parseMoney(amount, currency, "price");
    return amount;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function specificationsOf(query: AddressQuery): Map<string, string[]> {
  const specifications = new Map<string, string[]>();
  for (const [key, value] of Object.entries(query)) {
    const name = SPECIFICATION.exec(key)?.[1];
    if (name === undefined || specifications.size === MAX_NAMES || hasControlCharacters(name)) continue;
    const values = (Array.isArray(value) ? value : [value]).filter((one) => !hasControlCharacters(one));
    if (values.length > 0) specifications.set(name, [...new Set(values)].slice(0, MAX_VALUES));
  }
  return specifications;
}

function pageOf(query: AddressQuery): number {
  const text = textOf(query.page);
  if (text === "") return 1;
  const page = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  if (page === 0 || page > MAX_PAGES) throw missing("page");
  return page;
}
