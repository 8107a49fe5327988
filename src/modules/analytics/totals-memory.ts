// Sums of closed days that were asked for before: a dashboard asks for the same ranges again and again.
import type { Services } from "#platform/context";
import type { Total } from "./total.ts";

const MAX_BYTES = 16 * 1024 * 1024;

/** All of one version of the closed days; the least recently used first. */
interface Memory {
  version: number;
  totals: Map<string, Total>;
  bytes: number;
}

const memories = new WeakMap<Services, Memory>();

/** The sum with this key, of this version of the closed days; copy it before adding to it. */
export function recallTotal(services: Services, version: number, key: string): Total | null {
  const memory = memories.get(services);
  const total = memory?.version === version ? memory.totals.get(key) : undefined;
  if (!memory || !total) return null;
  memory.totals.delete(key);
  memory.totals.set(key, total);
  return total;
}

/** Remembers a sum, which must not change from now on, until the closed days have another version. */
export function rememberTotal(services: Services, version: number, key: string, total: Total): void {
  let memory = memories.get(services);
  if (memory?.version !== version) {
    memory = { version, totals: new Map(), bytes: 0 };
    memories.set(services, memory);
  }
  memory.bytes += total.bytes - (memory.totals.get(key)?.bytes ?? 0);
  memory.totals.set(key, total);
  for (const [oldest, { bytes }] of memory.totals) {
    if (memory.bytes <= MAX_BYTES) break;
    memory.totals.delete(oldest);
    memory.bytes -= bytes;
  }
}
