// Work for later: jobs commit with their cause, run at least once, and show their effects exactly once.
import { type Context, now, type TransactionContext } from "#platform/context";
import { afterCommit, insertedOnce, transaction } from "#platform/database";
import { missing } from "#platform/refusal";
import type {} from "./tables.ts";

export type { JobEnding, JobHandler } from "./job.ts";
export {
  findJob,
  JOB_STATES,
  type JobPage,
  type JobRow,
  type JobSlice,
  type JobState,
  listJobs,
  redactedError,
} from "./job-list.ts";
export { createWorker, type Drained, type Worker, type WorkerOptions } from "./worker.ts";

declare module "#platform/context" {
  interface Services {
    queue: QueueBell;
  }
}

/** Tells the worker in this process that something is due, so that it need not wait for its next look. */
export interface QueueBell {
  ring(): void;
  /** Calls `listener` at each ring; returns how to stop that. */
  listen(listener: () => void): () => void;
}

export interface EnqueueOptions {
  /**
   * While a job with this key waits or runs, another one is not added. Name the cause, not only the thing.
   */
  unique_key?: string;
  /** Not before this moment; at once unless told. */
  run_at?: number;
}

/** A job that was given up, for the people who look after the shop. */
export interface DeadJob {
  id: number;
  kind: string;
  payload: string;
  attempts: number;
  last_error: string | null;
  created_at: number;
}

/**
 * How the queue stands. `oldest_due_ms` is how long the first due job has been waiting; 0 when none is due.
 */
export interface QueueFigures {
  waiting: number;
  dead: number;
  oldest_due_ms: number;
}

const DEAD_PAGE = 100;

export function createQueueBell(): QueueBell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Adds a job that is there if, and only if, the caller's transaction commits; it then runs at once where a
 * worker is near. Returns false when its unique key is taken; a dead job with that key is brought back to
 * life.
 */
export async function enqueue(
  tx: TransactionContext,
  kind: string,
  payload: object,
  options: EnqueueOptions = {},
): Promise<boolean> {
  const time = now(tx);
  const run_at = options.run_at ?? time;
  const unique_key = options.unique_key ?? null;
  const is_new = await insertedOnce(tx, () =>
    tx.db
      .insertInto("jobs")
      .values({ kind, payload: JSON.stringify(payload), unique_key, run_at, created_at: time })
      .execute(),
  );
  if (!is_new) await revive(tx, "unique_key", unique_key, run_at);
  if (run_at <= time) afterCommit(tx, () => tx.services.queue.ring());
  return is_new;
}

/** The jobs that were given up, newest first, at most 100. */
export async function listDeadJobs(context: Context, before_id?: number): Promise<DeadJob[]> {
  let query = context.db
    .selectFrom("jobs")
    .select(["id", "kind", "payload", "attempts", "last_error", "created_at"])
    .where("is_dead", "=", 1);
  if (before_id !== undefined) query = query.where("id", "<", before_id);
  return query.orderBy("id", "desc").limit(DEAD_PAGE).execute();
}

/** Gives a dead job all its attempts again, from now. Refuses `not_found` when there is no such dead job. */
export async function retryDeadJob(context: Context, id: number): Promise<void> {
  await transaction(context, async (tx) => {
    if (!(await revive(tx, "id", id, now(tx)))) throw missing("dead job");
    afterCommit(tx, () => tx.services.queue.ring());
  });
}

/** Forgets a dead job. Refuses `not_found` when there is no such dead job. */
export async function deleteDeadJob(context: Context, id: number): Promise<void> {
  await transaction(context, async (tx) => {
    const [result] = await tx.db.deleteFrom("jobs").where("id", "=", id).where("is_dead", "=", 1).execute();
    if (result?.numDeletedRows !== 1n) throw missing("dead job");
  });
}

/** How many jobs wait, how many are dead, and how late the queue is. */
export async function queueFigures(context: Context): Promise<QueueFigures> {
  const { countAll, min } = context.db.fn;
  const rows = await context.db
    .selectFrom("jobs")
    .select((of) => ["is_dead", countAll<number>().as("count"), min(of.ref("run_at")).as("first_run_at")])
    .groupBy("is_dead")
    .execute();
  const live = rows.find((row) => row.is_dead === 0);
  const dead = rows.find((row) => row.is_dead === 1);
  return {
    waiting: Number(live?.count ?? 0),
    dead: Number(dead?.count ?? 0),
    oldest_due_ms: live ? Math.max(0, now(context) - Number(live.first_run_at)) : 0,
  };
}

async function revive(
  tx: TransactionContext,
  column: "id" | "unique_key",
  value: number | string | null,
  run_at: number,
): Promise<boolean> {
  const [result] = await tx.db
    .updateTable("jobs")
    .set({ is_dead: 0, attempts: 0, run_at, leased_until: 0, lease_token: null })
    .where(column, "=", value)
    .where("is_dead", "=", 1)
    .execute();
  return result?.numUpdatedRows === 1n;
}
