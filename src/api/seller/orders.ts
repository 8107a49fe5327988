// A seller's orders: what it has to fulfil, and doing so.
import { z } from "@hono/zod-openapi";
import {
  cancelSellerOrder,
  confirmSellerOrder,
  deliverSellerOrder,
  findSellerOrder,
  listSellerOrders,
  orderNotes,
  sellerOrderView,
  shipSellerOrder,
} from "#modules/orders";
import type { Context } from "#platform/context";
import { orderingQuery, pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { created, ok, type Route, route } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { sellerFulfiller, sellerReads } from "../access.ts";
import { idParams, line, quantityInput } from "../common.ts";
import { momentQuery, PART_STATUSES, shipmentSchema, trackingUrlInput } from "../orders-schema.ts";
import { presentShipment } from "../orders-view.ts";
import {
  presentNote,
  presentSellerOrder,
  sellerOrderDetailSchema,
  sellerOrderSchema,
} from "./orders-view.ts";

const listQuery = z.object({
  ...pageQuery,
  status: z.enum(PART_STATUSES).optional(),
  search: line(254)
    .optional()
    .openapi({ description: "A number, the buyer's e-mail address or the SKU of something in it, exactly." }),
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
  tracking_url: trackingUrlInput.nullish(),
});

const reasonBody = z.strictObject({ reason: line(500).nullish() });
const noBody = z.strictObject({});

const target = (context: Context, { id }: { id: number }) => findSellerOrder(context, id);
const tag = "Seller orders";
const changed = { 200: { description: "The seller order as it is now.", schema: sellerOrderDetailSchema } };

async function show(context: Context, id: number) {
  const order = presentSellerOrder(await sellerOrderView(context, id));
  return { ...order, notes: (await orderNotes(context, id)).map(presentNote) };
}

export const sellerOrderRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/seller/orders/",
    summary: "What we have to fulfil, newest first",
    tag,
    access: sellerReads("orders.read"),
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
    access: sellerReads("orders.read"),
    params: idParams,
    target,
    answers: { 200: { description: "The seller order.", schema: sellerOrderDetailSchema } },
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
