// The states of orders and payments as badges: their words, and how good the news is.
import type { OrderStatus, OrderView, PaymentState, SellerOrderStatus } from "#modules/orders";
import type { Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";

type Tone = NonNullable<Parameters<typeof badge>[1]>;

const ORDER_TONES: Readonly<Record<OrderStatus, Tone>> = {
  pending: "neutral",
  confirmed: "accent",
  partially_shipped: "accent",
  shipped: "accent",
  delivered: "success",
  partially_cancelled: "warning",
  cancelled: "neutral",
};

const PAYMENT_TONES: Readonly<Record<PaymentState, Tone>> = {
  pending: "warning",
  authorized: "neutral",
  captured: "success",
  partially_refunded: "neutral",
  refunded: "neutral",
  voided: "neutral",
  failed: "danger",
};

/** Where the order is. */
export function orderBadge(site: Site, status: OrderStatus): Markup {
  return badge(site.words.account.order.statuses[status], ORDER_TONES[status]);
}

/** Where one seller's part of it is. */
export function partBadge(site: Site, status: SellerOrderStatus): Markup {
  return badge(site.words.account.order.part_statuses[status], ORDER_TONES[status]);
}

/** Where the money is. Cash that is still to be handed over is nothing to worry about. */
export function paymentBadge(
  site: Site,
  order: Pick<OrderView, "payment_status" | "payment_method" | "status">,
): Markup {
  const { payment_statuses, pay_on_delivery } = site.words.account.order;
  const is_cash = order.payment_method === "cash_on_delivery" && order.payment_status === "pending";
  if (is_cash && order.status !== "cancelled") return badge(pay_on_delivery, "neutral");
  return badge(payment_statuses[order.payment_status], PAYMENT_TONES[order.payment_status]);
}

/** Only what a reader of a list has to know of the payment: that it is missing, or went back. */
export function paymentNews(site: Site, order: OrderView): Markup | null {
  return order.payment_status === "captured" || order.payment_status === "voided"
    ? null
    : paymentBadge(site, order);
}
