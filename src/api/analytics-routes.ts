// Figures over the API: the same questions for a seller, of its own sales, and for staff, of the marketplace's.
import { z } from "@hono/zod-openapi";
import {
  categorySales,
  countrySales,
  type DayRange,
  dailySales,
  emptySearches,
  productSales,
  type SearchTerm,
  salesSummary,
  searchTerms,
  type Whose,
} from "#modules/analytics";
import type { Context } from "#platform/context";
import { type Access, ok, type Route, route } from "#platform/http/route";
import {
  categorySalesSchema,
  comparedSchema,
  countrySalesSchema,
  DAYS_REFUSALS,
  dailySchema,
  figuresQuery,
  figuresRequest,
  presentCategorySales,
  presentCompared,
  presentCountrySales,
  presentDaily,
  presentProductSales,
  productSalesSchema,
  RANGE_REFUSALS,
  rowLimit,
  searchTermsSchema,
} from "./analytics-schema.ts";

const USUAL_ROWS = 20;
const query = z.object(figuresQuery);
const { currency: _, ...daysQuery } = figuresQuery;
const terms = z.object({ ...daysQuery, limit: rowLimit });
const ranking = z.object({ ...figuresQuery, limit: rowLimit });

/** Whose figures, where they are found, and who may ask for them. */
export interface FiguresPlace {
  whose: Whose;
  /** Such as `/api/seller/analytics/`. */
  path: string;
  tag: string;
  access: Access;
  /** Who sold, in the summaries of the routes: "we", "all sellers". */
  who: string;
  /** What the verbs of sales refuse besides a range. */
  refusals?: Record<number, string[]>;
}

/** The routes of sales over time. */
export function salesRoutes({ whose, path, tag, access, who, refusals }: FiguresPlace): Route[] {
  return [
    route({
      method: "get",
      path: `${path}summary/`,
      summary: `What ${who} sold in a range of days, compared with the same number of days before`,
      description:
        "A sale is a seller's part of an order that was paid, or will be in cash, and is not cancelled; it counts on the day on which the order was placed. Revenue is what buyers pay for it less refunds. For the marketplace revenue is the gross merchandise value, commission its take, and an order of several sellers is one order.",
      tag,
      access,
      query,
      answers: { 200: { description: "The range and the one before.", schema: comparedSchema } },
      refusals: { ...RANGE_REFUSALS, ...refusals },
      handle: async ({ context, query: asked }) =>
        ok(presentCompared(await salesSummary(context, whose, figuresRequest(context, asked)))),
    }),
    route({
      method: "get",
      path: `${path}sales/`,
      summary: `What ${who} sold, day by day`,
      tag,
      access,
      query,
      answers: { 200: { description: "Every day of the range.", schema: dailySchema } },
      refusals: { ...RANGE_REFUSALS, ...refusals },
      handle: async ({ context, query: asked }) =>
        ok(presentDaily(await dailySales(context, whose, figuresRequest(context, asked)))),
    }),
  ];
}

/** The routes of what sales are made of. */
export function rankingRoutes({ whose, path, tag, access, who, refusals }: FiguresPlace): Route[] {
  return [
    route({
      method: "get",
      path: `${path}products/`,
      summary: `The products that ${who} sold, the best sold first`,
      tag,
      access,
      query: ranking,
      answers: { 200: { description: "The products that were sold.", schema: productSalesSchema } },
      refusals: { ...RANGE_REFUSALS, ...refusals },
      handle: async ({ context, query: { limit = USUAL_ROWS, ...asked } }) => {
        const found = await productSales(context, whose, figuresRequest(context, asked), limit);
        return ok(presentProductSales(found));
      },
    }),
    route({
      method: "get",
      path: `${path}categories/`,
      summary: `The categories that ${who} sold from, the best sold first`,
      description: "Each with the products that are in it now, not in those below it.",
      tag,
      access,
      query: ranking,
      answers: { 200: { description: "The categories of what was sold.", schema: categorySalesSchema } },
      refusals: { ...RANGE_REFUSALS, ...refusals },
      handle: async ({ context, query: { limit = USUAL_ROWS, ...asked } }) => {
        const found = await categorySales(context, whose, figuresRequest(context, asked), limit);
        return ok(presentCategorySales(found));
      },
    }),
    route({
      method: "get",
      path: `${path}countries/`,
      summary: `The countries that ${who} sold to, the one with the most revenue first`,
      description: "Where the parcels go; where nothing is sent, where the bill goes.",
      tag,
      access,
      query: ranking,
      answers: { 200: { description: "The countries of the buyers.", schema: countrySalesSchema } },
      refusals: { ...RANGE_REFUSALS, ...refusals },
      handle: async ({ context, query: { limit = USUAL_ROWS, ...asked } }) => {
        const found = await countrySales(context, whose, figuresRequest(context, asked), limit);
        return ok(presentCountrySales(found));
      },
    }),
  ];
}

/** The route of what shoppers searched for before they opened a product. */
export function termRoute(place: FiguresPlace): Route {
  return termsRoute(place, "searches", {
    summary: `What shoppers searched for before they opened a product, among those that ${place.who} sell`,
    description:
      "Counted without cookies, and without machines. A term is kept when products use all of its words, or when at least three people searched for it on one day; nothing is kept of who searched. Days are those of UTC that are nearest.",
    read: (context, range, limit) => searchTerms(context, place.whose, range, limit),
  });
}

/** The route of what shoppers searched for in vain. */
export function emptySearchRoute(place: FiguresPlace): Route {
  return termsRoute(place, "empty-searches", {
    summary: "What shoppers searched for and did not find",
    description: "Kept as the searches that led to a product are; `views` is how often nothing was found.",
    read: emptySearches,
  });
}

function termsRoute(
  { path, tag, access }: FiguresPlace,
  name: string,
  route_of: {
    summary: string;
    description: string;
    read(context: Context, range: DayRange, limit: number): Promise<SearchTerm[]>;
  },
): Route {
  const { summary, description, read } = route_of;
  return route({
    method: "get",
    path: `${path}${name}/`,
    ...{ summary, description, tag, access },
    query: terms,
    answers: { 200: { description: "The terms, the most frequent first.", schema: searchTermsSchema } },
    refusals: DAYS_REFUSALS,
    handle: async ({ context, query: { limit = USUAL_ROWS, ...asked } }) =>
      ok({ results: await read(context, figuresRequest(context, asked), limit) }),
  });
}
