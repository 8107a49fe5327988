// A seller's orders: what it has to fulfil, and doing so.
import { z } from "@hono/zod-openapi";
import {
  cancelSellerOrder,
  confirmSellerOrder,
  deliverSellerOrder,
  findSellerOrder,
  listSellerOrders,
  sellerOrderView,
  shipSellerOrder,
} from "#modules/orders";
import type { Context } from "#platform/context";
import { orderingQuery, pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { created, ok, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { sellerFulfiller, sellerMember } from "../access.ts";
import { idParams, line, quantityInput } from "../common.ts";
import { momentQuery, PART_STATUSES, shipmentSchema } from "../orders-schema.ts";
import { presentShipment } from "../orders-view.ts";
import { presentSellerOrder, sellerOrderSchema } from "./orders-view.ts";

const listQuery = z.object({
  ...pageQuery,
  status: z.enum(PART_STATUSES).optional(),
  placed_after: momentQuery.optional(),
  placed_before: momentQuery.optional(),
  ordering: orderingQuery(["placed_at"], "-placed_at"),
});

const shipmentBody = z.strictObject({
  items: z
    .array(z.strictObject({ order_item_id: z.int().min(1), quantity: quantityInput }))
    .min(1)
    .max(500)
    .nullish(),
  carrier: line(80).nullish(),
  tracking_number: line(120).nullish(),
});

const reasonBody = z.strictObject({ reason: line(500).nullish() });
const noBody = z.strictObject({});

const target = (context: Context, { id }: { id: number }) => findSellerOrder(context, id);
const tag = "Seller orders";
const changed = { 200: { description: "The seller order as it is now.", schema: sellerOrderSchema } };

const show = async (context: Context, id: number) => presentSellerOrder(await sellerOrderView(context, id));

export const sellerOrderRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/seller/orders/",
    summary: "What we have to fulfil, newest first",
    tag,
    access: sellerMember,
    query: listQuery,
    answers: { 200: { description: "A page of seller orders.", schema: pageSchema(sellerOrderSchema) } },
    handle: async ({ context, query, request }) => {
      const { page_size, cursor, ordering, ...filter } = query;
      const slice = { page_size, cursor, offset: pageOffset(query), oldest_first: ordering === "placed_at" };
      const page = await listSellerOrders(context, filter, slice);
      return ok(pageBody(context.services.config.url, request, query, page, presentSellerOrder));
    },
  }),
  route({
    method: "get",
    path: "/api/seller/orders/{id}/",
    summary: "One of our seller orders",
    tag,
    access: sellerMember,
    params: idParams,
    target,
    answers: { 200: { description: "The seller order.", schema: sellerOrderSchema } },
    handle: async ({ context, params }) => ok(await show(context, params.id)),
  }),
  route({
    method: "post",
    path: "/api/seller/orders/{id}/confirm/",
    summary: "We will fulfil it",
    tag,
    access: sellerFulfiller,
    params: idParams,
    body: noBody,
    body_optional: true,
    target,
    answers: changed,
    refusals: { 409: ["wrong_state"] },
    idempotent: true,
    handle: async ({ context, params }) => {
      await confirmSellerOrder(context, { seller_order_id: params.id });
      return ok(await show(context, params.id));
    },
  }),
  route({
    method: "post",
    path: "/api/seller/orders/{id}/shipments/",
    summary: "Send a parcel: these lines, or everything that is left",
    tag,
    access: sellerFulfiller,
    params: idParams,
    body: shipmentBody,
    body_optional: true,
    example: { carrier: "DHL", tracking_number: "00340434161094042557" },
    target,
    answers: { 201: { description: "The parcel.", schema: shipmentSchema } },
    refusals: { 409: ["wrong_state", "nothing_to_ship", "already_shipped"] },
    idempotent: true,
    handle: async ({ context, params, body }) => {
      const items = body.items ?? undefined;
      const { shipment_id } = await shipSellerOrder(context, { ...body, items, seller_order_id: params.id });
      const { part } = await sellerOrderView(context, params.id);
      const shipment = part.shipments.find((sent) => sent.id === shipment_id);
      if (!shipment) throw missing("shipment");
      return created(`/api/seller/orders/${params.id}/`, presentShipment(shipment));
    },
  }),
  route({
    method: "post",
    path: "/api/seller/orders/{id}/deliver/",
    summary: "It has arrived",
    tag,
    access: sellerFulfiller,
    params: idParams,
    body: noBody,
    body_optional: true,
    target,
    answers: changed,
    refusals: { 409: ["wrong_state"] },
    idempotent: true,
    handle: async ({ context, params }) => {
      await deliverSellerOrder(context, { seller_order_id: params.id });
      return ok(await show(context, params.id));
    },
  }),
  route({
    method: "post",
    path: "/api/seller/orders/{id}/cancel/",
    summary: "We can't fulfil it: stock and money go back",
    tag,
    access: sellerFulfiller,
    params: idParams,
    body: reasonBody,
    body_optional: true,
    example: { reason: "Damaged in our warehouse" },
    target,
    answers: changed,
    refusals: { 409: ["not_cancellable"] },
    idempotent: true,
    handle: async ({ context, params, body }) => {
      await cancelSellerOrder(context, { seller_order_id: params.id, reason: body.reason });
      return ok(await show(context, params.id));
    },
  }),
];
