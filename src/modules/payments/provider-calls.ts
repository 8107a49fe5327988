// Asking the provider, never inside a transaction; every call may be repeated by whoever comes next.
import { type Context, now } from "#platform/context";
import { type GatewayOutcome, GatewayTrouble, gatewayNamed, type PaymentGateway } from "#platform/gateway";
import { type Payment, paymentById } from "./attempts.ts";
import { isOpen, isPaid } from "./states.ts";

/** A provider that did not answer is asked once more, with the same key, before the buyer is told to wait. */
const MAX_TRIES = 2;

/**
 * Begins the attempt at its provider or finds out how it stands there; safe to repeat, also after a crash. An
 * authorization is captured at once. When the provider does not answer, the outcome is `pending`: the
 * buyer's return, the provider's event or the sweeper asks again. An attempt whose time is over is not
 * begun: `payment_expired`. `token` counts when none was kept; `return_url` is where the provider sends the
 * buyer back to; `payment` is the attempt itself where the caller has just read or written it.
 */
export async function callProvider(
  context: Context,
  payment_id: number,
  options: { token?: string | null; return_url?: string; payment?: Payment } = {},
): Promise<GatewayOutcome> {
  const payment = options.payment ?? (await paymentById(context, payment_id));
  if (!isOpen(payment.status)) return knownOutcome(payment);
  const gateway = gatewayNamed(context, payment.provider);
  try {
    const outcome = await beginOrFind(context, gateway, payment, options);
    return outcome.kind === "authorized"
      ? await withOneRepeat(() => gateway.capture(context, begun(payment, outcome.provider_payment_id)))
      : outcome;
  } catch (error) {
    if (!(error instanceof GatewayTrouble)) throw error;
    context.services.log.warn({ err: error, payment_id }, "a payment provider did not answer");
    return waiting(payment);
  }
}

/**
 * Tells the provider that an attempt was given up: what the job `payment.void` does. When it is too late
 * and the money was taken, gives that outcome, to be finalized like any other; else null.
 */
export async function sendVoid(
  context: Context,
  { payment_id }: { payment_id: number },
): Promise<GatewayOutcome | null> {
  const payment = await paymentById(context, payment_id);
  const gateway = gatewayNamed(context, payment.provider);
  const outcome = await gateway.void(context, begun(payment, payment.provider_payment_id));
  return outcome.kind === "captured" && !isPaid(payment.status) ? outcome : null;
}

/** The key under which the provider remembers this attempt. */
function keyOf(payment: Payment): string {
  return `payment:${payment.id}`;
}

async function beginOrFind(
  context: Context,
  gateway: PaymentGateway,
  payment: Payment,
  options: { token?: string | null; return_url?: string },
): Promise<GatewayOutcome> {
  const is_over = payment.expires_at !== null && payment.expires_at <= now(context);
  if (is_over || payment.provider_payment_id !== null) {
    const known = await gateway.status(context, begun(payment, payment.provider_payment_id));
    if (is_over && (known === null || known.kind === "pending"))
      return endAtProvider(context, gateway, payment);
    if (known) return known;
  }
  return withOneRepeat(() =>
    gateway.start(context, {
      payment_id: payment.id,
      method: payment.method,
      amount_minor: payment.amount_minor,
      currency: payment.currency,
      token: payment.provider_token ?? options.token ?? null,
      return_url: options.return_url ?? `${context.services.config.url}/`,
      idempotency_key: keyOf(payment),
    }),
  );
}

/** Its time is over: at the provider too, or its buyer could still pay there what nobody waits for. */
async function endAtProvider(
  context: Context,
  gateway: PaymentGateway,
  payment: Payment,
): Promise<GatewayOutcome> {
  const outcome = await gateway.void(context, begun(payment, payment.provider_payment_id));
  if (outcome.kind === "captured") return outcome;
  return { kind: "failed", provider_payment_id: null, code: "payment_expired" };
}

async function withOneRepeat<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof GatewayTrouble) || attempt >= MAX_TRIES) throw error;
    }
  }
}

function begun(payment: Payment, provider_payment_id: string | null) {
  return {
    payment_id: payment.id,
    provider_payment_id,
    amount_minor: payment.amount_minor,
    currency: payment.currency,
    idempotency_key: keyOf(payment),
  };
}

function waiting(payment: Payment): GatewayOutcome {
  const { provider_payment_id, redirect_url, client_secret, reference } = payment;
  return { kind: "pending", provider_payment_id, redirect_url, client_secret, reference };
}

/** What our own row says of an attempt that is no longer in flight. */
function knownOutcome(payment: Payment): GatewayOutcome {
  const { provider_payment_id, amount_minor, currency } = payment;
  if (isPaid(payment.status)) {
    return {
      kind: "captured",
      provider_payment_id: provider_payment_id ?? keyOf(payment),
      amount_minor,
      currency,
    };
  }
  if (payment.status === "voided") return { kind: "voided", provider_payment_id };
  return { kind: "failed", provider_payment_id, code: payment.failure_code ?? "failed" };
}
