// Sellers as everybody sees them, and the application to become one.
import { z } from "@hono/zod-openapi";
import { applyToSell, listSellers, publicSeller, SELLER_ORDERINGS } from "#modules/sellers";
import { orderingQuery, pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { created, movedTo, ok, type Route, route } from "#platform/http/route";
import { tokenHash } from "#platform/id";
import { anyone, signedIn } from "./access.ts";
import { idOrSlugParams } from "./common.ts";
import {
  applicationBody,
  ownSellerOutput,
  presentOwnSeller,
  presentSellerCard,
  presentSellerPage,
  sellerCardOutput,
  sellerPageOutput,
  sellerStamp,
} from "./sellers-schema.ts";

const TAG = "Sellers";
const PATH = "/api/sellers/";

export const sellersRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "The sellers of the marketplace.",
    tag: TAG,
    access: anyone,
    query: z.object({ ...pageQuery, ordering: orderingQuery(SELLER_ORDERINGS, "name") }),
    answers: { 200: { description: "Approved sellers.", schema: pageSchema(sellerCardOutput) } },
    handle: async ({ context, query, request }) => {
      const page = await listSellers(context, { ...query, offset: pageOffset(query) });
      const body = pageBody(context.services.config.url, request, query, page, presentSellerCard);
      const stamps = [page.count, page.next_cursor, ...page.results.map(sellerStamp)];
      return ok(body, { etag: tokenHash(stamps.join()) });
    },
  }),
  route({
    method: "post",
    path: PATH,
    summary: "Apply to sell.",
    description:
      "The account becomes the owner of a pending seller, or of an approved one where that is automatic.",
    tag: TAG,
    access: signedIn,
    body: applicationBody,
    example: { name: "Sun Lamps", country: "US", currency: "USD" },
    answers: { 201: { description: "The seller as its owner sees it.", schema: ownSellerOutput } },
    refusals: { 409: ["already_a_member"] },
    handle: async ({ context, body: { name, store_name, ...rest } }) => {
      const seller = await applyToSell(context, { name: name ?? store_name ?? "", ...rest });
      return created("/api/seller/profile/", presentOwnSeller(seller));
    },
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One seller, by id or slug.",
    tag: TAG,
    access: anyone,
    params: idOrSlugParams,
    target: (context, { id }) => publicSeller(context, id),
    answers: {
      200: { description: "The seller's page.", schema: sellerPageOutput },
      301: { description: "The seller has another slug now." },
    },
    handle: ({ params, target: seller }) => {
      const is_former = !/^\d+$/.test(params.id) && params.id !== seller.slug;
      if (is_former) return movedTo(`${PATH}${seller.slug}/`);
      return ok(presentSellerPage(seller), { etag: sellerStamp(seller) });
    },
  }),
];
