// Adding, changing and copying a product of one's own.
import { z } from "@hono/zod-openapi";
import { changeProduct, createProduct, duplicateProduct } from "#modules/catalog";
import type { Context } from "#platform/context";
import {
  type Form,
  type PageAnswer,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
} from "#platform/http/page-route";
import { STATUS_OF } from "#platform/http/problems";
import { Refusal } from "#platform/refusal";
import { sellerReads, sellerWrites } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { changesOf, productBody, productChanges, productOf } from "../../api/products-schema.ts";
import { type FormState, freshForm, refusedForm } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { bodyOf, forForm, refuseTooMany, valuesOf } from "./editor-form.ts";
import { type Values, withMatrix } from "./editor-matrix.ts";
import { judged } from "./editor-numbers.ts";
import { EDITOR_DONE, editorPage } from "./editor-page.ts";
import { changeableProduct, type EditorScene, readEditor } from "./editor-reading.ts";
import { PRODUCT_STATES, PRODUCTS_PATH } from "./products-query.ts";

const ONE = `${PRODUCTS_PATH}{id}/`;
/** Refusals that the form answers itself; of the forbidden only this one is about what was typed. */
const ANSWERED = new Set(["invalid", "conflict", "stale"]);

const pressed = z.enum(PRODUCT_STATES).optional().catch(undefined);
const doneQuery = z.object({ done: z.enum(EDITOR_DONE).optional().catch(undefined) });

export const editorPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: `${PRODUCTS_PATH}new/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      const scene = await readEditor(context, null);
      return shown(await editorPage(context, site, scene, freshForm()));
    },
  }),
  pageRoute({
    method: "post",
    path: `${PRODUCTS_PATH}new/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      return saved(context, site, { form, product_id: null });
    },
  }),
  pageRoute({
    method: "get",
    path: ONE,
    access: sellerReads("catalog.read"),
    audience: "private",
    params: idParams,
    query: doneQuery,
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const scene = await readEditor(context, params.id);
      const state = freshForm(scene.detail ? valuesOf(scene.detail) : {});
      return shown(await editorPage(context, site, scene, state, query.done));
    },
  }),
  pageRoute({
    method: "post",
    path: ONE,
    access: sellerWrites("catalog.write"),
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, form, params }) => {
      const site = await privateSite(context, visit);
      await changeableProduct(context, params.id);
      return saved(context, site, { form, product_id: params.id });
    },
  }),
  pageRoute({
    method: "post",
    path: `${ONE}duplicate/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const site = await privateSite(context, visit);
      const { product } = await changeableProduct(context, params.id);
      const name = site.words.goods.editor.copy_of(product.name).slice(0, MAX_NAME);
      const id = await duplicateProduct(context, { product_id: params.id, name });
      return seeOther(site.link(`${PRODUCTS_PATH}${id}/?done=duplicated`));
    },
  }),
];

const MAX_NAME = 200;

/** Saves, or shows the form again with everything that was typed and what is wrong. */
async function saved(
  context: Context,
  site: Site,
  { form, product_id }: { form: Form; product_id: number | null },
): Promise<PageAnswer> {
  const status = pressed.parse(form.values.status);
  const values = withMatrix(form.values);
  const scene = await readEditor(context, product_id);
  try {
    refuseTooMany(values);
    const id = await write(context, scene, values, status);
    const done = status ?? (product_id === null ? "created" : "saved");
    return seeOther(site.link(`${PRODUCTS_PATH}${id}/?done=${done === "draft" ? "saved" : done}`));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!ANSWERED.has(error.kind) && error.code !== "seller_not_approved") throw error;
    const now = await readEditor(context, product_id);
    const state = refusedState(forForm(error, values), values, now);
    return shown(await editorPage(context, site, now, state), { status: STATUS_OF[error.kind] });
  }
}

/** One verb: a new product begins as a draft, a known one changes only if it is as the form was made from. */
async function write(
  context: Context,
  { detail }: EditorScene,
  values: Values,
  status: z.output<typeof pressed>,
): Promise<number> {
  const body = bodyOf(values, detail);
  if (!detail) {
    const input = productOf(judged(productBody, { ...body, status: status ?? "draft" }));
    return createProduct(context, input);
  }
  const changes = changesOf(judged(productChanges, { ...body, ...(status && { status }) }));
  const { id } = detail.product;
  await changeProduct(context, { product_id: id, changes, if_version: Number(values.version) || 0 });
  return id;
}

/** A second try after a conflict is meant: the form takes the present version. */
function refusedState(refusal: Refusal, values: Values, { detail }: EditorScene): FormState {
  const is_stale = refusal.kind === "stale" && detail !== null;
  const kept = is_stale ? { ...values, version: String(detail.product.version) } : values;
  return refusedForm(kept, refusal);
}
