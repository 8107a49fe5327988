// Staff and orders: all of them, and cancelling for a buyer.
import { z } from "@hono/zod-openapi";
import {
  cancelOrderAsStaff,
  listAllOrders,
  type OrderView,
  settleAttention,
  staffOrderView,
} from "#modules/orders";
import {
  booleanQuery,
  orderingQuery,
  pageBody,
  pageOffset,
  pageQuery,
  pageSchema,
} from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { formatMoney } from "#platform/money";
import { staff } from "../access.ts";
import { idParams, line, moneyOutput } from "../common.ts";
import { momentQuery, ORDER_STATUSES, orderFields, PAYMENT_STATUSES, partSchema } from "../orders-schema.ts";
import { presentOrder } from "../orders-view.ts";

const listQuery = z.object({
  ...pageQuery,
  status: z.enum(ORDER_STATUSES).optional(),
  payment_status: z.enum(PAYMENT_STATUSES).optional(),
  needs_attention: booleanQuery.optional(),
  search: line(254)
    .optional()
    .openapi({ description: "An order number, an e-mail address or the SKU of something in it, exactly." }),
  placed_after: momentQuery.optional(),
  placed_before: momentQuery.optional(),
  ordering: orderingQuery(["placed_at"], "-placed_at"),
});

const staffOrderSchema = z
  .strictObject({
    ...orderFields,
    user_id: z.int().nullable(),
    attention_reason: z.string().nullable(),
    seller_orders: z.array(partSchema.extend({ refunded_total: moneyOutput, commission_total: moneyOutput })),
  })
  .openapi("StaffOrder");

const cancelBody = z.strictObject({ reason: line(500), seller_order_id: z.int().min(1).nullish() });

export const adminOrderRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/admin/orders/",
    summary: "All orders, newest first",
    tag: "Staff",
    access: staff,
    query: listQuery,
    answers: { 200: { description: "A page of orders.", schema: pageSchema(staffOrderSchema) } },
    handle: async ({ context, query, request }) => {
      const { page_size, cursor, ordering, page: _page, ...filter } = query;
      const slice = { page_size, cursor, offset: pageOffset(query), oldest_first: ordering === "placed_at" };
      const page = await listAllOrders(context, filter, slice);
      return ok(pageBody(context.services.config.url, request, query, page, presentStaffOrder));
    },
  }),
  route({
    method: "get",
    path: "/api/admin/orders/{id}/",
    summary: "Any order",
    tag: "Staff",
    access: staff,
    params: idParams,
    target: (context, { id }) => staffOrderView(context, id),
    answers: { 200: { description: "The order.", schema: staffOrderSchema } },
    handle: ({ target }) => ok(presentStaffOrder(target)),
  }),
  route({
    method: "post",
    path: "/api/admin/orders/{id}/cancel/",
    summary: "Cancel an order, or one seller's part of it, for the buyer",
    tag: "Staff",
    access: staff,
    params: idParams,
    body: cancelBody,
    example: { reason: "The buyer asked on the phone" },
    target: (context, { id }) => staffOrderView(context, id),
    answers: { 200: { description: "The order as it is now.", schema: staffOrderSchema } },
    refusals: { 409: ["not_cancellable"] },
    idempotent: true,
    handle: async ({ context, params, body }) => {
      await cancelOrderAsStaff(context, { order_id: params.id, ...body });
      return ok(presentStaffOrder(await staffOrderView(context, params.id)));
    },
  }),
  route({
    method: "post",
    path: "/api/admin/orders/{id}/attention/settlement/",
    summary: "What an order needed attention for is seen to",
    description: "Changes nothing where an order needs none.",
    tag: "Staff",
    access: staff,
    params: idParams,
    body: z.strictObject({ note: line(500) }),
    example: { note: "The buyer was called and takes the other colour" },
    target: (context, { id }) => staffOrderView(context, id),
    answers: { 200: { description: "The order as it is now.", schema: staffOrderSchema } },
    handle: async ({ context, params, body }) => {
      await settleAttention(context, { order_id: params.id, ...body });
      return ok(presentStaffOrder(await staffOrderView(context, params.id)));
    },
  }),
];

function presentStaffOrder(order: OrderView) {
  const presented = presentOrder(order);
  const money = (minor: number) => formatMoney(minor, order.currency);
  const parts = new Map(order.parts.map((part) => [part.id, part]));
  return {
    ...presented,
    user_id: order.user_id,
    attention_reason: order.attention_reason,
    seller_orders: presented.seller_orders.map((shown) => {
      const part = parts.get(shown.id);
      return {
        ...shown,
        refunded_total: money(part?.refunded_minor ?? 0),
        commission_total: money(part?.commission_minor ?? 0),
      };
    }),
  };
}
