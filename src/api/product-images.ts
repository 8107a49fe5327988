// The pictures of a product: uploaded, described, arranged and removed by its seller and by staff.
import { z } from "@hono/zod-openapi";
import {
  addImage,
  changeImage,
  deleteImage,
  findProduct,
  imageFields,
  MAX_IMAGES,
  orderImages,
  productForChange,
} from "#modules/catalog";
import type { Context } from "#platform/context";
import { booleanQuery } from "#platform/http/page";
import { created, noContent, ok, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { sellerEditorOrStaff } from "./access.ts";
import { bodyId, idParams, line, pathId } from "./common.ts";
import { imageOutput } from "./products-schema.ts";

const TAG = "Catalogue";
const MAX_ALT_TEXT = 300;
const IMAGE_BYTES = 10 * 1024 * 1024;
/** What the form needs around the picture. */
const FORM_BYTES = 16 * 1024;

const imageParams = z.object({ id: pathId(), image_id: pathId("image_id") });
/** What a form with a picture may have in all. */
export const IMAGE_BODY_BYTES = IMAGE_BYTES + FORM_BYTES;

/** A picture in a form. */
export const imageFile = z
  .instanceof(File, { message: "Send the picture as a file." })
  .refine((file) => file.size <= IMAGE_BYTES, "A picture has at most 10 MiB.")
  .openapi({ type: "string", format: "binary" });

const upload = z.strictObject({
  image: imageFile,
  alt_text: line(MAX_ALT_TEXT).optional(),
  is_primary: booleanQuery.optional(),
});
const changes = z.strictObject({
  alt_text: line(MAX_ALT_TEXT).optional(),
  is_primary: z.boolean().optional(),
});
const imageList = z.strictObject({ images: z.array(imageOutput) });

export const productImageRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/products/{id}/images/",
    summary: "Add a picture",
    description:
      "JPEG, PNG, WebP, AVIF or GIF up to 10 MiB and 40 megapixels; it is encoded anew in several widths.",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: idParams,
    target: (context, { id }) => productForChange(context, id),
    body: upload,
    body_kind: "multipart",
    body_limit: IMAGE_BODY_BYTES,
    answers: { 201: { description: "The new picture.", schema: imageOutput } },
    refusals: { 409: ["too_many_images"], 503: ["images_busy"] },
    handle: async ({ context, params, body }) => {
      const { alt_text = null, is_primary = false } = body;
      const bytes = new Uint8Array(await body.image.arrayBuffer());
      const image_id = await addImage(context, { product_id: params.id, bytes, alt_text, is_primary });
      return created(`/api/products/${params.id}/`, await imageView(context, params.id, image_id));
    },
  }),
  route({
    method: "put",
    path: "/api/products/{id}/images/order/",
    summary: "Arrange the pictures",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: idParams,
    target: (context, { id }) => productForChange(context, id),
    body: z.strictObject({ image_ids: z.array(bodyId).max(MAX_IMAGES) }),
    example: { image_ids: [3, 1, 2] },
    answers: { 200: { description: "All pictures in their order.", schema: imageList } },
    handle: async ({ context, params, body }) => {
      await orderImages(context, { product_id: params.id, image_ids: body.image_ids });
      return ok({ images: await imageViews(context, params.id) });
    },
  }),
  route({
    method: "patch",
    path: "/api/products/{id}/images/{image_id}/",
    summary: "Describe a picture, or make it the primary one",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: imageParams,
    target: targetImage,
    body: changes,
    example: { alt_text: "The pan from above", is_primary: true },
    answers: { 200: { description: "The picture.", schema: imageOutput } },
    handle: async ({ context, params, body }) => {
      await changeImage(context, { product_id: params.id, image_id: params.image_id, ...body });
      return ok(await imageView(context, params.id, params.image_id));
    },
  }),
  route({
    method: "delete",
    path: "/api/products/{id}/images/{image_id}/",
    summary: "Remove a picture",
    tag: TAG,
    access: sellerEditorOrStaff,
    params: imageParams,
    target: targetImage,
    answers: { 204: { description: "Removed." } },
    handle: async ({ context, params }) => {
      await deleteImage(context, { product_id: params.id, image_id: params.image_id });
      return noContent();
    },
  }),
];

/** The picture that the path names, when the actor may change its product. */
async function targetImage(context: Context, { id, image_id }: { id: number; image_id: number }) {
  await productForChange(context, id);
  return imageView(context, id, image_id);
}

async function imageView(context: Context, product_id: number, image_id: number) {
  const image = (await imageViews(context, product_id)).find(({ id }) => id === image_id);
  if (!image) throw missing("picture");
  return image;
}

async function imageViews(context: Context, product_id: number) {
  return (await findProduct(context, String(product_id)))?.images.map(imageFields) ?? [];
}
