// All sellers' products in every state, for staff.
import { z } from "@hono/zod-openapi";
import { pageAllProducts } from "#modules/catalog";
import { pageBody, pageOffset } from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { pathId } from "../common.ts";
import { ownProductCardView } from "../products-view.ts";
import { ownProductFilters, ownProductPage } from "../seller/products.ts";

const idFilter = (name: string, description: string) =>
  pathId(name)
    .optional()
    .openapi({ param: { name, in: "query" }, type: "integer", description });

export const adminProductRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/admin/products/",
    summary: "All products, in every state",
    description: "A single product is read, changed and archived at `/api/products/{id}/`.",
    tag: "Staff: catalogue",
    access: staff,
    query: z.object({
      ...ownProductFilters,
      seller: idFilter("seller", "Id of the seller."),
      category: idFilter("category", "Id of the category; includes all below."),
    }),
    answers: { 200: { description: "A page of products.", schema: ownProductPage } },
    refusals: { 422: ["use_cursor", "invalid_cursor"] },
    handle: async ({ context, query, request }) => {
      const offset = query.cursor === undefined ? pageOffset(query) : 0;
      const asked = { ...query, offset, seller_id: query.seller, category_id: query.category };
      const page = await pageAllProducts(context, asked);
      return ok(pageBody(context.services.config.url, request, query, page, ownProductCardView));
    },
  }),
];
