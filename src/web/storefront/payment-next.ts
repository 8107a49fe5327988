// Where a buyer goes after an attempt to pay: to the provider, to another attempt, or to the order.
import type { OrderView } from "#modules/orders";
import type { Site } from "../site.ts";

type Payable = Pick<OrderView, "id" | "payment">;

/** Did the attempt that counts end without money? */
export function isFailed({ payment }: Pick<OrderView, "payment">): boolean {
  return payment?.status === "failed" || payment?.status === "voided";
}

/** Is the attempt that counts a card's, still without an answer? */
export function isWaiting({ payment }: Pick<OrderView, "payment">): boolean {
  return payment?.status === "pending" && payment.method === "card";
}

/** The path of the order itself, with a guest's token. */
export function orderPagePath(site: Site, order_id: number, token: string | null, more = {}): string {
  return withQuery(site.link(`/orders/${order_id}/`), token, more);
}

/** The path of the page on which an order is paid. */
export function payPath(site: Site, order_id: number, token: string | null): string {
  return withQuery(site.link(`/orders/${order_id}/pay/`), token, {});
}

/** The next page after an order was placed or an attempt begun. */
export function afterAttempt(site: Site, order: Payable, token: string | null): string {
  const provider = isWaiting(order) ? providerPath(site, order) : null;
  return provider ?? afterReturn(site, order, token);
}

/** The next page of somebody who is back from the provider: never to it again by itself. */
export function afterReturn(site: Site, order: Payable, token: string | null): string {
  if (isFailed(order) || isWaiting(order)) return payPath(site, order.id, token);
  return orderPagePath(site, order.id, token, { placed: "1" });
}

/** The provider's page when it is one of ours: browsers do not let a form lead to another site. */
function providerPath(site: Site, { payment }: Payable): string | null {
  const address = payment?.redirect_url ?? "";
  if (!URL.canParse(address)) return null;
  const { origin, pathname, search } = new URL(address);
  return origin === new URL(site.origin).origin ? pathname + search : null;
}

function withQuery(path: string, token: string | null, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams({ ...(token === null ? {} : { token }), ...more });
  return query.size === 0 ? path : `${path}?${query}`;
}
