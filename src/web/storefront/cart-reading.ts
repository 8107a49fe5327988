// What the cart's page shows: the lines as they stand, what they come to, and the order that is being made
// of them.
import { type CartView, findCart, ownerOf, readCart } from "#modules/cart";
import { type CartEstimate, estimateCart } from "#modules/checkout";
import { isUser } from "#modules/identity";
import { orderView } from "#modules/orders";
import type { Context } from "#platform/context";
import type { Visit } from "#platform/http/page-route";
import { CART_COOKIE } from "../cart-cookie.ts";
import { rememberedOrders } from "./payment-reach.ts";

/** An order that was made of this cart and is not paid yet. */
export interface CartPayment {
  order_id: number;
  /** The attempt is under way; otherwise it ended without money. */
  is_live: boolean;
}

/** Something that was just taken out and can be put back. */
export interface RemovedLine {
  product_id: number;
  variant_id: number;
  quantity: number;
}

export interface CartFacts {
  cart: CartView;
  /** Null for an empty cart. */
  estimate: CartEstimate | null;
  payment: CartPayment | null;
  /** Where whoever just bought finds it: an order's path, or null. */
  bought_path: string | null;
  removed: RemovedLine | null;
  is_cleared: boolean;
}

const REMOVED = /^(\d{1,15})-(\d{1,15})-(\d{1,6})$/;

/** Reads everything that the page shows; `query` says what was just done. */
export async function readCartFacts(
  context: Context,
  visit: Visit,
  query: { removed?: string | undefined; cleared?: string | undefined } = {},
): Promise<CartFacts> {
  const owner = ownerOf(context, visit.cookie(CART_COOKIE));
  const cart = await readCart(context, owner);
  return {
    cart,
    estimate: cart.lines.length > 0 ? await estimateCart(context, cart) : null,
    payment: await cartPayment(context, visit),
    bought_path: boughtPath(context, visit),
    removed: readRemoved(query.removed),
    is_cleared: query.cleared !== undefined,
  };
}

/** The order that was made of the visitor's cart while it is not bought yet, or null. */
export async function cartPayment(context: Context, visit: Visit): Promise<CartPayment | null> {
  const row = await findCart(context, ownerOf(context, visit.cookie(CART_COOKIE)));
  if (!row || row.order_id === null) return null;
  const { status, payment } = await orderView(context, row.order_id);
  if (status === "cancelled" || payment === null) return null;
  return { order_id: row.order_id, is_live: payment.status !== "failed" && payment.status !== "voided" };
}

/** What the address says of a line that was taken out: `product-variant-quantity`. */
export function removedText(line: RemovedLine): string {
  return `${line.product_id}-${line.variant_id}-${line.quantity}`;
}

function readRemoved(text = ""): RemovedLine | null {
  const [, product_id, variant_id, quantity] = REMOVED.exec(text) ?? [];
  if (product_id === undefined) return null;
  return { product_id: Number(product_id), variant_id: Number(variant_id), quantity: Number(quantity) };
}

function boughtPath(context: Context, visit: Visit): string | null {
  if (isUser(context.actor)) return "/account/orders/";
  const [last] = rememberedOrders(visit);
  return last?.token ? `/orders/${last.order_id}/?token=${last.token}` : null;
}
