// Background jobs for staff: what waits, what failed, trying again or letting go; and how the program is.
import { requirePermission } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import type { Context, TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import {
  deleteDeadJob,
  findJob,
  type JobPage,
  type JobRow,
  type JobSlice,
  type JobState,
  listJobs,
  type QueueFigures,
  queueFigures,
  redactedError,
  retryDeadJob,
} from "#platform/queue";
import { missing } from "#platform/refusal";
import { lastScheduleRuns } from "#platform/schedule";

/** How the parts stand that the program needs. */
export interface Health {
  queue: QueueFigures;
  database: "ok" | "down";
  /** `unused`: one process needs none. */
  redis: "ok" | "down" | "unused";
  /** Tasks that ran, by name, with when and what they failed with. */
  schedule: { name: string; last_run_at: number; last_error: string | null }[];
}

/** One page of jobs in this state, newest first. Refuses `forbidden` without `jobs.manage`, as all here. */
export async function readJobs(context: Context, state: JobState, slice: JobSlice): Promise<JobPage> {
  requirePermission(context, "jobs.manage");
  return listJobs(context, state, slice);
}

/** One job. Refuses `missing`: one that is done is gone. */
export async function readJob(context: Context, id: number): Promise<JobRow> {
  requirePermission(context, "jobs.manage");
  const job = await findJob(context, id);
  if (!job) throw missing("job");
  return job;
}

/** Gives a failed job all its attempts again, from now. Refuses `missing` when no such job has failed. */
export async function retryJob(context: Context, id: number): Promise<JobRow> {
  requirePermission(context, "jobs.manage");
  return transaction(context, async (tx) => {
    const before = await readJob(tx, id);
    await retryDeadJob(tx, id);
    const after = await readJob(tx, id);
    await record(tx, "retried", before, after);
    return after;
  });
}

/** Forgets a failed job: what it was to do never happens. Refuses `missing` when no such job has failed. */
export async function discardJob(context: Context, id: number): Promise<void> {
  requirePermission(context, "jobs.manage");
  await transaction(context, async (tx) => {
    const before = await readJob(tx, id);
    await deleteDeadJob(tx, id);
    await record(tx, "discarded", before, null);
  });
}

/** How the queue, the database, Redis and the schedule stand. */
export async function health(context: Context): Promise<Health> {
  requirePermission(context, "jobs.manage");
  const { redis, database } = context.services;
  const is_up = await database.ping().then(
    () => true,
    () => false,
  );
  const runs = await lastScheduleRuns(context);
  return {
    queue: await queueFigures(context),
    database: is_up ? "ok" : "down",
    redis: redis === null ? "unused" : redis.isUp() ? "ok" : "down",
    schedule: runs.map(({ last_error, ...run }) => ({
      ...run,
      last_error: last_error === null ? null : redactedError(last_error),
    })),
  };
}

async function record(
  tx: TransactionContext,
  what: "retried" | "discarded",
  before: JobRow,
  after: JobRow | null,
): Promise<void> {
  const facts = ({ kind, state, payload, attempts, last_error }: JobRow) => {
    return { kind, state, payload, attempts, last_error };
  };
  await recordAudit(tx, {
    action: `job.${what}`,
    subject_type: "job",
    subject_id: before.id,
    before: facts(before),
    after: after && facts(after),
  });
}
