// Requests that may be repeated: the first answer is kept for 24 hours, the work is done once.
import { pause, SECOND_MS, stopwatch } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { assertNoTransaction, transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import { conflict, Refusal } from "#platform/refusal";
import {
  abandon,
  ask,
  type Claim,
  extend,
  type KeyInput,
  keep,
  LEASE_MS,
  type Once,
  release,
  type StoredAnswer,
} from "./claim.ts";

export type { Once, StoredAnswer } from "./claim.ts";

export interface IdempotencyInput extends KeyInput {
  /** How long a parallel repeat waits for the first; ten seconds unless told. */
  wait_ms?: number;
}

const DEFAULT_WAIT_MS = 10 * SECOND_MS;
const FIRST_STEP_MS = 10;
const LONGEST_STEP_MS = 250;
const CONFLICT = 409;
const SERVER_ERROR = 500;
const CLEAN_UP_BATCH = 1000;
const MAX_CLEAN_UP_BATCHES = 1000;

/**
 * Runs `run` once for this scope, route and key, and answers repeats with what it answered.
 *
 * Kept for 24 hours are answers that changed something (2xx) and refusals by the state of things (409); after
 * anything else, and after an error, a repeat runs again. A repeat during the run waits, then is refused
 * `idempotency_in_progress`; one with another body is refused `idempotency_key_reused`. When the first
 * caller's process died, a repeat takes over after 30 seconds, and at once when it ended with an error that
 * nobody foresaw: `run` is told so, finds under `once.key` what was done already, and goes on from there.
 */
export async function withIdempotency(
  context: Context,
  input: IdempotencyInput,
  run: (once: Once) => Promise<StoredAnswer>,
): Promise<StoredAnswer & { replayed: boolean }> {
  assertNoTransaction("waiting for an idempotency key");
  const elapsed = stopwatch();
  for (let step_ms = FIRST_STEP_MS; ; step_ms = Math.min(LONGEST_STEP_MS, step_ms * 2)) {
    const asked = await ask(context, input);
    if (asked.state === "done") return { ...asked.answer, replayed: true };
    if (asked.state === "mine") return { ...(await runClaimed(context, asked.claim, run)), replayed: false };
    if (elapsed() + step_ms > (input.wait_ms ?? DEFAULT_WAIT_MS)) {
      throw conflict(
        "idempotency_in_progress",
        "The first request with this key is still running; try again.",
      );
    }
    await pause(step_ms);
  }
}

/** Deletes keys that are over 24 hours old; for the schedule. */
export async function deleteExpiredKeys(context: Context): Promise<void> {
  for (let batch = 0; batch < MAX_CLEAN_UP_BATCHES; batch += 1) {
    const rows = await context.db
      .selectFrom("idempotency_keys")
      .select("id")
      .where("expires_at", "<=", now(context))
      .limit(CLEAN_UP_BATCH)
      .execute();
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    await transaction(context, (tx) =>
      tx.db
        .deleteFrom("idempotency_keys")
        .where("id", "in", ids)
        .where("expires_at", "<=", now(tx))
        .execute(),
    );
  }
}

async function runClaimed(
  context: Context,
  claim: Claim,
  run: (once: Once) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const stopExtending = keepLease(context, claim);
  try {
    const answer = await run(claim.once);
    await faultPoint("idempotency.before_keep");
    await settle(context, () => keepOrFree(context, claim, answer));
    return answer;
  } catch (error) {
    const is_known = error instanceof Refusal && error.kind !== "unavailable";
    await settle(context, () => (is_known ? release(context, claim) : abandon(context, claim)));
    throw error;
  } finally {
    stopExtending();
  }
}

function keepOrFree(context: Context, claim: Claim, answer: StoredAnswer): Promise<void> {
  const { status } = answer;
  if ((status >= 200 && status < 300) || status === CONFLICT) return keep(context, claim, answer);
  return status >= SERVER_ERROR ? abandon(context, claim) : release(context, claim);
}

/** The work is done, or its error is on its way: a row that cannot be written now must hide neither. */
async function settle(context: Context, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    context.services.log.error({ err: error }, "an idempotency key waits for its lease to end");
  }
}

function keepLease(context: Context, claim: Claim): () => void {
  const timer = setInterval(() => {
    extend(context, claim).catch((error) =>
      context.services.log.warn({ err: error }, "the lease of an idempotency key could not be extended"),
    );
  }, LEASE_MS / 3);
  return () => clearInterval(timer);
}
