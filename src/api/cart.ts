// The cart of an account, or of a guest by `X-Cart-Token`.
import type { z } from "@hono/zod-openapi";
import { addItem, type CartOwner, clearCart, findItem, ownerOf, removeItem, updateItem } from "#modules/cart";
import type { Context } from "#platform/context";
import { ok, type RequestFacts, type Route, route } from "#platform/http/route";
import { anyone } from "./access.ts";
import { presentCart } from "./cart-present.ts";
import { addBody, cartSchema, updateBody } from "./cart-schema.ts";
import { idParams } from "./common.ts";

const TAG = "Cart";
const CART = { 200: { description: "The cart.", schema: cartSchema } };

export const cartRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/cart/",
    summary: "The cart; an empty one where there is none",
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    answers: CART,
    handle: async ({ context, request }) => ok(await presentCart(context, requestOwner(context, request))),
  }),
  route({
    method: "post",
    path: "/api/cart/add/",
    summary: "Put so many more of a product into the cart",
    description: "Makes the cart where there is none; a guest's answer then carries its token.",
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    body: addBody,
    example: { product_id: 12, quantity: 2 },
    idempotent: true,
    answers: CART,
    refusals: {
      409: ["insufficient_stock", "currency_mismatch", "cart_full", "cart_in_checkout"],
      422: ["variant_required", "below_minimum", "wrong_step"],
    },
    handle: async ({ context, request, body }) => {
      const owner = requestOwner(context, request);
      const { token } = await addItem(context, { owner, ...body });
      return ok(await presentCart(context, { ...owner, token }));
    },
  }),
  route({
    method: "put",
    path: "/api/cart/update/{id}/",
    summary: "Set the quantity of an item; 0 removes it",
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    params: idParams,
    body: updateBody,
    target: requestItem,
    example: { quantity: 3 },
    answers: CART,
    refusals: {
      409: ["insufficient_stock", "unavailable", "seller_closed", "cart_in_checkout"],
      422: ["below_minimum", "wrong_step"],
    },
    handle: async ({ context, target, body }) => {
      await updateItem(context, { ...target, quantity: body.quantity });
      return ok(await presentCart(context, target.owner));
    },
  }),
  route({
    method: "delete",
    path: "/api/cart/remove/{id}/",
    summary: "Take an item out of the cart",
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    params: idParams,
    target: requestItem,
    answers: CART,
    refusals: { 409: ["cart_in_checkout"] },
    handle: async ({ context, target }) => {
      await removeItem(context, target);
      return ok(await presentCart(context, target.owner));
    },
  }),
  route({
    method: "delete",
    path: "/api/cart/",
    summary: "Take everything out of the cart",
    tag: TAG,
    access: anyone,
    credentials: ["cart_token"],
    answers: CART,
    refusals: { 409: ["cart_in_checkout"] },
    handle: async ({ context, request }) => {
      const owner = requestOwner(context, request);
      await clearCart(context, { owner });
      return ok(await presentCart(context, owner));
    },
  }),
];

/** With a session the account's cart, whatever token is sent; else that of the token's holder. */
function requestOwner(context: Context, request: RequestFacts): CartOwner {
  return ownerOf(context, request.header("x-cart-token"));
}

async function requestItem(
  context: Context,
  { id }: z.infer<typeof idParams>,
  request: RequestFacts,
): Promise<{ owner: CartOwner; item_id: number }> {
  const owner = requestOwner(context, request);
  await findItem(context, { owner, item_id: id });
  return { owner, item_id: id };
}
