// Periodic work: a table of tasks, each run once per period however many processes look at it.
import { SECOND_MS } from "#platform/clock";
import { type Context, createContext, now, type Services, SYSTEM_ACTOR } from "#platform/context";
import { compileOnce, insertedOnce, type Slots, transaction } from "#platform/database";
import { clip } from "#platform/text";

declare module "#platform/database" {
  interface Tables {
    schedule_runs: ScheduleRunsTable;
  }
}

/** A task's last run. */
export interface ScheduleRunsTable {
  name: string;
  last_run_at: number;
  last_error: string | null;
}

/**
 * One line of the schedule. A run that takes longer than its period may overlap with the next on another
 * node.
 */
export interface ScheduledTask {
  name: string;
  every_ms: number;
  run(context: Context): Promise<unknown>;
}

/** How a task stands; `is_late` when it has not run for twice its period, or never. */
export interface TaskHealth {
  name: string;
  every_ms: number;
  last_run_at: number | null;
  last_error: string | null;
  is_late: boolean;
}

export interface Scheduler {
  /** Looks every second for what is due, until `stop`. */
  start(): void;
  /** Begins nothing more and waits for what runs. */
  stop(): Promise<void>;
}

const LOOK_MS = SECOND_MS;
const MAX_ERROR_LENGTH = 1000;
const LATE_PERIODS = 2;

const allRuns = compileOnce((db, _slot: Slots<object>) => db.selectFrom("schedule_runs").selectAll());

/**
 * Runs what is due and nobody else has taken, side by side, and returns the names. A failing task fails
 * alone.
 */
export async function runDue(services: Services, tasks: ScheduledTask[]): Promise<string[]> {
  const due = await dueTasks(services, tasks);
  const names = await Promise.all(
    due.map(async (run) => ((await runOnce(services, run)) ? [run.task.name] : [])),
  );
  return names.flat();
}

/** Looks after the tasks by itself; a task that takes long does not hold up the others. */
export function createScheduler(services: Services, tasks: ScheduledTask[]): Scheduler {
  const running = new Map<string, Promise<unknown>>();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  services.metrics.watch(
    "schedule_tasks_late",
    "Periodic tasks that have not run for twice their period.",
    () => lateTasks(createContext(services, SYSTEM_ACTOR), tasks),
  );

  async function look(): Promise<void> {
    const free = tasks.filter((task) => !running.has(task.name));
    for (const due of await dueTasks(services, free)) {
      const { name } = due.task;
      const run = runOnce(services, due)
        .catch(report)
        .finally(() => running.delete(name));
      running.set(name, run);
    }
  }

  function lookSafely(): void {
    looking = looking.then(look).catch(report);
  }

  function report(error: unknown): void {
    services.log.error({ err: error }, "the schedule could not be looked after");
  }

  return {
    start: () => {
      if (timer) return;
      timer = setInterval(lookSafely, LOOK_MS);
      lookSafely();
    },
    stop: async () => {
      if (timer) clearInterval(timer);
      timer = null;
      await looking;
      await Promise.all(running.values());
    },
  };
}

/** When each task ran last and what it failed with; what the database knows, whatever runs by now. */
export async function lastScheduleRuns(context: Context): Promise<ScheduleRunsTable[]> {
  return [...(await lastRuns(context)).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How every task stands. */
export async function scheduleHealth(context: Context, tasks: ScheduledTask[]): Promise<TaskHealth[]> {
  const last_runs = await lastRuns(context);
  return tasks.map(({ name, every_ms }) => {
    const last = last_runs.get(name);
    return {
      name,
      every_ms,
      last_run_at: last?.last_run_at ?? null,
      last_error: last?.last_error ?? null,
      is_late: !last || now(context) - last.last_run_at > LATE_PERIODS * every_ms,
    };
  });
}

async function lateTasks(context: Context, tasks: ScheduledTask[]): Promise<number> {
  const health = await scheduleHealth(context, tasks);
  return health.filter((task) => task.is_late).length;
}

async function lastRuns(context: Context): Promise<Map<string, ScheduleRunsTable>> {
  const rows = await allRuns.all(context.db, {});
  return new Map(rows.map((row) => [row.name, row]));
}

interface DueRun {
  task: ScheduledTask;
  /** The run that others may see, too; undefined when there was none yet. */
  last_run_at: number | undefined;
}

async function dueTasks(services: Services, tasks: ScheduledTask[]): Promise<DueRun[]> {
  const context = createContext(services, SYSTEM_ACTOR);
  const last_runs = await lastRuns(context);
  return tasks
    .map((task) => ({ task, last_run_at: last_runs.get(task.name)?.last_run_at }))
    .filter(
      ({ task, last_run_at }) => last_run_at === undefined || now(context) - last_run_at >= task.every_ms,
    );
}

/** Runs the task when nobody else took this run; says whether it did. */
async function runOnce(services: Services, { task, last_run_at }: DueRun): Promise<boolean> {
  if (!(await claim(createContext(services, SYSTEM_ACTOR), task.name, last_run_at))) return false;
  await runTask(services, task);
  return true;
}

/** Takes this run for this process: of all who saw the same last run, one changes the row. */
async function claim(context: Context, name: string, last_run_at: number | undefined): Promise<boolean> {
  return transaction(context, async (tx) => {
    if (last_run_at === undefined) {
      const row = { name, last_run_at: now(tx), last_error: null };
      return insertedOnce(tx, () => tx.db.insertInto("schedule_runs").values(row).execute());
    }
    const [result] = await tx.db
      .updateTable("schedule_runs")
      .set({ last_run_at: now(tx) })
      .where("name", "=", name)
      .where("last_run_at", "=", last_run_at)
      .execute();
    return result?.numUpdatedRows === 1n;
  });
}

async function runTask(services: Services, task: ScheduledTask): Promise<void> {
  const context = createContext(services, SYSTEM_ACTOR, `schedule-${task.name}`);
  let last_error: string | null = null;
  try {
    await task.run(context);
  } catch (error) {
    last_error = clip(String(error), MAX_ERROR_LENGTH);
    services.log.error({ err: error, task: task.name }, "a periodic task failed");
  }
  await transaction(context, (tx) =>
    tx.db.updateTable("schedule_runs").set({ last_error }).where("name", "=", task.name).execute(),
  );
}
