// Staff and payments: the bank transfers that are waited for, and one that arrived.
import { z } from "@hono/zod-openapi";
import { captureTransfer } from "#modules/checkout";
import { requirePermission } from "#modules/identity";
import { listTransfers, type WaitingTransfer } from "#modules/orders";
import { paymentById } from "#modules/payments";
import { isoTime } from "#platform/clock";
import { pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { formatMoney } from "#platform/money";
import { staff } from "../access.ts";
import { idParams, line, moneyInput, timeOutput } from "../common.ts";
import { paymentSchema } from "../orders-schema.ts";
import { presentPayment } from "../orders-view.ts";

const captureBody = z.strictObject({ amount: moneyInput, reference: line(200) });

const transferOutput = z
  .strictObject({
    payment_id: z.int(),
    order_id: z.int(),
    order_number: z.string(),
    email: z.string(),
    amount: z.string(),
    currency: z.string(),
    placed_at: timeOutput,
    expires_at: timeOutput.nullable().openapi({ description: "The order is cancelled then." }),
  })
  .openapi("WaitingTransfer");

export const adminPaymentRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/admin/payments/transfers/",
    summary: "Bank transfers that are waited for, the longest waiting first",
    tag: "Staff",
    access: staff,
    query: z.object({
      ...pageQuery,
      search: line(254).optional().openapi({
        description: "An order's number, its buyer's e-mail address, or the amount, exactly.",
      }),
    }),
    answers: { 200: { description: "Transfers.", schema: pageSchema(transferOutput) } },
    refusals: { 403: ["permission_denied"], 422: ["use_cursor", "invalid_cursor"] },
    handle: async ({ context, query, request }) => {
      requirePermission(context, "payments.manage");
      const { page_size, cursor, search } = query;
      const offset = cursor === undefined ? pageOffset(query) : 0;
      const filter = search === undefined ? {} : { search };
      const page = await listTransfers(context, filter, { page_size, offset, ...(cursor && { cursor }) });
      return ok(pageBody(context.services.config.url, request, query, page, presentTransfer));
    },
  }),
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

function presentTransfer(transfer: WaitingTransfer): z.output<typeof transferOutput> {
  const { amount_minor, currency, placed_at, expires_at, ...rest } = transfer;
  return {
    ...rest,
    amount: formatMoney(amount_minor, currency),
    currency,
    placed_at: isoTime(placed_at),
    expires_at: expires_at === null ? null : isoTime(expires_at),
  };
}
