// When X happened, do Y: every reaction that crosses modules upwards, in one table.
import type { Events, TransactionContext } from "#platform/context";

/** What must be true now: runs inside the transaction that emitted the event. */
type Now = { [E in keyof Events]?: ((context: TransactionContext, payload: Events[E]) => Promise<void>)[] };

const now: Now = {};

/** Hands an event to everybody who listens. */
export async function publish(context: TransactionContext, event: string, payload: unknown): Promise<void> {
  const listeners =
    (now as Record<string, ((c: TransactionContext, p: unknown) => Promise<void>)[]>)[event] ?? [];
  for (const listener of listeners) await listener(context, payload);
}
