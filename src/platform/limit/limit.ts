// How often something may be done: fixed windows, counted in Redis where there is one, else in the database.
import { type Context, now } from "#platform/context";
import { assertNoTransaction, transaction } from "#platform/database";
import { tokenHash } from "#platform/id";
import { Refusal } from "#platform/refusal";
import { countInDatabase, countInRedis, forget, readInDatabase, readInRedis } from "./count.ts";
import type { Window } from "./tables.ts";

declare module "#platform/context" {
  interface Services {
    limit_memory: LimitMemory;
  }
}

/** What Redis counted last, by bucket: with it the counts go on in the database when Redis is lost. */
export type LimitMemory = Map<string, Window>;

export interface LimitInput {
  /**
   * What is counted and for whom, such as `login:address:203.0.113.7`; one per action and person or address.
   */
  bucket: string;
  /** Times allowed in the window. */
  limit: number;
  window_ms: number;
}

/** How a bucket stands. */
export interface LimitState {
  limit: number;
  /** Times left in this window. */
  remaining: number;
  /** When the window ends and all are free again, in epoch milliseconds. */
  resets_at: number;
}

const MAX_BUCKET_LENGTH = 160;
const MEMORY_SIZE = 10_000;
const CLEAN_UP_BATCH = 1000;
const MAX_CLEAN_UP_BATCHES = 1000;

export function createLimitMemory(): LimitMemory {
  return new Map();
}

/**
 * Uses one of the times allowed in the present window. Refuses `too_many_requests` when all are used, with
 * the seconds until the window ends. Never inside a transaction: its end must not undo the count.
 */
export async function takeLimit(context: Context, input: LimitInput): Promise<LimitState> {
  if (!context.services.redis?.isUp()) {
    // Who is refused anyway costs the database a read and no write.
    const before = await peekLimit(context, input);
    if (before.remaining === 0) throw tooManyRequests(context, before);
  }
  const window = await count(context, input);
  const state = stateOf(window, input.limit);
  if (window.used > input.limit) throw tooManyRequests(context, state);
  return state;
}

/** Counts one, for example a failed sign-in, and refuses nothing. */
export async function countLimit(context: Context, input: LimitInput): Promise<LimitState> {
  return stateOf(await count(context, input), input.limit);
}

/** How the bucket stands, without counting. */
export async function peekLimit(
  context: Context,
  { bucket, limit, window_ms }: LimitInput,
): Promise<LimitState> {
  assertNoTransaction("asking for a limit");
  const key = keyOf(bucket);
  const known = knownWindow(context, key);
  const counted = (await readInRedis(context, key)) ?? (await readInDatabase(context, key));
  const window = counted && known && known.used > counted.used ? known : (counted ?? known);
  return stateOf(window ?? { used: 0, resets_at: now(context) + window_ms }, limit);
}

/** Begins the bucket anew, for example after a sign-in that went well. */
export async function resetLimit(context: Context, bucket: string): Promise<void> {
  assertNoTransaction("resetting a limit");
  const key = keyOf(bucket);
  context.services.limit_memory.delete(key);
  await forget(context, key);
}

/** The refusal for somebody who has to wait until `state.resets_at`. */
export function tooManyRequests(context: Context, state: Pick<LimitState, "resets_at">): Refusal {
  const seconds = Math.max(1, Math.ceil((state.resets_at - now(context)) / 1000));
  return new Refusal("limited", "too_many_requests", "That was too often; please try again later.", {
    retry_after_seconds: seconds,
  });
}

/** Deletes windows that are over, at most 1,000 in a transaction; for the schedule. */
export async function deleteEndedWindows(context: Context): Promise<void> {
  for (let batch = 0; batch < MAX_CLEAN_UP_BATCHES; batch += 1) {
    const rows = await context.db
      .selectFrom("rate_limits")
      .select("bucket")
      .where("resets_at", "<=", now(context))
      .limit(CLEAN_UP_BATCH)
      .execute();
    if (rows.length === 0) return;
    const buckets = rows.map((row) => row.bucket);
    await transaction(context, (tx) =>
      tx.db
        .deleteFrom("rate_limits")
        .where("bucket", "in", buckets)
        .where("resets_at", "<=", now(tx))
        .execute(),
    );
  }
}

async function count(context: Context, { bucket, window_ms }: LimitInput): Promise<Window> {
  assertNoTransaction("counting for a limit");
  const key = keyOf(bucket);
  const shared = await countInRedis(context, key, window_ms);
  if (shared) {
    remember(context.services.limit_memory, key, shared);
    return shared;
  }
  const known = knownWindow(context, key);
  context.services.limit_memory.delete(key);
  return countInDatabase(context, key, window_ms, known);
}

function knownWindow(context: Context, key: string): Window | undefined {
  const window = context.services.limit_memory.get(key);
  return window && window.resets_at > now(context) ? window : undefined;
}

function remember(memory: LimitMemory, key: string, window: Window): void {
  memory.delete(key);
  memory.set(key, window);
  const oldest = memory.size > MEMORY_SIZE ? memory.keys().next().value : undefined;
  if (oldest !== undefined) memory.delete(oldest);
}

function stateOf(window: Window, limit: number): LimitState {
  return { limit, remaining: Math.max(0, limit - window.used), resets_at: window.resets_at };
}

/** Buckets name what people typed; a long one is kept as its hash. */
function keyOf(bucket: string): string {
  return bucket.length <= MAX_BUCKET_LENGTH ? bucket : tokenHash(bucket);
}
