// What a buyer sends to be quoted and to buy, and what a quote looks like.
import { z } from "@hono/zod-openapi";
import { addressInput } from "./address-schema.ts";
import { line, moneyInput, moneyOutput, paragraphs, timeOutput } from "./common.ts";
import { PAYMENT_METHODS, totalsFields } from "./orders-schema.ts";

const wishes = {
  shipping_address: addressInput.nullish(),
  shipping_address_id: z.int().min(1).nullish(),
  billing_address: addressInput.nullish(),
  email: z.email().max(254).nullish(),
  payment_token: line(190).nullish(),
  shipping: z
    .record(z.string().regex(/^[1-9]\d{0,15}$/, "Name sellers by their ids."), line(40))
    .optional()
    .openapi({ description: "Seller id → code of the shipping method; the cheapest where none is named." }),
  note: paragraphs(1000).nullish(),
  purchase_order_number: line(80).nullish(),
  company_name: line(200).nullish(),
  tax_id: line(60).nullish(),
  accept_terms: z.boolean().optional(),
  expected_total: moneyInput.nullish(),
};

export const checkoutBody = z
  .strictObject({ ...wishes, payment_method: z.enum(PAYMENT_METHODS) })
  .openapi("CheckoutInput");

export const quoteBody = z
  .strictObject({ ...wishes, payment_method: z.enum(PAYMENT_METHODS).optional() })
  .openapi("QuoteInput");

const methodSchema = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    price: moneyOutput,
    min_days: z.int(),
    max_days: z.int(),
  })
  .openapi("OfferedShippingMethod");

export const quoteSchema = z
  .strictObject({
    sellers: z.array(
      z.strictObject({
        seller_id: z.int(),
        methods: z.array(methodSchema),
        chosen: z.string().nullable(),
        items_total: moneyOutput,
        shipping_total: moneyOutput,
        tax_total: moneyOutput,
        total_amount: moneyOutput,
      }),
    ),
    payment_methods: z.array(z.enum(PAYMENT_METHODS)),
    ...totalsFields,
    tax_included: z.boolean(),
    currency: z.string(),
    expires_at: timeOutput,
  })
  .openapi("Quote");
