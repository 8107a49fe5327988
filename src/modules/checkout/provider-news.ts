// News that nobody waits for at a browser: the provider's own messages, and payments that were never heard of
// again.
import { callProvider, receiveEvent } from "#modules/payments";
import { MINUTE_MS } from "#platform/clock";
import { type Context, now, SYSTEM_ACTOR, withActor } from "#platform/context";
import { finalize } from "./finalize.ts";

/**
 * A payment that is pending longer than this is asked about; before that its buyer may still be at the
 * provider's.
 */
const QUIET_MS = 2 * MINUTE_MS;
const BATCH = 100;

/**
 * A provider's message: verified, then applied once, whatever came before it. Refuses: missing (no such
 * provider), `invalid_signature`, `malformed_event`.
 */
export async function receiveProviderEvent(
  context: Context,
  input: { provider: string; raw: string; header: (name: string) => string | null },
): Promise<void> {
  const event = await receiveEvent(context, input);
  if (event.is_repeat) return;
  if (!event.payment) {
    // Ours is not known under the provider's name yet, or it is somebody else's: `healPayments` asks about
    // ours.
    context.services.log.warn({ provider: input.provider, kind: event.kind }, "news of an unknown payment");
    return;
  }
  const { payment_id, order_id } = event.payment;
  await finalize(context, { payment_id, order_id, outcome: event.outcome, event });
}

/**
 * Asks the providers about payments that have been pending too long and applies the answers; returns how many
 * were asked. What a crash left between two steps of a checkout is healed here when nobody repeats the call.
 */
export async function healPayments(context: Context): Promise<number> {
  const system = withActor(context, SYSTEM_ACTOR);
  const quiet = await system.db
    .selectFrom("payments")
    .select(["id", "order_id", "method", "updated_at"])
    .where("status", "in", ["pending", "authorized"])
    .where("updated_at", "<=", now(system) - QUIET_MS)
    .where("provider", "<>", "manual")
    .orderBy("updated_at")
    .limit(BATCH)
    .execute();
  for (const payment of quiet) await heal(system, payment.id, payment.order_id);
  return quiet.length;
}

async function heal(context: Context, payment_id: number, order_id: number): Promise<void> {
  try {
    const outcome = await callProvider(context, payment_id);
    await finalize(context, { payment_id, order_id, outcome });
  } catch (error) {
    context.services.log.error({ err: error, payment_id }, "a payment could not be healed");
  }
}
