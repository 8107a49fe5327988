// Messages from providers: verified before they are believed, remembered in the transaction of their effect.
import { type Context, now, type TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import { type GatewayOutcome, gatewayNamed, type RefundedOutcome } from "#platform/gateway";
import { isOpen } from "./states.ts";

/** A verified message and the payment it is about; `payment` is null when we know of none. */
export interface ReceivedEvent {
  provider: string;
  event_id: string;
  kind: string;
  raw: string;
  outcome: GatewayOutcome | RefundedOutcome;
  payment: { payment_id: number; order_id: number; is_open: boolean } | null;
  /** It was handled before: answer 200 and do nothing. */
  is_repeat: boolean;
}

/**
 * Verifies a provider's message; writes nothing. Refuses: missing (no such provider), unauthenticated
 * `invalid_signature`, malformed `malformed_event`. Hand the answer to `rememberEvent` in the transaction
 * that applies its outcome, so that a crash in between loses neither.
 */
export async function receiveEvent(
  context: Context,
  input: { provider: string; raw: string; header: (name: string) => string | null },
): Promise<ReceivedEvent> {
  const { provider, raw } = input;
  const event = gatewayNamed(context, provider).verifyEvent(context, raw, input.header);
  const known = await context.db
    .selectFrom("provider_events")
    .select("id")
    .where("provider", "=", provider)
    .where("event_id", "=", event.event_id)
    .executeTakeFirst();
  const payment = await context.db
    .selectFrom("payments")
    .select(["id as payment_id", "order_id", "status"])
    .where("provider", "=", provider)
    .where("provider_payment_id", "=", event.provider_payment_id)
    .executeTakeFirst();
  return {
    provider,
    raw,
    event_id: event.event_id,
    kind: event.kind,
    outcome: event.outcome,
    payment: payment
      ? { payment_id: payment.payment_id, order_id: payment.order_id, is_open: isOpen(payment.status) }
      : null,
    is_repeat: known !== undefined,
  };
}

/** Remembers a message beside its effect. False when it was handled before: then there must be no effect. */
export function rememberEvent(tx: TransactionContext, event: ReceivedEvent): Promise<boolean> {
  const row = {
    provider: event.provider,
    event_id: event.event_id,
    kind: event.kind,
    payload: event.raw,
    outcome: event.outcome.kind,
    received_at: now(tx),
  };
  return insertedOnce(tx, () => tx.db.insertInto("provider_events").values(row).execute());
}
