// Categories as staff see them: inactive ones too, and their pictures.
import { z } from "@hono/zod-openapi";
import {
  categoryTree,
  hiddenBy,
  mergeCategory,
  placeCategory,
  setCategoryImage,
  stepCategory,
} from "#modules/catalog";
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { answerChanged, categoryList, categoryPage, categoryQuery, readCategory } from "../categories.ts";
import {
  categoryEtag,
  categoryNode,
  categoryNodeView,
  categoryOutput,
  categoryView,
} from "../categories-schema.ts";
import { bodyId, idParams } from "../common.ts";
import { IMAGE_BODY_BYTES, imageFile } from "../product-images.ts";

const TAG = "Staff: catalogue";

const hiddenSchema = z.strictObject({ categories: z.int(), products: z.int() }).openapi("HiddenByCategory");

/** The last place there can be; a place past the end is the end. */
const MAX_PLACE = 9999;
const placeBody = z.strictObject({
  parent: bodyId.nullable().openapi({ description: "null: at the top." }),
  place: z.int().min(0).max(MAX_PLACE).openapi({
    description: "Among those below that parent, from 0, without itself; past the end is the end.",
  }),
});

export const adminCategoryRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/admin/categories/",
    summary: "All categories, flat, inactive ones too",
    tag: TAG,
    access: staff,
    query: categoryQuery,
    answers: { 200: { description: "A page of categories.", schema: categoryPage } },
    refusals: { 403: ["permission_denied"], 422: ["use_cursor"] },
    handle: async ({ context, query, request }) => {
      requirePermission(context, "catalog.manage");
      return ok(await categoryList(context, query, request, true));
    },
  }),
  route({
    method: "get",
    path: "/api/admin/categories/tree/",
    summary: "All categories, nested",
    tag: TAG,
    access: staff,
    answers: { 200: { description: "The roots with all below them.", schema: z.array(categoryNode) } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context }) => {
      requirePermission(context, "catalog.manage");
      return ok((await categoryTree(context, { with_hidden: true })).map(categoryNodeView));
    },
  }),
  route({
    method: "get",
    path: "/api/admin/categories/{id}/",
    summary: "A category, inactive or not",
    tag: TAG,
    access: staff,
    params: idParams,
    target: async (context, { id }) => {
      requirePermission(context, "catalog.manage");
      return readCategory(context, String(id));
    },
    answers: { 200: { description: "The category.", schema: categoryOutput } },
    refusals: { 403: ["permission_denied"] },
    handle: ({ target }) => ok(categoryView(target), { etag: categoryEtag(target) }),
  }),
  route({
    method: "put",
    path: "/api/admin/categories/{id}/image/",
    summary: "Give a category a picture",
    tag: TAG,
    access: staff,
    params: idParams,
    target: (context, { id }) => readCategory(context, String(id)),
    body: z.strictObject({ image: imageFile }),
    body_kind: "multipart",
    body_limit: IMAGE_BODY_BYTES,
    answers: { 200: { description: "The category as it is now.", schema: categoryOutput } },
    refusals: { 503: ["images_busy"] },
    handle: async ({ context, params, body }) => {
      const bytes = new Uint8Array(await body.image.arrayBuffer());
      await setCategoryImage(context, { category_id: params.id, bytes });
      return answerChanged(context, params.id);
    },
  }),
  route({
    method: "delete",
    path: "/api/admin/categories/{id}/image/",
    summary: "Take a category's picture away",
    tag: TAG,
    access: staff,
    params: idParams,
    target: (context, { id }) => readCategory(context, String(id)),
    answers: { 204: { description: "It has no picture." } },
    handle: async ({ context, params }) => {
      await setCategoryImage(context, { category_id: params.id, bytes: null });
      return noContent();
    },
  }),
  ...categoryActRoutes(),
];

/** What staff do to the tree beside changing one category. */
function categoryActRoutes(): Route[] {
  const about = { tag: TAG, access: staff, params: idParams } as const;
  const managed = (context: Context, { id }: { id: number }) => {
    requirePermission(context, "catalog.manage");
    return readCategory(context, String(id));
  };
  return [
    route({
      ...about,
      method: "get",
      path: "/api/admin/categories/{id}/hidden/",
      summary: "What switching a category off would hide",
      target: managed,
      answers: { 200: { description: "How many buyers would no longer see.", schema: hiddenSchema } },
      refusals: { 403: ["permission_denied"] },
      handle: async ({ context, params }) => ok(await hiddenBy(context, params.id)),
    }),
    route({
      ...about,
      method: "post",
      path: "/api/admin/categories/{id}/merge/",
      summary: "Move all products and branches into another category, and remove this one",
      description: "Its slugs lead to the other category from now on.",
      target: managed,
      body: z.strictObject({ into: bodyId }),
      example: { into: 4 },
      answers: { 200: { description: "The category that has it all.", schema: categoryOutput } },
      refusals: { 403: ["permission_denied"] },
      handle: async ({ context, params, body }) => {
        await mergeCategory(context, { category_id: params.id, into_id: body.into });
        return answerChanged(context, body.into);
      },
    }),
    route({
      ...about,
      method: "post",
      path: "/api/admin/categories/{id}/step/",
      summary: "Move a category one place up or down among its neighbours",
      target: managed,
      body: z.strictObject({ step: z.enum(["up", "down"]) }),
      example: { step: "up" },
      answers: { 200: { description: "The category as it is now.", schema: categoryOutput } },
      refusals: { 403: ["permission_denied"] },
      handle: async ({ context, params, body }) => {
        await stepCategory(context, { category_id: params.id, ...body });
        return answerChanged(context, params.id);
      },
    }),
    route({
      ...about,
      method: "post",
      path: "/api/admin/categories/{id}/place/",
      summary: "Put a category, with all below it, somewhere else in the tree",
      target: managed,
      body: placeBody,
      example: { parent: 4, place: 0 },
      answers: { 200: { description: "The category as it is now.", schema: categoryOutput } },
      refusals: { 403: ["permission_denied"], 422: ["invalid_input"] },
      handle: async ({ context, params, body: { parent, place } }) => {
        await placeCategory(context, { category_id: params.id, parent_id: parent, place });
        return answerChanged(context, params.id);
      },
    }),
  ];
}
