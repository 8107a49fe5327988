// Staff and payments: a bank transfer that arrived.
import { z } from "@hono/zod-openapi";
import { captureTransfer } from "#modules/checkout";
import { requirePermission } from "#modules/identity";
import { paymentById } from "#modules/payments";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { idParams, line, moneyInput } from "../common.ts";
import { paymentSchema } from "../orders-schema.ts";
import { presentPayment } from "../orders-view.ts";

const captureBody = z.strictObject({ amount: moneyInput, reference: line(200) });

export const adminPaymentRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/admin/payments/{id}/capture/",
    summary: "A bank transfer has arrived",
    tag: "Staff",
    access: staff,
    params: idParams,
    body: captureBody,
    example: { amount: "64.33", reference: "PAY-12" },
    target: (context, { id }) => {
      requirePermission(context, "payments.manage");
      return paymentById(context, id);
    },
    answers: { 200: { description: "The payment as it is now.", schema: paymentSchema } },
    refusals: { 409: ["already_paid", "payment_closed", "not_a_transfer"] },
    idempotent: true,
    handle: async ({ context, params, body }) => {
      await captureTransfer(context, { payment_id: params.id, ...body });
      return ok(presentPayment(await paymentById(context, params.id)));
    },
  }),
];
