// What the editor's forms do with pictures: several added at once, arranged, described, removed.
import { z } from "@hono/zod-openapi";
import { addImage, changeImage, deleteImage, MAX_IMAGES, orderImages } from "#modules/catalog";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown, type Visit } from "#platform/http/page-route";
import { STATUS_OF } from "#platform/http/problems";
import { invalid, Refusal } from "#platform/refusal";
import { sellerWrites } from "../../api/access.ts";
import { bodyId, idParams, line, pathId } from "../../api/common.ts";
import { IMAGE_BODY_BYTES, imageFile } from "../../api/product-images.ts";
import { freshForm, refusedForm } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { valuesOf } from "./editor-form.ts";
import { judged } from "./editor-numbers.ts";
import { editorPage } from "./editor-page.ts";
import { changeableProduct, readEditor } from "./editor-reading.ts";
import { PRODUCTS_PATH } from "./products-query.ts";

const PATH = `${PRODUCTS_PATH}{id}/images/`;
/** Together; a seller who brings more sends them in two goes. */
const UPLOAD_BYTES = 4 * IMAGE_BODY_BYTES;
const MAX_ALT_TEXT = 300;
const ANSWERED = new Set(["invalid", "conflict"]);

const imageParams = z.object({ id: pathId(), image_id: pathId("image_id") });
const orderForm = z.object({
  image_ids: z.array(bodyId).max(MAX_IMAGES),
  move: z
    .string()
    .regex(/^(earlier|later)-\d{1,15}$/)
    .optional(),
});
const describeForm = z.object({ alt_text: line(MAX_ALT_TEXT) });

export const imagePages: PageRoute[] = [
  pageRoute({
    method: "post",
    path: PATH,
    access: sellerWrites("catalog.write"),
    audience: "private",
    upload_limit: UPLOAD_BYTES,
    params: idParams,
    handle: ({ context, visit, params, form }) =>
      changed(context, visit, params.id, () => addAll(context, params.id, form.files("images"))),
  }),
  pageRoute({
    method: "post",
    path: `${PATH}order/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    params: idParams,
    handle: ({ context, visit, params, form }) =>
      changed(context, visit, params.id, async () => {
        const { image_ids, move } = judged(orderForm, {
          image_ids: (form.values.image_ids ?? "").split(",").map(Number),
          move: form.values.move,
        });
        await orderImages(context, { product_id: params.id, image_ids: moved(image_ids, move) });
      }),
  }),
  pageRoute({
    method: "post",
    path: `${PATH}{image_id}/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    params: imageParams,
    handle: ({ context, visit, params: { id: product_id, image_id }, form }) =>
      changed(context, visit, product_id, async () => {
        const { action } = form.values;
        if (action === "remove") return deleteImage(context, { product_id, image_id });
        if (action === "lead") return changeImage(context, { product_id, image_id, is_primary: true });
        const { alt_text } = judged(describeForm, form.values);
        await changeImage(context, { product_id, image_id, alt_text });
      }),
  }),
];

/** Does it, and goes back to the pictures; a refusal is said on the editor's page. */
async function changed(context: Context, visit: Visit, product_id: number, act: () => Promise<void>) {
  const site = await privateSite(context, visit);
  await changeableProduct(context, product_id);
  try {
    await act();
    return seeOther(site.link(`${PRODUCTS_PATH}${product_id}/?done=pictures_done#images`));
  } catch (error) {
    if (!(error instanceof Refusal) || !ANSWERED.has(error.kind)) throw error;
    return refusedPage(context, site, product_id, error);
  }
}

/** The form of the product is shown as it is saved: only pictures were sent. */
async function refusedPage(context: Context, site: Site, product_id: number, refusal: Refusal) {
  const scene = await readEditor(context, product_id);
  const values = scene.detail ? valuesOf(scene.detail) : {};
  const [first] = refusal.errors ?? [refusal];
  const { errors } = refusedForm({}, new Refusal(refusal.kind, first?.code ?? refusal.code, refusal.message));
  const page = await editorPage(context, site, scene, { ...freshForm(values), errors });
  return shown(page, { status: STATUS_OF[refusal.kind] });
}

/** In the order they came in, all or none: what is no picture takes back those before it. */
async function addAll(context: Context, product_id: number, files: readonly File[]): Promise<void> {
  if (files.length === 0) throw invalid("images", "required", "Choose at least one picture.");
  for (const file of files) judged(imageFile, file);
  const added: number[] = [];
  try {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      added.push(await addImage(context, { product_id, bytes, alt_text: null, is_primary: false }));
    }
  } catch (error) {
    for (const image_id of added) await deleteImage(context, { product_id, image_id });
    throw error;
  }
}

/** The ids with one of them moved by a place. */
function moved(ids: readonly number[], move: string | undefined): number[] {
  const [way, id] = move?.split("-") ?? [];
  const from = ids.indexOf(Number(id));
  const to = from + (way === "earlier" ? -1 : 1);
  if (way === undefined || from === -1 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(from, 1).toSpliced(to, 0, Number(id));
}
