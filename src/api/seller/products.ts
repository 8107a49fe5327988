// A seller's own products in every state, with what they cost.
import { z } from "@hono/zod-openapi";
import { OWN_PRODUCT_ORDERINGS, pageSellerProducts } from "#modules/catalog";
import { orderingQuery, pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { sellerReads } from "../access.ts";
import { ownProductCard } from "../products-schema.ts";
import { ownProductCardView } from "../products-view.ts";

export const ownProductPage = pageSchema(ownProductCard).openapi("OwnProductPage");

/** What the lists of products in every state take. */
export const ownProductFilters = {
  status: z.enum(["draft", "published", "archived"]).optional(),
  sku: z.string().max(80).optional().openapi({ description: "Exactly this SKU." }),
  ordering: orderingQuery(OWN_PRODUCT_ORDERINGS, "-created_at"),
  ...pageQuery,
};

export const sellerProductRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/seller/products/",
    summary: "Own products, in every state",
    tag: "Seller: catalogue",
    access: sellerReads("catalog.read"),
    query: z.object(ownProductFilters),
    answers: { 200: { description: "A page of products.", schema: ownProductPage } },
    refusals: { 422: ["use_cursor", "invalid_cursor"] },
    handle: async ({ context, query, request }) => {
      const offset = query.cursor === undefined ? pageOffset(query) : 0;
      const page = await pageSellerProducts(context, { ...query, offset });
      return ok(pageBody(context.services.config.url, request, query, page, ownProductCardView));
    },
  }),
];
