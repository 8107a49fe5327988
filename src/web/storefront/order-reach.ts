// How a page reaches an order: by the session, or by the token in its address, which every link and form of
// the page then carries on.
import { isUser } from "#modules/identity";
import { type OrderView, orderView } from "#modules/orders";
import { type Payment, paymentsOf } from "#modules/payments";
import type { PageAnswer, PageCall } from "#platform/http/page-route";
import { seeOther } from "#platform/http/page-route";
import { orderToken, reachOrder } from "../../api/orders-access.ts";
import { privateSite, type Site } from "../site.ts";

/** An order in front of whoever may see it. */
export interface ReachedOrder {
  order: OrderView;
  /** Every attempt to pay it, oldest first. */
  attempts: readonly Payment[];
  /** The guest's token when that opened it; null for the account's own order. */
  token: string | null;
}

/**
 * Shows the order that the path names. Somebody who brings neither session nor token signs in first, whatever
 * the number. Refuses `missing` for everybody else's order.
 */
export async function withOrder<Q>(
  { context, visit, params }: PageCall<{ id: number }, Q>,
  show: (site: Site, reached: ReachedOrder) => PageAnswer | Promise<PageAnswer>,
): Promise<PageAnswer> {
  const token = orderToken(visit);
  const site = await privateSite(context, visit);
  if (!isUser(context.actor) && token === null) {
    return seeOther(site.link(`/sign-in/?${new URLSearchParams({ next: pageOf(visit.path) })}`));
  }
  const { by_token } = await reachOrder(context, params.id, visit);
  const order = await orderView(context, params.id);
  const attempts = (await paymentsOf(context, [order.id])).get(order.id) ?? [];
  return show(site, { order, attempts, token: by_token ? token : null });
}

/** A page of this order: `""` is the order itself, `"print/"` its summary. */
export function orderPath(
  site: Site,
  { order, token }: ReachedOrder,
  page = "",
  query: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams({ ...(token === null ? {} : { token }), ...query }).toString();
  return site.link(`/orders/${order.id}/${page}${parameters === "" ? "" : `?${parameters}`}`);
}

/** What is left of the order when cancelled parts are left out. */
export function liveParts({ parts }: Pick<OrderView, "parts">): OrderView["parts"] {
  return parts.filter((part) => part.status !== "cancelled");
}

function pageOf(path: string): string {
  return path.split("?")[0] ?? path;
}
