// One product: read by everybody, written by its seller and by staff.
import { z } from "@hono/zod-openapi";
import {
  archiveProduct,
  changeProduct,
  createProduct,
  duplicateProduct,
  findProduct,
  type ProductDetail,
  productForChange,
} from "#modules/catalog";
import type { Context } from "#platform/context";
import { created, movedTo, noContent, ok, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { anyone, sellerEditor, sellerEditorOrStaff } from "./access.ts";
import { idOrSlugParams, idParams } from "./common.ts";
import {
  changesOf,
  ownProduct,
  productBody,
  productChanges,
  productExample,
  productOf,
  publicProduct,
} from "./products-schema.ts";
import { ownProductView, productEtag, productView } from "./products-view.ts";

const TAG = "Catalogue";
const changed = { 200: { description: "The product as it is now.", schema: ownProduct } };
const refusals = {
  403: ["seller_not_approved", "seller_suspended"],
  409: ["sku_taken", "slug_taken", "status_transition"],
  422: ["stock_per_variant"],
};

export const productRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/products/",
    summary: "Add a product",
    tag: TAG,
    access: sellerEditor,
    body: productBody,
    example: productExample,
    answers: { 201: { description: "The new product.", schema: ownProduct } },
    refusals,
    handle: async ({ context, body }) => {
      const id = await createProduct(context, productOf(body));
      const detail = await readProduct(context, String(id));
      return created(`/api/products/${id}/`, ownProductView(detail), { etag: productEtag(detail) });
    },
  }),
  route({
    method: "get",
    path: "/api/products/{id}/",
    summary: "A product",
    description: "By id or slug. Its seller and staff also see what it costs, its status, and drafts.",
    tag: TAG,
    access: anyone,
    params: idOrSlugParams,
    target: (context, { id }) => readProduct(context, id),
    answers: {
      200: { description: "The product.", schema: publicProduct.or(ownProduct) },
      301: { description: "The slug is a former one; go on to the present one." },
    },
    handle: ({ params, target }) => {
      const { slug, id } = target.product;
      if (params.id !== slug && params.id !== String(id)) return movedTo(`/api/products/${slug}/`);
      return ok(productView(target), { etag: productEtag(target) });
    },
  }),
  route({
    method: "put",
    path: "/api/products/{id}/",
    summary: "Replace a product",
    description: "What is left out is reset, but for status and stock. Arrays are replaced whole.",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: idParams,
    target: (context, { id }) => productForChange(context, id),
    body: productBody,
    example: productExample,
    if_match: "accepted",
    answers: changed,
    refusals,
    handle: async ({ context, params, body, request }) => {
      const changes = productOf(body);
      await changeProduct(context, { product_id: params.id, changes, if_version: request.if_match });
      return answerChanged(context, params.id);
    },
  }),
  route({
    method: "patch",
    path: "/api/products/{id}/",
    summary: "Change a product",
    description:
      "Only what is named. Arrays are replaced whole; variants match by `id`, or else by their options, and one " +
      "left out is archived.",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: idParams,
    target: (context, { id }) => productForChange(context, id),
    body: productChanges,
    example: { price: "39.90", compare_price: "49.90" },
    if_match: "accepted",
    answers: changed,
    refusals,
    handle: async ({ context, params, body, request }) => {
      const changes = changesOf(body);
      await changeProduct(context, { product_id: params.id, changes, if_version: request.if_match });
      return answerChanged(context, params.id);
    },
  }),
  route({
    method: "delete",
    path: "/api/products/{id}/",
    summary: "Archive a product",
    description: "Buyers no longer see it; orders keep it; its SKUs can be used again.",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: idParams,
    target: (context, { id }) => productForChange(context, id),
    if_match: "accepted",
    answers: { 204: { description: "Archived." } },
    handle: async ({ context, params, request }) => {
      await archiveProduct(context, { product_id: params.id, if_version: request.if_match });
      return noContent();
    },
  }),
  route({
    method: "post",
    path: "/api/products/{id}/duplicate/",
    summary: "Add a draft like this product",
    description: "Without its SKUs, pictures and stock.",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: idParams,
    target: (context, { id }) => productForChange(context, id),
    body: z.strictObject({ name: productBody.shape.name.optional() }),
    example: { name: "Cast-iron pan, large" },
    answers: { 201: { description: "The new draft.", schema: ownProduct } },
    handle: async ({ context, params, body }) => {
      const id = await duplicateProduct(context, { product_id: params.id, ...body });
      const detail = await readProduct(context, String(id));
      return created(`/api/products/${id}/`, ownProductView(detail), { etag: productEtag(detail) });
    },
  }),
];

async function answerChanged(context: Context, id: number) {
  const detail = await readProduct(context, String(id));
  return ok(ownProductView(detail), { etag: productEtag(detail) });
}

async function readProduct(context: Context, key: string): Promise<ProductDetail> {
  const detail = await findProduct(context, key);
  if (!detail) throw missing("product");
  return detail;
}
