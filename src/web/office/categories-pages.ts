// Categories in the back office: the tree, and one with everything that can be done to it.
import { z } from "@hono/zod-openapi";
import { createCategory, placeCategory, stepCategory } from "#modules/catalog";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { idParams, pathId } from "../../api/common.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { categoryActPages } from "./categories-acts.ts";
import { categoryDetail, newCategory, readFacts, valuesOf } from "./categories-detail.ts";
import { CATEGORIES_PATH, categoryForm } from "./categories-form.ts";
import { categoriesTree, readTree } from "./categories-tree.ts";
import { officeAccess } from "./office-places.ts";

const access = officeAccess("catalog.manage");
const DONE = ["saved", "created", "merged", "image_saved", "shown", "switched_off"] as const;

/** Where something was dragged to; no parent is the top. */
const placeForm = z.object({
  category: pathId("category"),
  parent: pathId("parent").optional(),
  place: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

export const categoriesPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: CATEGORIES_PATH,
    access,
    audience: "private",
    query: z.object({ done: z.enum(["moved", "removed"]).optional().catch(undefined) }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      return shown(await categoriesTree(context, site, { tree: await readTree(context), ...query }));
    },
  }),
  pageRoute({
    method: "get",
    path: `${CATEGORIES_PATH}new/`,
    access,
    audience: "private",
    query: z.object({ parent: pathId("parent").optional().catch(undefined) }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const state = freshForm(query.parent === undefined ? {} : { parent: String(query.parent) });
      return shown(await newCategory(context, site, { state, tree: await readTree(context) }));
    },
  }),
  pageRoute({
    method: "post",
    path: `${CATEGORIES_PATH}new/`,
    access,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      const sent = await submit(form, categoryForm, (written) => create(context, written));
      if (sent.done) return seeOther(site.link(`${CATEGORIES_PATH}${sent.result}/?done=created`));
      const facts = { state: sent.state, tree: await readTree(context) };
      return shown(await newCategory(context, site, facts), { status: 422 });
    },
  }),
  pageRoute({
    method: "get",
    path: `${CATEGORIES_PATH}{id}/`,
    access,
    audience: "private",
    params: idParams,
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const facts = await readFacts(context, params.id);
      const state = freshForm(valuesOf(facts.category));
      return shown(await categoryDetail(context, site, { ...facts, state, ...query }));
    },
  }),
  pageRoute({
    method: "post",
    path: `${CATEGORIES_PATH}{id}/step/`,
    access,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const { link } = await privateSite(context, visit);
      const step = form.values.step === "down" ? "down" : "up";
      await stepCategory(context, { category_id: params.id, step });
      return seeOther(link(`${CATEGORIES_PATH}?done=moved#category-${params.id}`));
    },
  }),
  pageRoute({
    method: "post",
    path: `${CATEGORIES_PATH}place/`,
    access,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      const sent = await submit(form, placeForm, async ({ category, parent = null, place }) => {
        await placeCategory(context, { category_id: category, parent_id: parent, place });
        return category;
      });
      if (sent.done) return seeOther(site.link(`${CATEGORIES_PATH}?done=moved#category-${sent.result}`));
      const facts = { tree: await readTree(context), refused: sent.state };
      return shown(await categoriesTree(context, site, facts), { status: 422 });
    },
  }),
  ...categoryActPages,
];

/** A new one stands after its neighbours. */
async function create(context: Context, written: z.output<typeof categoryForm>): Promise<number> {
  const { parent = null, description = null, meta_title = null, meta_description = null, ...rest } = written;
  const neighbours = await neighboursBelow(context, parent);
  const texts = { description, meta_title, meta_description };
  return createCategory(context, {
    ...{ ...rest, ...texts },
    ...{ parent_id: parent, sort_order: neighbours, is_active: true },
  });
}

async function neighboursBelow(context: Context, parent: number | null): Promise<number> {
  const tree = await readTree(context);
  return tree.filter(({ parent_id }) => parent_id === parent).length;
}
