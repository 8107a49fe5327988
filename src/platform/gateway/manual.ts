// Money that people hand over by themselves: bank transfers and cash on delivery. Nobody outside is asked.
import { CURRENCIES } from "#platform/money";
import { Refusal } from "#platform/refusal";
import type { GatewayOutcome, PaymentGateway, StartedPayment } from "./gateway.ts";

/**
 * Bank transfer: pending until staff say that the money came. Cash on delivery: pending until the goods are
 * handed over. Refunds are paid out by a person, so they stay pending until somebody says so.
 */
export function createManualGateway(): PaymentGateway {
  return {
    provider: "manual",
    methods: ["bank_transfer", "cash_on_delivery"],
    currencies: CURRENCIES,
    start: async (_context, input) => waiting(input.payment_id),
    capture: async (_context, payment) => ({
      kind: "captured",
      provider_payment_id: manualId(payment.payment_id),
      amount_minor: payment.amount_minor,
      currency: payment.currency,
    }),
    void: async (_context, payment) => ({
      kind: "voided",
      provider_payment_id: manualId(payment.payment_id),
    }),
    refund: async () => ({ kind: "pending", provider_refund_id: null }),
    status: async (_context, payment: StartedPayment) => waiting(payment.payment_id),
    verifyEvent: () => {
      throw new Refusal("missing", "not_found", "There is no such payment provider.");
    },
  };
}

/** What the buyer writes on the transfer, and the payment's name at the provider that does not exist. */
export function manualId(payment_id: number): string {
  return `PAY-${payment_id}`;
}

function waiting(payment_id: number): GatewayOutcome {
  return {
    kind: "pending",
    provider_payment_id: manualId(payment_id),
    redirect_url: null,
    client_secret: null,
    reference: manualId(payment_id),
  };
}
