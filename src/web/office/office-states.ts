// The states that the back office shows, each with its tone.
import type { OrderStatus, OrderView, PaymentState, SellerOrderStatus } from "#modules/orders";
import type { RefundStatus } from "#modules/payments";
import type { SellerStatus } from "#modules/sellers";
import type { Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { type StateTone, stateBadge } from "../ui/state-badge.ts";

const SELLER_TONES: Readonly<Record<SellerStatus, StateTone>> = {
  pending: "warning",
  approved: "success",
  suspended: "danger",
  rejected: "neutral",
};

const ORDER_TONES: Readonly<Record<OrderStatus, StateTone>> = {
  pending: "warning",
  confirmed: "info",
  partially_shipped: "info",
  shipped: "info",
  delivered: "success",
  partially_cancelled: "warning",
  cancelled: "neutral",
};

const PAYMENT_TONES: Readonly<Record<PaymentState, StateTone>> = {
  pending: "warning",
  authorized: "info",
  captured: "success",
  partially_refunded: "neutral",
  refunded: "neutral",
  voided: "neutral",
  failed: "danger",
};

const PRODUCT_TONES = { draft: "neutral", published: "success", archived: "warning" } as const;
const REFUND_TONES = { pending: "warning", succeeded: "success", failed: "danger" } as const;

export function sellerState(site: Site, status: SellerStatus): Markup {
  return stateBadge(site.words.office.sellers.statuses[status], SELLER_TONES[status]);
}

export function orderState(site: Site, status: OrderStatus | SellerOrderStatus): Markup {
  return stateBadge(site.words.account.order.statuses[status], ORDER_TONES[status]);
}

/** Cash that is still to be handed over is nothing to worry about. */
export function paymentState(
  site: Site,
  order: Pick<OrderView, "payment_status" | "payment_method" | "status">,
): Markup {
  const { payment_statuses, pay_on_delivery } = site.words.account.order;
  const is_cash = order.payment_method === "cash_on_delivery" && order.payment_status === "pending";
  if (is_cash && order.status !== "cancelled") return stateBadge(pay_on_delivery);
  return stateBadge(payment_statuses[order.payment_status], PAYMENT_TONES[order.payment_status]);
}

/** One attempt to pay. */
export function attemptState(site: Site, status: PaymentState): Markup {
  return stateBadge(site.words.account.order.payment_statuses[status], PAYMENT_TONES[status]);
}

export function refundState(site: Site, status: RefundStatus): Markup {
  return stateBadge(site.words.office.orders.refund_statuses[status], REFUND_TONES[status]);
}

export function productState(site: Site, status: keyof typeof PRODUCT_TONES): Markup {
  return stateBadge(site.words.office.products.statuses[status], PRODUCT_TONES[status]);
}

/** Is the account on? */
export function accountState(site: Site, is_active: boolean): Markup {
  const { on, off } = site.words.office.users;
  return is_active ? stateBadge(on, "success") : stateBadge(off, "danger");
}
