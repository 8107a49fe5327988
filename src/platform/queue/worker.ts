// The worker: takes due jobs, runs a few side by side, and ends each in one transaction.
import { SECOND_MS, stopwatch } from "#platform/clock";
import {
  type Context,
  createContext,
  type Services,
  SYSTEM_ACTOR,
  type TransactionContext,
} from "#platform/context";
import { transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import type { JobHandler } from "./job.ts";
import {
  deleteJob,
  extendLease,
  freeLeftBehind,
  giveBack,
  holdLease,
  type LeasedJob,
  leaseJobs,
  MAX_ATTEMPTS,
} from "./lease.ts";

export interface WorkerOptions {
  /** Jobs that run side by side. */
  concurrency?: number;
  /** How long the worker waits before it looks again when nobody rings. */
  poll_ms?: number;
  /** How long a dead worker's job waits for another worker. */
  lease_ms?: number;
}

/** How many runs of jobs ended well and badly. */
export interface Drained {
  done: number;
  failed: number;
}

export interface Worker {
  /** Begins to take jobs until `stop`. */
  start(): void;
  /**
   * Takes no more jobs and waits for the running ones, at most `grace_ms`; what is left is run by another
   * worker.
   */
  stop(grace_ms?: number): Promise<void>;
  /** Runs all that is due now, and what that enqueues; a job that fails waits for its next time. */
  drain(): Promise<Drained>;
}

const DEFAULTS: Required<WorkerOptions> = { concurrency: 4, poll_ms: SECOND_MS, lease_ms: 60 * SECOND_MS };
const DEFAULT_GRACE_MS = 20 * SECOND_MS;
const MAX_DRAIN_ROUNDS = 100_000;

/** A worker over these handlers; a job of a kind it does not know fails and is tried again. */
export function createWorker(
  services: Services,
  handlers: Record<string, JobHandler>,
  options: WorkerOptions = {},
): Worker {
  const { concurrency, poll_ms, lease_ms } = { ...DEFAULTS, ...options };
  const context = createContext(services, SYSTEM_ACTOR);
  const running = new Set<Promise<unknown>>();
  let loop: { end(): void; ended: Promise<void> } | null = null;

  const lease = (limit: number) => leaseJobs(context, limit, lease_ms);
  const run = (job: LeasedJob) => runJob(services, handlers[job.kind], job, lease_ms);

  function begin(): { end(): void; ended: Promise<void> } {
    const bell = createBell();
    const stopListening = services.queue.listen(bell.ring);
    let is_ending = false;
    const takeJobs = async () => {
      await freeSafely(context);
      while (!is_ending) {
        const free = concurrency - running.size;
        const jobs = free > 0 ? await leaseSafely(services, () => lease(free)) : [];
        for (const job of jobs) {
          const turn = run(job).finally(() => {
            running.delete(turn);
            bell.ring();
          });
          running.add(turn);
        }
        if (jobs.length === 0 && !is_ending) await bell.wait(poll_ms);
      }
    };
    const ended = takeJobs().finally(stopListening);
    const end = () => {
      is_ending = true;
      bell.ring();
    };
    return { end, ended };
  }

  return {
    start: () => {
      loop ??= begin();
    },
    stop: async (grace_ms = DEFAULT_GRACE_MS) => {
      const ending = loop;
      loop = null;
      ending?.end();
      await ending?.ended;
      await endedWithin(running, grace_ms);
    },
    drain: async () => {
      const drained: Drained = { done: 0, failed: 0 };
      for (let round = 0; round < MAX_DRAIN_ROUNDS; round += 1) {
        const jobs = await lease(concurrency);
        if (jobs.length === 0) break;
        const ends = await Promise.all(jobs.map(run));
        drained.done += ends.filter(Boolean).length;
        drained.failed += ends.filter((is_done) => !is_done).length;
      }
      return drained;
    },
  };
}

/** A database that is away must not end the worker: it looks again later. */
async function leaseSafely(services: Services, lease: () => Promise<LeasedJob[]>): Promise<LeasedJob[]> {
  try {
    return await lease();
  } catch (error) {
    services.log.error({ err: error }, "the queue could not be read");
    return [];
  }
}

/** What a crash has left is taken up at once; where that fails the leases end by themselves. */
async function freeSafely(context: Context): Promise<void> {
  try {
    await freeLeftBehind(context);
  } catch (error) {
    context.services.log.error({ err: error }, "what a crash has left waits for its lease to end");
  }
}

/** Runs one job to its end; true when it is done. Never throws. */
async function runJob(
  services: Services,
  handler: JobHandler | undefined,
  job: LeasedJob,
  lease_ms: number,
): Promise<boolean> {
  const { kind } = job;
  const context = createContext(services, SYSTEM_ACTOR, `job-${job.id}`);
  const elapsed = stopwatch();
  try {
    if (job.attempts > MAX_ATTEMPTS) throw new Error("The worker ended in the middle of every attempt");
    if (!handler) throw new Error(`No worker knows jobs of kind ${kind}`);
    const payload = JSON.parse(job.payload) as never;
    if (handler.kind === "transactional") {
      await endJob(services, job, (tx) => handler.run(tx, payload));
    } else {
      const stopExtending = keepLease(services, job, lease_ms);
      const ending = await handler.run(context, payload).finally(stopExtending);
      await endJob(services, job, async (tx) => ending?.(tx));
    }
    services.metrics.jobFinished({ kind, outcome: "done", duration_ms: elapsed() });
    return true;
  } catch (error) {
    try {
      const outcome = await giveBack(context, job, error);
      services.metrics.jobFinished({ kind, outcome, duration_ms: elapsed() });
      const level = outcome === "dead" ? "error" : "warn";
      services.log[level](
        { err: error, job_id: job.id, kind, attempts: job.attempts, outcome },
        "a job failed",
      );
    } catch (second) {
      services.log.error({ err: second, job_id: job.id, kind }, "a failed job waits for its lease to end");
    }
    return false;
  }
}

/** The effects and the end of the job are one transaction; a job that was taken from us has no effect. */
async function endJob(
  services: Services,
  job: LeasedJob,
  effects: (tx: TransactionContext) => Promise<void>,
): Promise<void> {
  const context = createContext(services, SYSTEM_ACTOR, `job-${job.id}`);
  await transaction(context, async (tx) => {
    if (!(await holdLease(tx, job))) return;
    await effects(tx);
    await faultPoint("job.before_done");
    await deleteJob(tx, job);
  });
}

/** Moves the end of the lease while a job talks to the world; its own transaction locks the row instead. */
function keepLease(services: Services, job: LeasedJob, lease_ms: number): () => void {
  const context = createContext(services, SYSTEM_ACTOR);
  const timer = setInterval(() => {
    extendLease(context, job, lease_ms).catch((error) =>
      services.log.warn({ err: error, job_id: job.id }, "a lease could not be extended"),
    );
  }, lease_ms / 3);
  return () => clearInterval(timer);
}

/** Waits for all of them, but no longer than `grace_ms`. */
async function endedWithin(running: Iterable<Promise<unknown>>, grace_ms: number): Promise<void> {
  const alarm = new AbortController();
  const late = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, grace_ms);
    alarm.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  await Promise.race([Promise.allSettled(running), late]);
  alarm.abort();
}

/** Somebody waits, somebody rings; a ring that nobody waited for is not lost. */
function createBell(): { ring(): void; wait(timeout_ms: number): Promise<void> } {
  let is_rung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      is_rung = true;
      wake?.();
    },
    wait: async (timeout_ms) => {
      if (!is_rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeout_ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = null;
      is_rung = false;
    },
  };
}
