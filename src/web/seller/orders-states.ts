// How a seller order stands, as a badge, and who may do something about it.
import type { SellerOrderStatus, SellerOrderView } from "#modules/orders";
import { maySell, membershipOf } from "#modules/sellers";
import type { Context } from "#platform/context";
import type { Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { type StateTone, stateBadge } from "../ui/state-badge.ts";

const TONES: Readonly<Record<SellerOrderStatus, StateTone>> = {
  pending: "warning",
  confirmed: "info",
  shipped: "info",
  delivered: "success",
  cancelled: "neutral",
};

/** Where the order is in the seller's work. */
export function partState(site: Site, { part }: SellerOrderView): Markup {
  const { orders: words } = site.words.selling;
  const is_partly_sent = part.status === "confirmed" && part.shipments.length > 0;
  return stateBadge(is_partly_sent ? words.part_sent : words.state_of[part.status], TONES[part.status]);
}

/** May the member confirm, ship, deliver and cancel? Suspended sellers finish what they have. */
export function mayFulfil(context: Context): boolean {
  const status = membershipOf(context)?.status;
  return maySell(context.actor, "orders.fulfil") && (status === "approved" || status === "suspended");
}
