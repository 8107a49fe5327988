// Sums that were asked for before: a dashboard asks for the same days again and again.
import { createMemory, type Memory } from "#platform/cache";
import { DAY_MS } from "#platform/clock";
import type { Context, Services } from "#platform/context";

/** A sum that nobody may change from now on, and what it takes in memory, about. */
interface Sum {
  value: unknown;
  bytes: number;
}

const LIMITS = { max_entries: 10_000, max_size: 16 * 1024 * 1024, sizeOf: ({ bytes }: Sum) => bytes };
/** Sums do not age: later, somebody else's are worth more. */
const TTL_MS = DAY_MS;

const memories = new WeakMap<Services, Memory<Sum>>();

/**
 * What was remembered under this key; null within a transaction, which may see what nobody else does. The key
 * says everything that the sum depends on, so that what is no longer true is not asked for any more, and goes
 * when there is no room.
 */
export function recallSum<T>({ services, transaction }: Context, key: string): T | null {
  const sum = transaction ? null : memories.get(services)?.get(key);
  return sum ? (sum.value as T) : null;
}

/** Remembers a sum, but not what a transaction has read, which may be undone. */
export function rememberSum({ services, transaction }: Context, key: string, sum: Sum): void {
  if (transaction) return;
  const memory = memories.get(services) ?? createMemory(services.clock, LIMITS);
  memories.set(services, memory);
  memory.set(key, sum, TTL_MS);
}
