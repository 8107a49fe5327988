// What this process remembers for a while: bounded by number and size, the least recently used goes first.
import type { Clock } from "#platform/clock";

export interface Memory<T> {
  get(key: string): T | null;
  set(key: string, value: T, ttl_ms: number): void;
  delete(key: string): void;
  clear(): void;
}

/** How much is remembered; what a value takes is counted in the unit of `max_size`, its key by characters. */
export interface MemoryLimits<T> {
  max_entries: number;
  max_size: number;
  sizeOf(value: T): number;
}

interface Entry<T> {
  value: T;
  size: number;
  expires_at: number;
}

/** Remembers at most so many values of so much in all; one that is larger than all is not kept. */
export function createMemory<T>(
  clock: Pick<Clock, "now">,
  { max_entries, max_size, sizeOf }: MemoryLimits<T>,
): Memory<T> {
  const entries = new Map<string, Entry<T>>();
  let size = 0;

  function forget(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    size -= entry.size;
  }

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (!entry) return null;
      if (entry.expires_at <= clock.now()) {
        forget(key);
        return null;
      }
      // A Map keeps the order of insertion: what was used moves to the end, the front is what was not.
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, ttl_ms) => {
      forget(key);
      const own_size = key.length + sizeOf(value);
      entries.set(key, { value, size: own_size, expires_at: clock.now() + ttl_ms });
      size += own_size;
      for (const oldest of entries.keys()) {
        if (entries.size <= max_entries && size <= max_size) break;
        forget(oldest);
      }
    },
    delete: forget,
    clear: () => {
      entries.clear();
      size = 0;
    },
  };
}
