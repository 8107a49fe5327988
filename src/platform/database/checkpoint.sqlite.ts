// Moves what was committed from SQLite's log into its file, in a thread: that waits for the disk, and the
// main thread must not.
import { Worker } from "node:worker_threads";

/** Told about every commit; starts its thread when there is enough to do. */
export interface Checkpointer {
  committed(statement_count: number): void;
  close(): Promise<void>;
}

/** So many commits, or statements that wrote, are worth a checkpoint: a few megabytes of log. */
const COMMITS_PER_CHECKPOINT = 100;
const STATEMENTS_PER_CHECKPOINT = 2000;
const THREAD_HEAP_MB = 16;

/** Checkpoints the database at `path` in passing: readers and the writer go on meanwhile. */
export function createCheckpointer(path: string): Checkpointer {
  let worker: Worker | null = null;
  let is_busy = false;
  let is_closed = false;
  let commits = 0;
  let statements = 0;

  function start(): Worker {
    const started = new Worker(new URL("./checkpoint-thread.sqlite.ts", import.meta.url), {
      workerData: path,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB, maxYoungGenerationSizeMb: 1 },
    });
    started.unref();
    started.on("message", () => {
      is_busy = false;
    });
    // Without the thread SQLite checkpoints by itself when the log has its full length.
    started.on("error", () => {
      is_closed = true;
    });
    return started;
  }

  return {
    committed: (statement_count) => {
      commits += 1;
      statements += statement_count;
      const is_enough = commits >= COMMITS_PER_CHECKPOINT || statements >= STATEMENTS_PER_CHECKPOINT;
      if (!is_enough || is_busy || is_closed) return;
      commits = 0;
      statements = 0;
      is_busy = true;
      worker ??= start();
      worker.postMessage("checkpoint");
    },
    close: async () => {
      is_closed = true;
      await worker?.terminate();
    },
  };
}
