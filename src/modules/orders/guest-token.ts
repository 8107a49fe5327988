// The capability of a guest's order: derived from the shop's secret, so that a mail can carry it and no row
// holds it.
import { createHmac } from "node:crypto";
import type { Context } from "#platform/context";

const TOKEN_BYTES = 16;

/**
 * The 128-bit token of the order that was made of this cart. Only its hash is stored; nobody can make it
 * without the shop's secret.
 */
export function guestToken(context: Context, cart_id: number): string {
  return createHmac("sha256", context.services.config.secret)
    .update(`guest-order:${cart_id}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString("base64url");
}

/** The token to hand to whoever just placed this order as a guest; null for an account's order. */
export function guestOrderToken(
  context: Context,
  order: { user_id: number | null; cart_id: number },
): string | null {
  return order.user_id === null ? guestToken(context, order.cart_id) : null;
}
