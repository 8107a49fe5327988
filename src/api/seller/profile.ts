// The seller as its own members see and change it.
import { requireSeller, sellerById, updateSeller } from "#modules/sellers";
import { ok, type Route, route } from "#platform/http/route";
import { sellerEditor, sellerMember } from "../access.ts";
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
    handle: async ({ context }) => {
      const { seller_id } = requireSeller(context);
      return ok(presentOwnSeller(await sellerById(context, seller_id)));
    },
  }),
  route({
    method: "patch",
    path: PATH,
    summary: "Change what my seller says of itself, or go on vacation.",
    description: "Owners only. A new name brings a new slug; the old one keeps leading to the seller.",
    tag: TAG,
    access: sellerEditor,
    body: sellerPatch,
    example: { tagline: "Light that costs nothing", is_on_vacation: false },
    answers,
    refusals: { 403: ["owner_only"], 409: ["currency_in_use"] },
    handle: async ({ context, body }) => ok(presentOwnSeller(await updateSeller(context, body))),
  }),
];
