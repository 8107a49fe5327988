// How a worker takes jobs, keeps them and gives them back: leases with a token, so a late worker changes
// nothing.
import { HOUR_MS, SECOND_MS } from "#platform/clock";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, forUpdate, type Slots, skipLocked, transaction } from "#platform/database";
import { randomBelow } from "#platform/id";
import { clip } from "#platform/text";
import { isLeftBehind, leaseToken } from "./owner.ts";
import type {} from "./tables.ts";

/** A job that this worker may run until the lease ends. */
export interface LeasedJob {
  id: number;
  kind: string;
  payload: string;
  /** Counts this run. */
  attempts: number;
  token: string;
}

/** About three hours of trying, then the job is dead. */
export const MAX_ATTEMPTS = 12;
const FIRST_RETRY_MS = 5 * SECOND_MS;
const LONGEST_RETRY_MS = HOUR_MS;
const MAX_ERROR_LENGTH = 1000;

const firstDue = compileOnce((db, slot: Slots<{ time: number }>) =>
  db
    .selectFrom("jobs")
    .select("id")
    .where("is_dead", "=", 0)
    .where("run_at", "<=", slot("time"))
    .where("leased_until", "<=", slot("time"))
    .limit(1),
);

/** Takes at most `limit` due jobs for `lease_ms`, oldest first, passing over those that others hold. */
export async function leaseJobs(context: Context, limit: number, lease_ms: number): Promise<LeasedJob[]> {
  const time = now(context);
  // Looking costs a read; only when something is due is a write transaction opened.
  if (!(await firstDue.first(context.db, { time }))) return [];
  const token = leaseToken();
  return transaction(context, async (tx) => {
    const due = await tx.db
      .selectFrom("jobs")
      .select(["id", "kind", "payload", "attempts"])
      .where("is_dead", "=", 0)
      .where("run_at", "<=", time)
      .where("leased_until", "<=", time)
      .orderBy("run_at")
      .orderBy("id")
      .limit(limit)
      .$call(skipLocked(tx))
      .execute();
    if (due.length === 0) return [];
    await tx.db
      .updateTable("jobs")
      .set((of) => ({
        lease_token: token,
        leased_until: time + lease_ms,
        attempts: of("attempts", "+", 1),
      }))
      .where(
        "id",
        "in",
        due.map((job) => job.id),
      )
      .execute();
    return due.map((job) => ({ ...job, attempts: job.attempts + 1, token }));
  });
}

/**
 * Ends the leases that a dead process of this machine has left, so that its jobs are due again at once. Other
 * leases end by themselves.
 */
export async function freeLeftBehind(context: Context): Promise<void> {
  const time = now(context);
  const leased = await context.db
    .selectFrom("jobs")
    .select("lease_token")
    .distinct()
    .where("is_dead", "=", 0)
    .where("leased_until", ">", time)
    .execute();
  const left = leased.flatMap(({ lease_token }) =>
    lease_token !== null && isLeftBehind(lease_token) ? [lease_token] : [],
  );
  if (left.length === 0) return;
  await transaction(context, (tx) =>
    tx.db.updateTable("jobs").set({ leased_until: 0 }).where("lease_token", "in", left).execute(),
  );
}

/**
 * Is the job still ours? Locks its row until the transaction ends, so that nobody else can take it meanwhile.
 */
export async function holdLease(tx: TransactionContext, job: LeasedJob): Promise<boolean> {
  const row = await tx.db
    .selectFrom("jobs")
    .select("id")
    .where("id", "=", job.id)
    .where("lease_token", "=", job.token)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves the end of the lease while a long job runs. */
export async function extendLease(context: Context, job: LeasedJob, lease_ms: number): Promise<void> {
  await transaction(context, (tx) =>
    tx.db
      .updateTable("jobs")
      .set({ leased_until: now(tx) + lease_ms })
      .where("id", "=", job.id)
      .where("lease_token", "=", job.token)
      .execute(),
  );
}

/** The job is done: its row goes. */
export async function deleteJob(tx: TransactionContext, job: LeasedJob): Promise<void> {
  await tx.db.deleteFrom("jobs").where("id", "=", job.id).where("lease_token", "=", job.token).execute();
}

/** Gives a failed job back: to be run again later, or dead after its last attempt. */
export async function giveBack(
  context: Context,
  job: LeasedJob,
  error: unknown,
): Promise<"retried" | "dead"> {
  const is_dead = job.attempts >= MAX_ATTEMPTS;
  await transaction(context, (tx) =>
    tx.db
      .updateTable("jobs")
      .set({
        is_dead: is_dead ? 1 : 0,
        run_at: now(tx) + retryDelay(job.attempts),
        leased_until: 0,
        lease_token: null,
        last_error: clip(String(error), MAX_ERROR_LENGTH),
      })
      .where("id", "=", job.id)
      .where("lease_token", "=", job.token)
      .execute(),
  );
  return is_dead ? "dead" : "retried";
}

/**
 * Doubles with each attempt, up to an hour; up to a quarter more so that failures do not come back all
 * together.
 */
function retryDelay(attempts: number): number {
  const delay_ms = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
  return delay_ms + randomBelow(delay_ms / 4);
}
