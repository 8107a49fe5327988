// Sums that were asked for before: a dashboard asks for the same days again and again.
import type { Services } from "#platform/context";

const MAX_BYTES = 16 * 1024 * 1024;

interface Entry {
  value: unknown;
  bytes: number;
}

/** The least recently used first. */
interface Memory {
  entries: Map<string, Entry>;
  bytes: number;
}

const memories = new WeakMap<Services, Memory>();

/**
 * What was remembered under this key. The key says everything that the sum depends on, so that what is no
 * longer true is not asked for any more, and goes when there is no room.
 */
export function recallSum<T>(services: Services, key: string): T | null {
  const memory = memories.get(services);
  const entry = memory?.entries.get(key);
  if (!memory || !entry) return null;
  memory.entries.delete(key);
  memory.entries.set(key, entry);
  return entry.value as T;
}

/** Remembers a sum, which nobody may change from now on; `bytes` is what it takes, about. */
export function rememberSum(services: Services, key: string, { value, bytes }: Entry): void {
  const memory = memories.get(services) ?? { entries: new Map<string, Entry>(), bytes: 0 };
  memories.set(services, memory);
  memory.bytes += bytes - (memory.entries.get(key)?.bytes ?? 0);
  memory.entries.set(key, { value, bytes });
  for (const [oldest, entry] of memory.entries) {
    if (memory.bytes <= MAX_BYTES) break;
    memory.entries.delete(oldest);
    memory.bytes -= entry.bytes;
  }
}
