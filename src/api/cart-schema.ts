// What a cart looks like on the wire, and what changes it.
import { z } from "@hono/zod-openapi";
import { MAX_QUANTITY } from "#modules/cart";
import { bodyId, moneyOutput } from "./common.ts";

const quantity = z.int().max(MAX_QUANTITY);

export const addBody = z.strictObject({
  product_id: bodyId,
  variant_id: bodyId.nullish().openapi({ description: "Required where the product has several variants." }),
  quantity: quantity.min(1).default(1),
});

export const updateBody = z.strictObject({
  quantity: quantity.min(0).openapi({ description: "0 removes the item.", example: 2 }),
});

const problemCode = z.enum([
  "price_changed",
  "insufficient_stock",
  "out_of_stock",
  "unavailable",
  "seller_closed",
  "below_minimum",
  "wrong_step",
]);

const cartSeller = z.strictObject({ id: z.int(), name: z.string(), slug: z.string() });

const cartItem = z.strictObject({
  id: z.int(),
  product: z.strictObject({
    id: z.int(),
    name: z.string(),
    slug: z.string(),
    image: z.string().nullable(),
  }),
  variant_id: z.int(),
  options: z.record(z.string(), z.string()),
  seller: cartSeller,
  quantity: z.int(),
  unit_price: moneyOutput,
  total_price: moneyOutput,
  available: z.int(),
  problem: problemCode.nullable(),
});

export const cartSchema = z
  .strictObject({
    id: z.int().nullable(),
    token: z.string().nullable().openapi({ description: "A guest's; send it back as X-Cart-Token." }),
    items: z.array(cartItem),
    sellers: z.array(z.strictObject({ seller: cartSeller, subtotal: moneyOutput, item_count: z.int() })),
    item_count: z.int().openapi({ description: "Sum of the quantities." }),
    subtotal: moneyOutput,
    discount: moneyOutput,
    shipping: moneyOutput,
    tax: moneyOutput,
    tax_included: z.boolean(),
    estimated: z.boolean(),
    total: moneyOutput,
    currency: z.string(),
    problems: z.array(
      z.strictObject({ code: problemCode, item_id: z.int().optional(), message: z.string() }),
    ),
  })
  .openapi("Cart");

export type CartBody = z.infer<typeof cartSchema>;
