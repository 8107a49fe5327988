// What happens to a browser when somebody signs in or out on it: its cookies, its former session, its cart.
import { mergeCarts } from "#modules/cart";
import { type Device, endOwnSession, isUser, type WebSession } from "#modules/identity";
import type { Context } from "#platform/context";
import type { SentCookie, Visit } from "#platform/http/page-route";
import { VISIT_COOKIE } from "#platform/http/page-server";
import { CART_COOKIE, cartCookie } from "../cart-cookie.ts";
import { sessionCookie } from "../session-cookie.ts";

const NO_VISIT: SentCookie = { name: VISIT_COOKIE, value: null };

/** Where a session is opened from. */
export function deviceOf({ user_agent, address }: Visit): Device {
  return { user_agent, address };
}

/**
 * Takes the new session into the browser: the former one ends, and the guest's cart joins the account's. A
 * cart that can't (another currency, a payment under way) stays the guest's and keeps its cookie, so that
 * nothing is lost.
 */
export async function enter(context: Context, visit: Visit, session: WebSession): Promise<SentCookie[]> {
  if (isUser(context.actor)) await endOwnSession(context);
  const token = visit.cookie(CART_COOKIE);
  const outcome = await mergeCarts(context, { user_id: session.user_id, token });
  const is_cart_over = token !== null && (outcome === "merged" || outcome === "nothing");
  return [sessionCookie(session.web_secret), NO_VISIT, ...(is_cart_over ? [cartCookie(null)] : [])];
}

/** Ends the session, and what the browser knew of it. A guest's cart is nobody's secret and stays. */
export async function leave(context: Context): Promise<SentCookie[]> {
  if (isUser(context.actor)) await endOwnSession(context);
  return [sessionCookie(null), NO_VISIT];
}
