// How a buyer gets back to an order while it is being paid: by the session, by the token in the address, or
// by a cookie that remembers a guest's last orders, because payment providers send people back without it.

import type { OrderView } from "#modules/orders";
import { orderView } from "#modules/orders";
import { DAY_MS, SECOND_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import type { SentCookie, Visit } from "#platform/http/page-route";
import { DEFAULT_LANGUAGE, isLanguage, type Language } from "#platform/i18n";
import { orderToken, reachOrder } from "../../api/orders-access.ts";

const ORDERS_COOKIE = "orders";
const MAX_ORDERS = 5;
/** As long as a bank transfer is waited for. */
const KEPT_MS = 7 * DAY_MS;
const ENTRY = /^(\d{1,16})\.(\w\w)\.([\w-]{0,40})$/;

/** An order that this browser placed, in the language in which it was placed. */
export interface RememberedOrder {
  order_id: number;
  language: Language;
  /** A guest's; null where the account opens it. */
  token: string | null;
}

/** The orders that this browser placed, newest first. */
export function rememberedOrders(visit: Visit): RememberedOrder[] {
  return (visit.cookie(ORDERS_COOKIE) ?? "").split("~").flatMap((text) => {
    const [, id = "", language = "", token = ""] = ENTRY.exec(text) ?? [];
    if (id === "") return [];
    const spoken = isLanguage(language) ? language : DEFAULT_LANGUAGE;
    return [{ order_id: Number(id), language: spoken, token: token || null }];
  });
}

/** The cookie with this order in front. */
export function rememberOrder(visit: Visit, order_id: number, token: string | null): SentCookie {
  const others = rememberedOrders(visit).filter((order) => order.order_id !== order_id);
  const value = [{ order_id, language: visit.language, token }, ...others]
    .slice(0, MAX_ORDERS)
    .map((order) => `${order.order_id}.${order.language}.${order.token ?? ""}`)
    .join("~");
  return { name: ORDERS_COOKIE, value, max_age_seconds: KEPT_MS / SECOND_MS };
}

/** An order in front of whoever pays it. */
export interface PayersOrder {
  order: OrderView;
  /** The guest's token when that opened it. */
  token: string | null;
  language: Language;
}

/** The order if it is this visitor's. Refuses `missing` for everybody else's. */
export async function reachPayersOrder(
  context: Context,
  visit: Visit,
  order_id: number,
): Promise<PayersOrder> {
  const remembered = rememberedOrders(visit).find((order) => order.order_id === order_id);
  const token = orderToken(visit) ?? remembered?.token ?? null;
  const header = (name: string) => (name === "x-order-token" ? token : visit.header(name));
  const { by_token } = await reachOrder(context, order_id, { ...visit, header });
  const order = await orderView(context, order_id);
  const language =
    visit.language === DEFAULT_LANGUAGE ? (remembered?.language ?? visit.language) : visit.language;
  return { order, token: by_token ? token : null, language };
}
