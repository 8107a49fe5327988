// What this process remembers for a while: bounded by number and size, the least recently used goes first.
import type { Clock } from "#platform/clock";

export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string, ttl_ms: number): void;
  delete(key: string): void;
  clear(): void;
}

interface Entry {
  value: string;
  expires_at: number;
}

/** Remembers at most `max_entries` values of `max_characters` in all. */
export function createMemory(clock: Clock, max_entries: number, max_characters: number): Memory {
  const entries = new Map<string, Entry>();
  let characters = 0;

  function forget(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    characters -= key.length + entry.value.length;
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
      entries.set(key, { value, expires_at: clock.now() + ttl_ms });
      characters += key.length + value.length;
      for (const oldest of entries.keys()) {
        if (entries.size <= max_entries && characters <= max_characters) break;
        forget(oldest);
      }
    },
    delete: forget,
    clear: () => {
      entries.clear();
      characters = 0;
    },
  };
}
