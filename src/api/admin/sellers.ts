// Sellers for staff: all of them in every state, and the decisions about them.
import { z } from "@hono/zod-openapi";
import {
  type Decision,
  decideSeller,
  listAllSellers,
  SELLER_ORDERINGS,
  type SellerRow,
  sellerById,
  sellerHistory,
} from "#modules/sellers";
import type { Context } from "#platform/context";
import { orderingQuery, pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { idParams, line } from "../common.ts";
import {
  ownSellerOutput,
  presentOwnSeller,
  presentStaffSeller,
  staffSellerOutput,
} from "../sellers-schema.ts";

const TAG = "Back office";
const PATH = "/api/admin/sellers/";
const REFUSALS = { 403: ["permission_denied"] };

const reasonInput = line(1000).openapi({ example: "The description says nothing about the goods." });
const withReason = z.strictObject({ reason: reasonInput });
const withoutReason = z.strictObject({ reason: reasonInput.nullish() });

const DECISIONS: { name: Decision; summary: string; body: z.ZodType<{ reason?: string | null }> }[] = [
  { name: "approval", summary: "Approve a pending seller.", body: withoutReason },
  { name: "rejection", summary: "Reject a pending seller, saying why.", body: withReason },
  { name: "suspension", summary: "Suspend an approved seller, saying why.", body: withReason },
  { name: "reinstatement", summary: "Let a suspended seller sell again.", body: withoutReason },
];

const target = (context: Context, { id }: { id: number }) => sellerById(context, id);

export const adminSellersRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "All sellers.",
    tag: TAG,
    access: staff,
    query: z.object({
      ...pageQuery,
      ordering: orderingQuery(SELLER_ORDERINGS, "-created_at"),
      status: z.enum(["pending", "approved", "suspended", "rejected"]).optional(),
      search: line(120).optional().openapi({ description: "What the name holds." }),
    }),
    answers: { 200: { description: "Sellers in every state.", schema: pageSchema(ownSellerOutput) } },
    refusals: REFUSALS,
    handle: async ({ context, query, request }) => {
      const page = await listAllSellers(context, query, { ...query, offset: pageOffset(query) });
      return ok(pageBody(context.services.config.url, request, query, page, presentOwnSeller));
    },
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One seller with its history.",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "The seller.", schema: staffSellerOutput } },
    refusals: REFUSALS,
    handle: async ({ context, target: seller }) => ok(await present(context, seller)),
  }),
  ...DECISIONS.map(({ name, summary, body }) =>
    route({
      method: "post",
      path: `${PATH}{id}/${name}/`,
      summary,
      tag: TAG,
      access: staff,
      params: idParams,
      body,
      body_optional: true,
      example: { reason: "The description says nothing about the goods." },
      target,
      answers: { 200: { description: "The seller in its new state.", schema: staffSellerOutput } },
      refusals: { ...REFUSALS, 409: ["wrong_state", "no_owner"] },
      handle: async ({ context, params, body: { reason } }) =>
        ok(await present(context, await decideSeller(context, params.id, name, reason ?? null))),
    }),
  ),
];

async function present(context: Context, seller: SellerRow) {
  return presentStaffSeller(seller, await sellerHistory(context, seller.id));
}
