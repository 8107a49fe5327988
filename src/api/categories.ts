// The tree of categories: read by everybody, shaped by staff.
import { z } from "@hono/zod-openapi";
import {
  CATEGORY_ORDERINGS,
  type Category,
  categoryTree,
  changeCategory,
  childCategories,
  createCategory,
  deleteCategory,
  findCategory,
  mayManageCatalog,
  pageCategories,
} from "#modules/catalog";
import type { Context } from "#platform/context";
import { orderingQuery, pageLinks, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { created, movedTo, noContent, ok, type RequestFacts, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { whileUnchanged } from "#platform/unchanged";
import { anyone, staff } from "./access.ts";
import {
  categoryBody,
  categoryChanges,
  categoryChangesOf,
  categoryEtag,
  categoryExample,
  categoryInputOf,
  categoryNode,
  categoryNodeView,
  categoryOutput,
  categoryView,
} from "./categories-schema.ts";
import { idOrSlugParams, idParams } from "./common.ts";

const TAG = "Catalogue";
const answers = { 200: { description: "The category as it is now.", schema: categoryOutput } };
const refusals = { 409: ["slug_taken"] };

export const categoryPage = pageSchema(categoryOutput).openapi("CategoryPage");
export const categoryQuery = z.object({
  ordering: orderingQuery(CATEGORY_ORDERINGS, "sort_order"),
  page: pageQuery.page,
  page_size: pageQuery.page_size,
});

export const categoryRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/categories/",
    summary: "Categories, flat",
    tag: TAG,
    access: anyone,
    query: categoryQuery,
    answers: { 200: { description: "A page of categories.", schema: categoryPage } },
    refusals: { 422: ["use_cursor"] },
    handle: async ({ context, query, request }) => ok(await categoryList(context, query, request, false)),
  }),
  route({
    method: "get",
    path: "/api/categories/tree/",
    summary: "Categories, nested",
    tag: TAG,
    access: anyone,
    answers: { 200: { description: "The roots with all below them.", schema: z.array(categoryNode) } },
    handle: async ({ context }) => ({
      status: 200,
      json: await whileUnchanged(context, "category tree", async () =>
        JSON.stringify((await categoryTree(context, { with_hidden: false })).map(categoryNodeView)),
      ),
    }),
  }),
  route({
    method: "post",
    path: "/api/categories/",
    summary: "Add a category",
    tag: TAG,
    access: staff,
    body: categoryBody,
    example: categoryExample,
    answers: { 201: { description: "The new category.", schema: categoryOutput } },
    refusals,
    handle: async ({ context, body }) => {
      const id = await createCategory(context, categoryInputOf(body));
      const category = await readCategory(context, String(id));
      return created(`/api/categories/${id}/`, categoryView(category), { etag: categoryEtag(category) });
    },
  }),
  route({
    method: "get",
    path: "/api/categories/{id}/",
    summary: "A category",
    tag: TAG,
    access: anyone,
    params: idOrSlugParams,
    target: (context, { id }) => readCategory(context, id),
    answers: { ...answers, 301: { description: "The slug is a former one; go on to the present one." } },
    handle: ({ params, target }) =>
      formerSlug(params.id, target)
        ? movedTo(`/api/categories/${target.slug}/`)
        : ok(categoryView(target), { etag: categoryEtag(target) }),
  }),
  route({
    method: "get",
    path: "/api/categories/{id}/children/",
    summary: "The categories right below one",
    tag: TAG,
    access: anyone,
    params: idOrSlugParams,
    target: (context, { id }) => readCategory(context, id),
    answers: { 200: { description: "In their order.", schema: z.array(categoryOutput) } },
    handle: async ({ context, target }) => {
      const children = await childCategories(context, target.id, { with_hidden: mayManageCatalog(context) });
      return ok(children.map(categoryView));
    },
  }),
  route({
    method: "put",
    path: "/api/categories/{id}/",
    summary: "Replace a category",
    description: "What is left out is reset: without `parent` it becomes a root.",
    tag: TAG,
    access: staff,
    params: idParams,
    target: (context, { id }) => readCategory(context, String(id)),
    body: categoryBody,
    example: categoryExample,
    answers,
    refusals,
    handle: async ({ context, params, body }) => {
      await changeCategory(context, { category_id: params.id, changes: categoryInputOf(body) });
      return answerChanged(context, params.id);
    },
  }),
  route({
    method: "patch",
    path: "/api/categories/{id}/",
    summary: "Change, move or switch a category",
    tag: TAG,
    access: staff,
    params: idParams,
    target: (context, { id }) => readCategory(context, String(id)),
    body: categoryChanges,
    example: { is_active: false },
    answers,
    refusals,
    handle: async ({ context, params, body }) => {
      await changeCategory(context, { category_id: params.id, changes: categoryChangesOf(body) });
      return answerChanged(context, params.id);
    },
  }),
  route({
    method: "delete",
    path: "/api/categories/{id}/",
    summary: "Remove an empty category",
    tag: TAG,
    access: staff,
    params: idParams,
    target: (context, { id }) => readCategory(context, String(id)),
    answers: { 204: { description: "Removed." } },
    refusals: { 409: ["category_not_empty"] },
    handle: async ({ context, params }) => {
      await deleteCategory(context, params.id);
      return noContent();
    },
  }),
];

/** A page of categories, for the public or with what is hidden from it. */
export async function categoryList(
  context: Context,
  query: z.output<typeof categoryQuery>,
  request: RequestFacts,
  with_hidden: boolean,
) {
  const offset = pageOffset(query);
  const { ordering, page_size: limit } = query;
  const { results, count } = await pageCategories(context, { with_hidden, ordering, offset, limit });
  const more = { has_more: offset + results.length < count, next_cursor: null };
  const links = pageLinks(context.services.config.url, request, query, more);
  return { count, count_is_exact: true, ...links, results: results.map(categoryView) };
}

export async function answerChanged(context: Context, id: number) {
  const category = await readCategory(context, String(id));
  return ok(categoryView(category), { etag: categoryEtag(category) });
}

/** The category as far as the actor may see it: staff see what is hidden, too. */
export async function readCategory(context: Context, key: string): Promise<Category> {
  const category = await findCategory(context, key, { with_hidden: mayManageCatalog(context) });
  if (!category) throw missing("category");
  return category;
}

function formerSlug(key: string, { id, slug }: Category): boolean {
  return key !== slug && key !== String(id);
}
