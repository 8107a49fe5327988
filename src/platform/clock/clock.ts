// The only place that reads the time: everything else is handed a clock, so tests can move it.

/** Milliseconds since the epoch, UTC. */
export interface Clock {
  now(): number;
}

/** A clock that a test or a seeded world sets and moves by hand. */
export interface ManualClock extends Clock {
  set(time_ms: number): void;
  advance(duration_ms: number): void;
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const systemClock: Clock = { now: () => Date.now() };

/** A clock standing still at `start_ms` until it is moved. */
export function manualClock(start_ms: number): ManualClock {
  let current = start_ms;
  return {
    now: () => current,
    set: (time_ms) => {
      current = time_ms;
    },
    advance: (duration_ms) => {
      current += duration_ms;
    },
  };
}

/** A monotonic reading in milliseconds, for measuring durations only. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}

/** RFC 3339 in UTC with milliseconds, as every time is shown: `2026-01-31T10:00:00.000Z`. */
export function isoTime(time_ms: number): string {
  return new Date(time_ms).toISOString();
}

/** Waits `duration_ms`. */
export function pause(duration_ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration_ms));
}
