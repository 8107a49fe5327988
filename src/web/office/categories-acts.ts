// What a category's page sends: its facts, its picture, its visibility, merging and removing it.
import { z } from "@hono/zod-openapi";
import { changeCategory, deleteCategory, mergeCategory, setCategoryImage } from "#modules/catalog";
import type { Context } from "#platform/context";
import { type Form, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { invalid } from "#platform/refusal";
import { idParams } from "../../api/common.ts";
import { IMAGE_BODY_BYTES, imageFile } from "../../api/product-images.ts";
import { freshForm, type Submitted, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { categoryDetail, readFacts, valuesOf } from "./categories-detail.ts";
import { anyCategory, CATEGORIES_PATH, categoryForm, parentField } from "./categories-form.ts";
import { officeAccess } from "./office-places.ts";

const access = officeAccess("catalog.manage");
const nothing = z.object({});

/** Answers with where to go on, below the tree. */
type Act = (context: Context, id: number, form: Form) => Promise<Submitted<string>>;

const change: Act = (context, id, form) =>
  submit(form, categoryForm, async (written) => {
    const { parent = null, description = null, meta_title = null, meta_description = null } = written;
    const texts = { description, meta_title, meta_description };
    const { name, slug } = written;
    const changes = { name, parent_id: parent, ...texts, ...(slug !== undefined && { slug }) };
    await changeCategory(context, { category_id: id, changes });
    return `${id}/?done=saved`;
  });

const switchOver: Act = (context, id, form) =>
  submit(form, z.object({ is_active: z.enum(["true", "false"]) }), async ({ is_active }) => {
    await changeCategory(context, { category_id: id, changes: { is_active: is_active === "true" } });
    return `${id}/?done=${is_active === "true" ? "shown" : "switched_off"}`;
  });

const merge: Act = (context, id, form) =>
  submit(form, z.object({ into: parentField }), async ({ into }) => {
    await mergeCategory(context, { category_id: id, into_id: into });
    return `${into}/?done=merged`;
  });

const remove: Act = (context, id, form) =>
  submit(form, nothing, async () => {
    await deleteCategory(context, id);
    return "?done=removed";
  });

const picture: Act = (context, id, form) =>
  submit(form, nothing, async () => {
    const [file] = form.files("image");
    const parsed = imageFile.safeParse(file);
    if (!parsed.success) throw invalid("image", file ? "too_large" : "required", "Choose a picture.");
    await setCategoryImage(context, {
      category_id: id,
      bytes: new Uint8Array(await parsed.data.arrayBuffer()),
    });
    return `${id}/?done=image_saved`;
  });

const noPicture: Act = (context, id, form) =>
  submit(form, nothing, async () => {
    await setCategoryImage(context, { category_id: id, bytes: null });
    return `${id}/?done=image_saved`;
  });

export const categoryActPages: PageRoute[] = [
  act("", change),
  act("visibility/", switchOver),
  act("merge/", merge),
  act("removal/", remove),
  act("image/", picture, IMAGE_BODY_BYTES),
  act("image/removal/", noPicture),
];

/** A form of the category's page; refused, the page comes back with what is wrong. */
function act(name: string, send: Act, upload_limit?: number): PageRoute {
  return pageRoute({
    method: "post",
    path: `${CATEGORIES_PATH}{id}/${name}`,
    access,
    audience: "private",
    params: idParams,
    ...(upload_limit !== undefined && { upload_limit }),
    handle: async ({ context, visit, params: { id }, form }) => {
      const site = await privateSite(context, visit);
      await anyCategory(context, id);
      const sent = await send(context, id, form);
      if (sent.done) return seeOther(site.link(`${CATEGORIES_PATH}${sent.result}`));
      const facts = await readFacts(context, id);
      // What the other forms of the page hold is the category's own, whichever of them was refused.
      const values = { ...valuesOf(facts.category), ...sent.state.values };
      const state = { ...freshForm(values), errors: sent.state.errors, code: sent.state.code };
      return shown(await categoryDetail(context, site, { ...facts, state }), { status: 422 });
    },
  });
}
