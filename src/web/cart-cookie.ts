// The cookie that holds a guest's cart, by the token that the API knows it by.

import { DAY_MS, SECOND_MS } from "#platform/clock";
import type { SentCookie } from "#platform/http/page-route";

export const CART_COOKIE = "cart";
/** As long as an idle cart is kept. */
const KEPT_MS = 30 * DAY_MS;

/** The cookie for a guest's cart; with null it is taken away. */
export function cartCookie(token: string | null): SentCookie {
  return { name: CART_COOKIE, value: token, max_age_seconds: KEPT_MS / SECOND_MS };
}
