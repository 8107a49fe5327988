// How fast files are worked off: as fast as it goes while nobody asks for anything, else beside those who do.
import { pause, stopwatch } from "#platform/clock";
import type { Context } from "#platform/context";

/** How fast files are worked off. */
export interface Pace {
  /** Rows per transaction at most, but for those of one product that are tried together. */
  piece_rows: number;
  /** A piece that took so long ends, however few rows it has. */
  piece_ms: number;
  /** After a piece the process rests so many times as long as the piece took, while others ask for things. */
  rest_share: number;
  /** A job ends after so long and asks for the next one, so that other jobs and a stop get their turn. */
  slice_ms: number;
}

/** Leaves four fifths of the time to everybody else, and still more to whoever is just waiting. */
export const QUIET_PACE: Pace = { piece_rows: 16, piece_ms: 15, rest_share: 4, slice_ms: 5000 };

/** So long nobody must have asked for anything before there is no rest. */
const IDLE_MS = 500;
/** For so long at most a piece waits before it begins, and its transaction for readers while it is open. */
const STAND_ASIDE_MS = 50;
const HELD_ASIDE_MS = 30;

/** The processor is one for the whole process, and so is the line before it. */
const line = { last: Promise.resolve() };

/**
 * One piece at a time, of whatever file, once nobody waits for an answer, and the rest after it. `work` gives how
 * long it worked besides what it was to give.
 */
export async function inTurn<T>(
  { services: { traffic } }: Context,
  pace: Pace,
  work: () => Promise<{ result: T; worked_ms: number }>,
): Promise<T> {
  const done = line.last.then(() => traffic.gap("all", STAND_ASIDE_MS)).then(work);
  line.last = done.then(
    ({ worked_ms }) => (traffic.isIdle(IDLE_MS) ? undefined : pause(worked_ms * pace.rest_share)),
    () => undefined,
  );
  return (await done).result;
}

/**
 * Lets those who only read go first, between two steps of a transaction. Writers wait for it to end, so all
 * its waiting together is short. `worked_ms` leaves the waiting out.
 */
export function steps({ services: { traffic } }: Context): { next(): Promise<void>; worked_ms(): number } {
  const elapsed = stopwatch();
  let waited_ms = 0;
  return {
    next: async () => {
      const took = stopwatch();
      await traffic.gap("readers", HELD_ASIDE_MS - waited_ms);
      waited_ms += took();
    },
    worked_ms: () => elapsed() - waited_ms,
  };
}
