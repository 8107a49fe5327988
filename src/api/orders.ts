// A buyer's orders: list, look, cancel, pay again.
import { z } from "@hono/zod-openapi";
import { payOrder } from "#modules/checkout";
import { cancelOrder, listMyOrders, orderView } from "#modules/orders";
import { paymentById } from "#modules/payments";
import { orderingQuery, pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { created, ok, type Route, route } from "#platform/http/route";
import { anyone, signedIn } from "./access.ts";
import { idParams } from "./common.ts";
import { reachOrder } from "./orders-access.ts";
import {
  cancelBody,
  momentQuery,
  ORDER_STATUSES,
  orderSchema,
  payBody,
  paymentSchema,
} from "./orders-schema.ts";
import { presentOrder, presentPayment } from "./orders-view.ts";

const listQuery = z.object({
  ...pageQuery,
  status: z.enum(ORDER_STATUSES).optional(),
  placed_after: momentQuery.optional(),
  placed_before: momentQuery.optional(),
  ordering: orderingQuery(["placed_at"], "-placed_at"),
});

/** A guest opens an order by its token. */
export const tokenQuery = z.object({
  token: z.string().optional().openapi({ description: "A guest's token; or send it as X-Order-Token." }),
});

export const orderRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/orders/",
    summary: "My orders, newest first",
    tag: "Orders",
    access: signedIn,
    query: listQuery,
    answers: { 200: { description: "A page of orders.", schema: pageSchema(orderSchema) } },
    handle: async ({ context, query, request }) => {
      const { page_size, cursor, ordering, ...filter } = query;
      const slice = { page_size, cursor, offset: pageOffset(query), oldest_first: ordering === "placed_at" };
      const page = await listMyOrders(context, filter, slice);
      return ok(pageBody(context.services.config.url, request, query, page, presentOrder));
    },
  }),
  route({
    method: "get",
    path: "/api/orders/{id}/",
    summary: "One of my orders; a guest's with its token",
    tag: "Orders",
    access: anyone,
    credentials: ["order_token"],
    params: idParams,
    query: tokenQuery,
    target: (context, { id }, request) => reachOrder(context, id, request),
    answers: { 200: { description: "The order.", schema: orderSchema } },
    handle: async ({ context, params }) => ok(presentOrder(await orderView(context, params.id))),
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/cancel/",
    summary: "Cancel the order, or one seller's part of it",
    tag: "Orders",
    access: anyone,
    credentials: ["order_token"],
    params: idParams,
    query: tokenQuery,
    body: cancelBody,
    body_optional: true,
    example: { reason: "Ordered twice" },
    target: (context, { id }, request) => reachOrder(context, id, request),
    answers: { 200: { description: "The order as it is now.", schema: orderSchema } },
    refusals: { 409: ["not_cancellable"] },
    idempotent: true,
    handle: async ({ context, params, body }) => {
      await cancelOrder(context, { order_id: params.id, ...body });
      return ok(presentOrder(await orderView(context, params.id)));
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/payments/",
    summary: "Try to pay again",
    tag: "Orders",
    access: anyone,
    credentials: ["order_token"],
    params: idParams,
    query: tokenQuery,
    body: payBody,
    example: { payment_method: "card", payment_token: "fake_approve" },
    target: (context, { id }, request) => reachOrder(context, id, request),
    answers: { 201: { description: "The attempt, paid, waiting or declined.", schema: paymentSchema } },
    refusals: {
      409: ["already_paid", "payment_in_progress", "order_closed", "insufficient_stock"],
      422: ["payment_method_unavailable"],
    },
    idempotent: true,
    handle: async ({ context, params, body, once }) => {
      const { payment_id } = await payOrder(context, { order_id: params.id, ...body }, once);
      const payment = await paymentById(context, payment_id);
      return created(`/api/orders/${params.id}/`, presentPayment(payment));
    },
  }),
];
