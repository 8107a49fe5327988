// The seller as its own members see and change it.
import { z } from "@hono/zod-openapi";
import { requireSeller, sellerById, setLogo, updateSeller } from "#modules/sellers";
import type { Context } from "#platform/context";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { sellerMember, sellerWrites } from "../access.ts";
import { IMAGE_BODY_BYTES, imageFile } from "../product-images.ts";
import { ownSellerOutput, presentOwnSeller, sellerPatch } from "../sellers-schema.ts";

const TAG = "Seller centre";
const PATH = "/api/seller/profile/";
const answers = { 200: { description: "The seller as its members see it.", schema: ownSellerOutput } };

export const sellerProfileRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "My seller: what it says of itself, where it stands and why.",
    tag: TAG,
    access: sellerMember,
    answers,
    handle: async ({ context }) => ok(await ownSeller(context)),
  }),
  route({
    method: "patch",
    path: PATH,
    summary: "Change what my seller says of itself, or go on vacation.",
    description: "Owners only. A new name brings a new slug; the old one keeps leading to the seller.",
    tag: TAG,
    access: sellerWrites("settings.write"),
    body: sellerPatch,
    example: { tagline: "Light that costs nothing", is_on_vacation: false },
    answers,
    refusals: { 403: ["seller_permission_denied"], 409: ["currency_in_use"] },
    handle: async ({ context, body }) => ok(presentOwnSeller(await updateSeller(context, body))),
  }),
  route({
    method: "put",
    path: `${PATH}logo/`,
    summary: "Give my seller a logo",
    description: "JPEG, PNG, WebP, AVIF or GIF up to 10 MiB; it is encoded anew.",
    tag: TAG,
    access: sellerWrites("settings.write"),
    body: z.strictObject({ image: imageFile }),
    body_kind: "multipart",
    body_limit: IMAGE_BODY_BYTES,
    answers,
    refusals: { 503: ["images_busy"] },
    handle: async ({ context, body }) => {
      await setLogo(context, new Uint8Array(await body.image.arrayBuffer()));
      return ok(await ownSeller(context));
    },
  }),
  route({
    method: "delete",
    path: `${PATH}logo/`,
    summary: "Take my seller's logo away",
    tag: TAG,
    access: sellerWrites("settings.write"),
    answers: { 204: { description: "It has no logo." } },
    handle: async ({ context }) => {
      await setLogo(context, null);
      return noContent();
    },
  }),
];

async function ownSeller(context: Context) {
  return presentOwnSeller(await sellerById(context, requireSeller(context).seller_id));
}
