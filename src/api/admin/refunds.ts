// Staff and refunds: one that no provider sends, paid out by hand.
import { z } from "@hono/zod-openapi";
import { settleRefundByHand } from "#modules/checkout";
import { requirePermission } from "#modules/identity";
import { type Refund, refundById } from "#modules/payments";
import { isoTime } from "#platform/clock";
import { ok, type Route, route } from "#platform/http/route";
import { formatMoney } from "#platform/money";
import { staff } from "../access.ts";
import { idParams, line, moneyOutput, timeOutput } from "../common.ts";

const refundSchema = z
  .strictObject({
    id: z.int(),
    order_id: z.int(),
    seller_order_id: z.int().nullable(),
    payment_id: z.int(),
    amount: moneyOutput,
    currency: z.string(),
    status: z.enum(["pending", "succeeded", "failed"]),
    reason: z.string().nullable(),
    reference: z.string().nullable(),
    created_at: timeOutput,
  })
  .openapi("Refund");

export const adminRefundRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/admin/refunds/{id}/settlement/",
    summary: "A refund of a bank transfer was paid out by hand",
    tag: "Staff",
    access: staff,
    params: idParams,
    body: z.strictObject({ reference: line(190) }),
    example: { reference: "Statement 18, line 4" },
    target: async (context, { id }) => {
      requirePermission(context, "payments.manage");
      return refundById(context, id);
    },
    answers: { 200: { description: "The refund as it is now.", schema: refundSchema } },
    refusals: { 403: ["permission_denied"], 409: ["not_manual", "refund_settled"] },
    idempotent: true,
    handle: async ({ context, params, body }) =>
      ok(present(await settleRefundByHand(context, { refund_id: params.id, ...body }))),
  }),
];

function present(refund: Refund) {
  const { id, order_id, seller_order_id, payment_id, currency, status, reason } = refund;
  return {
    id,
    order_id,
    seller_order_id,
    payment_id,
    amount: formatMoney(refund.amount_minor, currency),
    currency,
    status,
    reason,
    reference: refund.provider_refund_id,
    created_at: isoTime(refund.created_at),
  };
}
