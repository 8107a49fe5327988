// All sellers' products in every state, for staff.
import { z } from "@hono/zod-openapi";
import {
  findProduct,
  type Moderation,
  moderateProduct,
  pageAllProducts,
  productForChange,
} from "#modules/catalog";
import { requirePermission } from "#modules/identity";
import { pageBody, pageOffset } from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { staff } from "../access.ts";
import { idParams, line, pathId } from "../common.ts";
import { ownProduct } from "../products-schema.ts";
import { ownProductCardView, ownProductView, productEtag } from "../products-view.ts";
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
      search: line(120).optional().openapi({ description: "What the name holds, or exactly a SKU." }),
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
  moderation("archive", "Take a product off sale, saying why"),
  moderation("restore", "Put an archived product on sale again, saying why"),
];

function moderation(name: Moderation, summary: string): Route {
  return route({
    method: "post",
    path: `/api/admin/products/{id}/${name}/`,
    summary,
    description: "The reason is written to the seller's owners and to the audit log.",
    tag: "Staff: catalogue",
    access: staff,
    params: idParams,
    body: z.strictObject({ reason: line(500) }),
    example: { reason: "The brand asked for it" },
    target: (context, { id }) => {
      requirePermission(context, "catalog.manage");
      return productForChange(context, id);
    },
    answers: { 200: { description: "The product as it is now.", schema: ownProduct } },
    refusals: { 403: ["permission_denied"], 409: ["seller_closed", "sku_taken", "status_transition"] },
    handle: async ({ context, params, body }) => {
      await moderateProduct(context, { product_id: params.id, moderation: name, reason: body.reason });
      const detail = await findProduct(context, String(params.id));
      if (!detail) throw missing("product");
      return ok(ownProductView(detail), { etag: productEtag(detail) });
    },
  });
}
