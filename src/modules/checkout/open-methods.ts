// The ways in which an order can still be paid; whether one may be used is judged again when it is.
import type { OrderView } from "#modules/orders";
import { isPaid, paymentMethods } from "#modules/payments";
import type { Context } from "#platform/context";
import { situationFor } from "./quote.ts";

/** The ways to pay what is left of an order, preferred first; none when nothing can be paid for it. */
export function openPaymentMethods(context: Context, order: OrderView): string[] {
  if (isPaid(order.payment_status) || order.status === "cancelled") return [];
  const live = order.parts.filter((part) => part.status !== "cancelled");
  const situation = situationFor(
    live.map((part) => part.items),
    {
      currency: order.currency,
      country: (order.shipping_address ?? order.billing_address)?.country ?? null,
      total_minor: live.reduce((sum, part) => sum + part.total_minor, 0),
    },
  );
  return paymentMethods(context, situation).map((choice) => choice.code);
}
