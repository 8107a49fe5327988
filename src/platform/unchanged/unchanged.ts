// Answers remembered while the tables that they were read from are unchanged.
import type { Context } from "#platform/context";
import type { DatabaseHandle } from "#platform/database";

/** Answers kept per database; a full page is about 30 kB. */
const MAX_ANSWERS = 300;
/** Longer questions than people ask are not worth the memory. */
const MAX_KEY_LENGTH = 1000;
/** Time itself changes a little of what is read: stock whose reservation has ended is free from then on. */
const MAX_AGE_MS = 10_000;

/** So long what was written by `showLater` is not noticed: as long as an answer is kept at all. */
const LATE_MS = MAX_AGE_MS;

/**
 * Once full of good answers, one new answer in so many displaces the oldest: who reads everything once pushes
 * nothing out.
 */
const ADMITTED_EVERY = 16;

interface Kept {
  answer: unknown;
  tables: ReadonlySet<string>;
  /** The moment of the database before it was read, and that of the clock. */
  since: number;
  read_at: number;
}

interface Memory {
  kept: Map<string, Kept>;
  /** Answers that came since it was full. */
  turned_away: number;
}

const memories = new WeakMap<DatabaseHandle, Memory>();

/**
 * Gives what `read` gave for this key before, when nothing was committed since to any table that it read, by
 * whatever process, and it is at most ten seconds old; else reads and remembers. What `read` gives must
 * rest on the key, the database and nothing else. One that asks for another remembered answer rests on that
 * one's tables, too. Inside a transaction, and where the database does not say cheaply what changed
 * (MySQL), it always reads. What `read` throws is not kept.
 */
export async function whileUnchanged<T>(context: Context, key: string, read: () => Promise<T>): Promise<T> {
  const handle = context.services.database;
  const { changes } = handle;
  if (context.transaction || !changes || key.length > MAX_KEY_LENGTH) return read();
  const memory = memoryOf(handle);
  const read_at = context.services.clock.now();
  const since = changes.moment(read_at);
  const isGood = (kept: Kept) =>
    read_at - kept.read_at < MAX_AGE_MS && changes.areUnchanged(kept.tables, kept.since);
  const known = memory.kept.get(key);
  if (known && isGood(known)) {
    changes.alsoReads(known.tables);
    return known.answer as T;
  }
  const { result, tables } = await changes.noteTables(read);
  remember(memory, key, { answer: result, tables, since, read_at }, isGood);
  return result;
}

/**
 * Runs `work`, one small commit of many. Remembered answers see what it writes after `LATE_MS` at the latest,
 * so that the whole of them are read anew every few seconds instead of after each commit. What is not
 * remembered, and all that decides anything (carts, checkout, stock), sees it at once.
 */
export function showLater<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const { changes } = context.services.database;
  return changes ? changes.showLater(context.services.clock.now() + LATE_MS, work) : work();
}

/** Remembered answers see from now on what was to show later: the last of the small commits is done. */
export function showNow(context: Context): void {
  context.services.database.changes?.showNow();
}

function memoryOf(handle: DatabaseHandle): Memory {
  let memory = memories.get(handle);
  if (!memory) {
    memory = { kept: new Map(), turned_away: 0 };
    memories.set(handle, memory);
  }
  return memory;
}

function remember(memory: Memory, key: string, answer: Kept, isGood: (kept: Kept) => boolean): void {
  const { kept } = memory;
  if (!kept.delete(key) && kept.size >= MAX_ANSWERS) {
    const [oldest] = kept;
    if (!oldest) return;
    if (isGood(oldest[1])) {
      memory.turned_away += 1;
      if (memory.turned_away % ADMITTED_EVERY !== 0) return;
    }
    kept.delete(oldest[0]);
  }
  kept.set(key, answer);
}
