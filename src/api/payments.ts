// Payments from outside: the browser that comes back, and the providers' own messages.
import { z } from "@hono/zod-openapi";
import { completePayment, receiveProviderEvent } from "#modules/checkout";
import { orderView } from "#modules/orders";
import { ok, type Route, route } from "#platform/http/route";
import { anyone } from "./access.ts";
import { idParams } from "./common.ts";
import { tokenQuery } from "./orders.ts";
import { reachPayment } from "./orders-access.ts";
import { orderSchema } from "./orders-schema.ts";
import { presentOrder } from "./orders-view.ts";

const providerParams = z.object({
  provider: z
    .string()
    .regex(/^[a-z_]{1,20}$/)
    .openapi({ param: { name: "provider", in: "path" }, example: "fake" }),
});

export const paymentRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/payments/{id}/complete/",
    summary: "The buyer is back from the provider; may be repeated",
    tag: "Checkout",
    access: anyone,
    credentials: ["order_token"],
    params: idParams,
    query: tokenQuery,
    body: z.strictObject({}),
    body_optional: true,
    target: (context, { id }, request) => reachPayment(context, id, request),
    answers: { 200: { description: "The order as it is now.", schema: orderSchema } },
    idempotent: true,
    handle: async ({ context, params, target }) => {
      await completePayment(context, { payment_id: params.id });
      return ok(presentOrder(await orderView(context, target.order_id)));
    },
  }),
  route({
    method: "post",
    path: "/api/webhooks/{provider}/",
    summary: "A payment provider's signed message",
    tag: "Checkout",
    access: anyone,
    params: providerParams,
    body: z.string(),
    body_kind: "raw",
    answers: {
      200: { description: "Taken, or known already.", schema: z.strictObject({ received: z.literal(true) }) },
    },
    refusals: { 401: ["invalid_signature"], 400: ["malformed_event"] },
    handle: async ({ context, params, body, request }) => {
      const { provider } = params;
      await receiveProviderEvent(context, { provider, raw: body, header: (name) => request.header(name) });
      return ok({ received: true });
    },
  }),
];
