// Which ways to pay are open in a situation; judged again when one is used, not only when they are listed.

import { DAY_MS, MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { type GatewayMethod, gatewayFor } from "#platform/gateway";
import { Refusal } from "#platform/refusal";

/** A way to pay and how long stock is held for it; null: until somebody decides. */
export interface PaymentChoice {
  code: GatewayMethod;
  provider: string;
  hold_ms: number | null;
}

/** What decides which ways to pay are open. */
export interface PaymentSituation {
  currency: string;
  /** Where the goods go, or the bill when nothing is sent; null while it is unknown. */
  country: string | null;
  total_minor: number;
  /** A carrier hands over something of every seller, so cash can be taken for everything. */
  has_physical: boolean;
}

const HOLD_MS: Readonly<Record<GatewayMethod, number | null>> = {
  card: 30 * MINUTE_MS,
  bank_transfer: 7 * DAY_MS,
  cash_on_delivery: null,
};
const METHODS = Object.keys(HOLD_MS) as GatewayMethod[];

/** The ways to pay, preferred first; none when there is nothing to pay. */
export function paymentMethods(context: Context, situation: PaymentSituation): PaymentChoice[] {
  if (situation.total_minor <= 0) return [];
  return METHODS.flatMap((code) => {
    if (code === "cash_on_delivery" && !situation.has_physical) return [];
    const gateway = gatewayFor(context, code, situation.currency);
    return gateway ? [{ code, provider: gateway.provider, hold_ms: HOLD_MS[code] }] : [];
  });
}

/**
 * The chosen way to pay. Refuses (422) `payment_method_unavailable` when it is not open in this situation.
 */
export function requirePaymentMethod(
  context: Context,
  method: string,
  situation: PaymentSituation,
): PaymentChoice {
  const choice = paymentMethods(context, situation).find((known) => known.code === method);
  if (!choice) throw methodUnavailable(method);
  return choice;
}

/** The refusal for a way to pay that is not open. */
export function methodUnavailable(method: string): Refusal {
  const message = `This order can't be paid by ${method.replaceAll("_", " ")}.`;
  return new Refusal("invalid", "payment_method_unavailable", message, {
    errors: [{ field: "payment_method", code: "payment_method_unavailable", message }],
  });
}
