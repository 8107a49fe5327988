// Which ways to pay are open in a situation; judged again when one is used, not only when they are listed.

import { z } from "zod";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { type GatewayMethod, gatewayFor } from "#platform/gateway";
import { Refusal } from "#platform/refusal";
import { readSetting, type Setting } from "#platform/settings";

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

/** How many hours an order waits for its bank transfer before it is cancelled; counts for orders to come. */
export const TRANSFER_HOLD_HOURS: Setting<number> = {
  name: "payments.transfer_hold_hours",
  schema: z.int().min(1).max(720),
  initial: (7 * DAY_MS) / HOUR_MS,
};

const HOLD_MS: Readonly<Record<GatewayMethod, number | null>> = {
  card: 30 * MINUTE_MS,
  bank_transfer: TRANSFER_HOLD_HOURS.initial * HOUR_MS,
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

/** Until when stock is held for this way to pay; null: until somebody decides, or nothing is to be paid. */
export async function holdUntil(context: Context, choice: PaymentChoice | null): Promise<number | null> {
  if (choice === null || choice.hold_ms === null) return null;
  const is_transfer = choice.code === "bank_transfer";
  const hold_ms = is_transfer ? (await readSetting(context, TRANSFER_HOLD_HOURS)) * HOUR_MS : choice.hold_ms;
  return now(context) + hold_ms;
}

/** The refusal for a way to pay that is not open. */
export function methodUnavailable(method: string): Refusal {
  const message = `This order can't be paid by ${method.replaceAll("_", " ")}.`;
  return new Refusal("invalid", "payment_method_unavailable", message, {
    errors: [{ field: "payment_method", code: "payment_method_unavailable", message }],
  });
}
