// Lists of products, related products, and what to offer while somebody types.
import { z } from "@hono/zod-openapi";
import {
  type Card,
  countFacets,
  findListedCategory,
  findListedProduct,
  findListedSeller,
  listProducts,
  NO_FACETS,
  relatedProducts,
  suggest,
} from "#modules/catalog";
import type { Context } from "#platform/context";
import { pageLinks, pageOffset } from "#platform/http/page";
import { type Answer, ok, type RequestFacts, type Route, route } from "#platform/http/route";
import { tokenHash } from "#platform/id";
import { anyone } from "./access.ts";
import { idOrSlugParams } from "./common.ts";
import {
  listRequestOf,
  type ProductListQuery,
  productCard,
  productListQuery,
  productPage,
  suggestions,
  suggestQuery,
} from "./product-list-schema.ts";

const STAMP_LENGTH = 12;

const page = { 200: { description: "A page of products.", schema: productPage } };
const description =
  "Besides the parameters below: `spec[Name]=Value` filters by a specification. The same name again means or, " +
  "another name means and.";

export const productListRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/products/",
    summary: "Products, filtered, searched and sorted",
    description,
    tag: "Catalogue",
    access: anyone,
    query: productListQuery,
    answers: page,
    refusals: { 422: ["use_cursor", "invalid_cursor"] },
    handle: ({ context, query, request }) => answerList(context, query, request),
  }),
  route({
    method: "get",
    path: "/api/categories/{id}/products/",
    summary: "Products of a category and all below it",
    description,
    tag: "Catalogue",
    access: anyone,
    params: idOrSlugParams,
    query: productListQuery,
    target: (context, { id }) => findListedCategory(context, id),
    answers: page,
    refusals: { 422: ["use_cursor", "invalid_cursor"] },
    handle: ({ context, query, request, target }) =>
      answerList(context, { ...query, category: String(target) }, request),
  }),
  route({
    method: "get",
    path: "/api/sellers/{id}/products/",
    summary: "Products of a seller",
    description,
    tag: "Catalogue",
    access: anyone,
    params: idOrSlugParams,
    query: productListQuery,
    target: (context, { id }) => findListedSeller(context, id),
    answers: page,
    refusals: { 422: ["use_cursor", "invalid_cursor"] },
    handle: ({ context, query, request, target }) =>
      answerList(context, { ...query, seller: String(target) }, request),
  }),
  route({
    method: "get",
    path: "/api/products/{id}/related/",
    summary: "Products like this one, at most twelve",
    tag: "Catalogue",
    access: anyone,
    params: idOrSlugParams,
    target: (context, { id }) => findListedProduct(context, id),
    answers: {
      200: {
        description: "The nearest first.",
        schema: z.strictObject({ results: z.array(productCard) }),
      },
    },
    handle: async ({ context, target }) => {
      const { cards } = await relatedProducts(context, target);
      return { status: 200, json: `{"results":[${entries(cards)}]}` };
    },
  }),
  route({
    method: "get",
    path: "/api/search/suggest/",
    summary: "What to offer while somebody types",
    tag: "Catalogue",
    access: anyone,
    query: suggestQuery,
    answers: { 200: { description: "Products, categories and words.", schema: suggestions } },
    handle: async ({ context, query }) => ok(await suggest(context, query.q)),
  }),
];

/** Puts a page together as text: its cards were written as JSON when the products changed. */
async function answerList(context: Context, query: ProductListQuery, request: RequestFacts): Promise<Answer> {
  const offset = query.cursor === undefined ? pageOffset(query) : 0;
  const list = await listProducts(context, listRequestOf(query, offset));
  const asked = list.by_cursor ? { ...query, cursor: query.cursor ?? "" } : query;
  const links = pageLinks(context.services.config.url, request, asked, list);
  let json = `{"count":${list.count},"count_is_exact":${list.count_is_exact},"next":${textOrNull(links.next)}`;
  json += `,"previous":${textOrNull(links.previous)},"results":[${entries(list.cards)}]`;
  if (list.corrected !== null) json += `,"corrected":${JSON.stringify(list.corrected)}`;
  if (!query.facets) return { status: 200, json: `${json}}`, etag: list.stamp };
  const facets = JSON.stringify(list.found ? await countFacets(context, list.found) : NO_FACETS);
  const etag = `${list.stamp}-${tokenHash(facets).slice(0, STAMP_LENGTH)}`;
  return { status: 200, json: `${json},"facets":${facets}}`, etag };
}

/** The entries of a list, which were written as JSON before. */
function entries(cards: readonly Card[]): string {
  return cards.map(({ json }) => json).join(",");
}

function textOrNull(text: string | null): string {
  return text === null ? "null" : JSON.stringify(text);
}
