// What orders look like to their buyers, in one set of schemas.
import { z } from "@hono/zod-openapi";
import { addressOutputFields } from "./address-schema.ts";
import { line, moneyOutput, timeOutput } from "./common.ts";

export const ORDER_STATUSES = [
  "pending",
  "confirmed",
  "partially_shipped",
  "shipped",
  "delivered",
  "partially_cancelled",
  "cancelled",
] as const;
export const PART_STATUSES = ["pending", "confirmed", "shipped", "delivered", "cancelled"] as const;
export const PAYMENT_STATUSES = [
  "pending",
  "authorized",
  "captured",
  "partially_refunded",
  "refunded",
  "voided",
  "failed",
] as const;
export const PAYMENT_METHODS = ["card", "paypal", "bank_transfer", "cash_on_delivery"] as const;

export const addressSchema = z.strictObject(addressOutputFields).openapi("OrderAddress");

/** One attempt to pay. The optional fields say what the buyer has to do, or why it failed. */
export const paymentSchema = z
  .strictObject({
    id: z.int(),
    status: z.enum(PAYMENT_STATUSES),
    method: z.enum(PAYMENT_METHODS),
    code: z.string().optional().openapi({ description: "Why it failed." }),
    redirect_url: z.string().optional().openapi({ description: "Where the buyer goes to pay." }),
    client_secret: z.string().optional(),
    reference: z.string().optional().openapi({ description: "What to write on a bank transfer." }),
  })
  .openapi("Payment");

export const itemSchema = z
  .strictObject({
    id: z.int(),
    product_id: z.int(),
    variant_id: z.int(),
    name: z.string(),
    sku: z.string().nullable(),
    options: z.record(z.string(), z.string()),
    image: z.string().nullable(),
    quantity: z.int(),
    unit_price: moneyOutput,
    total_price: moneyOutput,
  })
  .openapi("OrderItem");

export const shipmentSchema = z
  .strictObject({
    id: z.int(),
    carrier: z.string().nullable(),
    tracking_number: z.string().nullable(),
    tracking_url: z.string().nullable(),
    shipped_at: timeOutput,
    delivered_at: timeOutput.nullable(),
    items: z.array(z.strictObject({ order_item_id: z.int(), quantity: z.int() })),
  })
  .openapi("Shipment");

/** Where a parcel can be followed: an address of the web, as the seller gives it. */
export const trackingUrlInput = z
  .string()
  .trim()
  .max(500)
  .regex(/^https?:\/\/[^\s/@]+\.[^\s@]+$/, "A web address such as https://www.dhl.com/track?id=123.")
  .openapi({ example: "https://www.dhl.com/track?id=123" });

export const shippingMethodSchema = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    min_days: z.int().nullable(),
    max_days: z.int().nullable(),
  })
  .openapi("ChosenShippingMethod");

export const totalsFields = {
  items_total: moneyOutput,
  discount_total: moneyOutput,
  shipping_total: moneyOutput,
  tax_total: moneyOutput,
  total_amount: moneyOutput,
};

export const historySchema = z
  .strictObject({
    at: timeOutput,
    event: z.string(),
    by: z.enum(["buyer", "seller", "staff", "system"]),
    note: z.string().nullable(),
  })
  .openapi("OrderEvent");

export const partSchema = z
  .strictObject({
    id: z.int(),
    number: z.string(),
    seller: z.strictObject({ id: z.int(), name: z.string(), slug: z.string() }),
    status: z.enum(PART_STATUSES),
    items: z.array(itemSchema),
    ...totalsFields,
    shipping_method: shippingMethodSchema.nullable(),
    shipments: z.array(shipmentSchema),
    can_cancel: z.boolean(),
  })
  .openapi("OrderPart");

export const orderFields = {
  id: z.int(),
  number: z.string(),
  status: z.enum(ORDER_STATUSES),
  payment_status: z.enum(PAYMENT_STATUSES),
  payment: paymentSchema.nullable(),
  needs_attention: z.boolean(),
  email: z.string(),
  currency: z.string(),
  ...totalsFields,
  tax_included: z.boolean(),
  refunded_total: moneyOutput,
  shipping_address: addressSchema.nullable(),
  billing_address: addressSchema.nullable(),
  note: z.string().nullable(),
  purchase_order_number: z.string().nullable(),
  company_name: z.string().nullable(),
  tax_id: z.string().nullable(),
  placed_at: timeOutput,
  seller_orders: z.array(partSchema),
  history: z.array(historySchema),
  can_cancel: z.boolean(),
  cancel_refused_reason: z.string().nullable(),
};

export const orderSchema = z.strictObject(orderFields).openapi("Order");

/** Only a guest's first answer carries the token; it opens the order from then on. */
export const placedOrderSchema = z
  .strictObject({ ...orderFields, token: z.string().optional() })
  .openapi("PlacedOrder");

export const cancelBody = z.strictObject({
  reason: line(500).nullish(),
  seller_order_id: z.int().min(1).nullish(),
});

export const payBody = z.strictObject({
  payment_method: z.enum(PAYMENT_METHODS),
  payment_token: line(190).nullish(),
});

/** A moment in a filter: RFC 3339, or a date that counts from its first moment in UTC. */
export const momentQuery = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/,
    "A time such as 2026-01-31T10:00:00Z.",
  )
  .transform((text) => Date.parse(text))
  .refine((time) => Number.isFinite(time), "There is no such time.")
  .openapi({ type: "string", format: "date-time", example: "2026-01-31T10:00:00Z" });
