// What a job is to those who write one.
import type { Context, TransactionContext } from "#platform/context";

/**
 * What a job does. The payload is what was enqueued; it holds ids only.
 *
 * - `transactional`: runs in the transaction that also deletes the job, so its effects happen exactly once.
 * - `external`: talks to the world outside any transaction and may run again after a crash. What it returns
 *   is run in the transaction that deletes the job.
 */
export type JobHandler =
  | { kind: "transactional"; run(context: TransactionContext, payload: never): Promise<void> }
  | { kind: "external"; run(context: Context, payload: never): Promise<JobEnding | undefined> };

/** The effects of an external job on our own tables. */
export type JobEnding = (context: TransactionContext) => Promise<void>;
