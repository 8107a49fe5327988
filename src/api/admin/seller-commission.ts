// What a seller pays of each sale instead of the default, for staff.
import { z } from "@hono/zod-openapi";
import { defaultCommission, sellerCommission, setSellerCommission } from "#modules/ledger";
import { sellerById } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { idParams, line, timeOutput } from "../common.ts";
import { percent, percentOf, ppmOf } from "./tax-rates.ts";

const TAG = "Back office";
const PATH = "/api/admin/sellers/{id}/commission/";

const output = z
  .strictObject({
    rate: percent.nullable().openapi({ description: "The seller's own; null: it pays the default." }),
    default_rate: percent,
    history: z.array(
      z.strictObject({
        at: timeOutput,
        rate: percent.nullable(),
        reason: z.string(),
        by_user_id: z.int().nullable(),
      }),
    ),
  })
  .openapi("SellerCommission");

const target = (context: Context, { id }: { id: number }) => sellerById(context, id);

export const sellerCommissionRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "What a seller pays of each sale, and what it paid before.",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "Its commission, newest change first.", schema: output } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context, params }) => ok(await present(context, params.id)),
  }),
  route({
    method: "put",
    path: PATH,
    summary: "Give a seller a commission of its own, or the default again.",
    description: "For what is sold from now on. Needs `sellers.decide` and `settings.manage`.",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    body: z.strictObject({ rate: percent.nullable(), reason: line(500) }),
    example: { rate: "8.5", reason: "Agreed for the first year" },
    answers: { 200: { description: "Its commission as it is now.", schema: output } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context, params, body }) => {
      const rate_ppm = body.rate === null ? null : ppmOf(body.rate);
      await setSellerCommission(context, { seller_id: params.id, rate_ppm, reason: body.reason });
      return ok(await present(context, params.id));
    },
  }),
];

async function present(context: Context, seller_id: number): Promise<z.output<typeof output>> {
  const { rate_ppm, history } = await sellerCommission(context, seller_id);
  const common = await defaultCommission(context);
  const shown = (rate: number | null) => (rate === null ? null : percentOf(rate));
  return {
    rate: shown(rate_ppm),
    default_rate: percentOf(common.rate_ppm),
    history: history.map(({ created_at, rate_ppm: rate, reason, by_user_id }) => ({
      at: isoTime(created_at),
      rate: shown(rate),
      reason,
      by_user_id,
    })),
  };
}
