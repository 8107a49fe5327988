// A seller order as JSON for its seller: its own part, and of the buyer what it takes to send a parcel.
import { z } from "@hono/zod-openapi";
import type { NoteView, SellerOrderView } from "#modules/orders";
import { isoTime } from "#platform/clock";
import { formatMoney } from "#platform/money";
import { moneyOutput, timeOutput } from "../common.ts";
import {
  addressSchema,
  historySchema,
  itemSchema,
  PART_STATUSES,
  PAYMENT_METHODS,
  PAYMENT_STATUSES,
  shipmentSchema,
  shippingMethodSchema,
  totalsFields,
} from "../orders-schema.ts";
import { presentHappening, presentItem, presentShipment, presentTotals } from "../orders-view.ts";

export const sellerOrderSchema = z
  .strictObject({
    id: z.int(),
    number: z.string(),
    order_number: z.string(),
    status: z.enum(PART_STATUSES),
    payment_status: z.enum(PAYMENT_STATUSES),
    payment_method: z.enum(PAYMENT_METHODS),
    needs_attention: z.boolean(),
    currency: z.string(),
    items: z.array(itemSchema.extend({ is_digital: z.boolean(), shipped_quantity: z.int() })),
    ...totalsFields,
    tax_included: z.boolean(),
    refunded_total: moneyOutput,
    commission_total: moneyOutput,
    shipping_method: shippingMethodSchema.nullable(),
    shipments: z.array(shipmentSchema),
    buyer: z.strictObject({
      full_name: z.string().nullable(),
      email: z.string(),
      phone: z.string().nullable(),
      company_name: z.string().nullable(),
      tax_id: z.string().nullable(),
    }),
    shipping_address: addressSchema.nullable(),
    billing_address: addressSchema.nullable(),
    note: z.string().nullable(),
    purchase_order_number: z.string().nullable(),
    placed_at: timeOutput,
    confirmed_at: timeOutput.nullable(),
    delivered_at: timeOutput.nullable(),
    cancelled_at: timeOutput.nullable(),
    history: z.array(historySchema),
    can_cancel: z.boolean(),
    cancel_refused_reason: z.string().nullable(),
  })
  .openapi("SellerOrder");

export const orderNoteSchema = z
  .strictObject({ id: z.int(), text: z.string(), by: z.string(), at: timeOutput })
  .openapi("OrderNote");

/** One order by itself: with what its seller's people wrote about it. */
export const sellerOrderDetailSchema = sellerOrderSchema
  .extend({ notes: z.array(orderNoteSchema) })
  .openapi("SellerOrderDetail");

/** A note as the seller's people see it. */
export function presentNote({ id, text, by, at }: NoteView) {
  return { id, text, by, at: isoTime(at) };
}

/** The seller's view: nothing of other sellers, nothing of the buyer's account. */
export function presentSellerOrder({ part, order, payment_status }: SellerOrderView) {
  const { currency } = order;
  const contact = order.shipping_address ?? order.billing_address;
  return {
    id: part.id,
    number: part.number,
    order_number: order.number,
    status: part.status,
    payment_status,
    payment_method: order.payment_method,
    needs_attention: order.needs_attention,
    currency,
    items: part.items.map((item) => ({
      ...presentItem(item, currency),
      is_digital: item.is_digital,
      shipped_quantity: item.shipped_quantity,
    })),
    ...presentTotals(part, currency),
    tax_included: order.tax_included,
    refunded_total: formatMoney(part.refunded_minor, currency),
    commission_total: formatMoney(part.commission_minor, currency),
    shipping_method: part.shipping_method,
    shipments: part.shipments.map(presentShipment),
    buyer: {
      full_name: contact?.full_name ?? null,
      email: order.email,
      phone: contact?.phone ?? null,
      company_name: order.company_name,
      tax_id: order.tax_id,
    },
    shipping_address: order.shipping_address,
    billing_address: order.billing_address,
    note: order.note,
    purchase_order_number: order.purchase_order_number,
    placed_at: isoTime(order.placed_at),
    confirmed_at: timeOrNull(part.confirmed_at),
    delivered_at: timeOrNull(part.delivered_at),
    cancelled_at: timeOrNull(part.cancelled_at),
    history: order.history.map(presentHappening),
    can_cancel: part.cancel_refused_reason === null,
    cancel_refused_reason: part.cancel_refused_reason,
  };
}

function timeOrNull(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}
