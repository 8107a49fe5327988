// A rejected seller applies again.
import { reapply } from "#modules/sellers";
import { ok, type Route, route } from "#platform/http/route";
import { sellerRejected } from "../access.ts";
import { ownSellerOutput, presentOwnSeller, reapplicationBody } from "../sellers-schema.ts";

export const sellerApplicationRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/seller/application/",
    summary: "Apply again after a rejection, if you like with other words.",
    tag: "Seller centre",
    access: sellerRejected,
    body: reapplicationBody,
    body_optional: true,
    example: { description: "Lamps that run on sunlight, made in our own workshop." },
    answers: { 200: { description: "The seller, pending again.", schema: ownSellerOutput } },
    refusals: { 403: ["seller_permission_denied"], 409: ["wrong_state"] },
    handle: async ({ context, body }) => ok(presentOwnSeller(await reapply(context, body))),
  }),
];
