// Payment providers behind one interface: what they are asked, what they answer, and which of them this
// shop has.
import type { Config } from "#platform/config";
import type { Context } from "#platform/context";
import { Refusal } from "#platform/refusal";
import { createFakeGateway } from "./fake.ts";
import { guarded } from "./guard.ts";
import { createManualGateway } from "./manual.ts";

export {
  decideFakePayment,
  type FakeDecision,
  type FakeDelivery,
  type FakePayment,
  fakeDelivery,
  fakePayment,
} from "./fake.ts";
export { FAKE_SIGNATURE_HEADER, signFakeEvent } from "./fake-events.ts";
export { GatewayTrouble } from "./guard.ts";
export { manualId } from "./manual.ts";

/** The ways to pay that a provider can offer. */
export type GatewayMethod = "card" | "bank_transfer" | "cash_on_delivery";

/** Money that the provider holds or has taken, in its own words about how much. */
export interface MoneyAnswer {
  provider_payment_id: string;
  amount_minor: number;
  currency: string;
}

/** How things stand with a payment, as the provider says. */
export type GatewayOutcome =
  | ({ kind: "captured"; reference?: string | null } & MoneyAnswer)
  | ({ kind: "authorized" } & MoneyAnswer)
  | {
      kind: "pending";
      provider_payment_id: string | null;
      redirect_url: string | null;
      client_secret: string | null;
      /** What the buyer writes on a bank transfer. */
      reference: string | null;
    }
  | { kind: "failed"; provider_payment_id: string | null; code: string }
  | { kind: "voided"; provider_payment_id: string | null };

/**
 * Money that went back. `refund_key` is the key we gave, null when the refund was made at the provider's
 * desk.
 */
export type RefundedOutcome = {
  kind: "refunded";
  refund_key: string | null;
  provider_refund_id: string;
} & MoneyAnswer;

/** What a provider says about a refund. `pending`: a person or a bank still has to act. */
export type RefundOutcome =
  | { kind: "succeeded"; provider_refund_id: string }
  | { kind: "pending"; provider_refund_id: string | null }
  | { kind: "failed"; code: string };

/** A verified message from a provider. The same `event_id` always means the same event. */
export interface GatewayEvent {
  event_id: string;
  kind: string;
  provider_payment_id: string;
  outcome: GatewayOutcome | RefundedOutcome;
}

export interface StartInput {
  payment_id: number;
  method: GatewayMethod;
  amount_minor: number;
  currency: string;
  /** What the buyer's browser got from the provider; null where the method needs none. */
  token: string | null;
  /** Where the provider sends the buyer back to. */
  return_url: string;
  idempotency_key: string;
}

export interface RefundInput {
  refund_id: number;
  provider_payment_id: string | null;
  amount_minor: number;
  currency: string;
  idempotency_key: string;
}

/** What is known of a payment that was begun: the provider finds it by its own id, or else by our key. */
export interface StartedPayment {
  payment_id: number;
  provider_payment_id: string | null;
  amount_minor: number;
  currency: string;
  idempotency_key: string;
}

/**
 * One payment provider. Every call may be repeated with the same key and has one effect; none may be made
 * while a transaction is open; each ends within `GATEWAY_TIMEOUT_MS` or throws `GatewayTrouble`, which says
 * nothing about whether the provider did it.
 */
export interface PaymentGateway {
  readonly provider: string;
  readonly methods: readonly GatewayMethod[];
  readonly currencies: readonly string[];
  /** Begins a payment, or finds the one begun before with this key. */
  start(context: Context, input: StartInput): Promise<GatewayOutcome>;
  /** Takes what was authorized. */
  capture(context: Context, payment: StartedPayment): Promise<GatewayOutcome>;
  /** Gives up what is not captured; answers `captured` when it is too late for that. */
  void(context: Context, payment: StartedPayment): Promise<GatewayOutcome>;
  refund(context: Context, input: RefundInput): Promise<RefundOutcome>;
  /** How the payment stands now; null when the provider knows of none. */
  status(context: Context, payment: StartedPayment): Promise<GatewayOutcome | null>;
  /**
   * Checks the signature over the raw body in constant time and within five minutes. Refuses: unauthenticated
   * `invalid_signature`, malformed `malformed_event`.
   */
  verifyEvent(context: Context, raw: string, header: (name: string) => string | null): GatewayEvent;
}

declare module "#platform/context" {
  interface Services {
    gateways: readonly PaymentGateway[];
  }
}

/**
 * The providers of this shop, in the order in which they are preferred. The fake one never exists in
 * production.
 */
export function createGateways(config: Config): readonly PaymentGateway[] {
  const gateways = [createManualGateway()];
  if (config.environment !== "production") gateways.unshift(createFakeGateway(config));
  return gateways.map((gateway) => guarded(gateway));
}

/** The first provider that offers the method in the currency, or null. */
export function gatewayFor(
  context: Context,
  method: string,
  currency: string,
): (PaymentGateway & { readonly method: GatewayMethod }) | null {
  for (const gateway of context.services.gateways) {
    const known = gateway.methods.find((offered) => offered === method);
    if (known && gateway.currencies.includes(currency)) return { ...gateway, method: known };
  }
  return null;
}

/** The provider by its name. Refuses (missing) one that this shop does not have. */
export function gatewayNamed(context: Context, provider: string): PaymentGateway {
  const gateway = context.services.gateways.find((known) => known.provider === provider);
  if (!gateway) throw new Refusal("missing", "not_found", "There is no such payment provider.");
  return gateway;
}
