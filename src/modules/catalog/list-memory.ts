// Answers remembered while the database is unchanged: never older than the last commit of anybody.
import type { Context } from "#platform/context";
import type { DatabaseHandle } from "#platform/database";
import { versionOnMysql } from "./list-memory.mysql.ts";
import { versionOnSqlite } from "./list-memory.sqlite.ts";

/** Answers kept per database; a full page is about 30 kB. */
const MAX_ANSWERS = 300;
/** Longer questions than people ask are not worth the memory. */
const MAX_KEY_LENGTH = 1000;

/**
 * Once full, one new answer in so many displaces the oldest: who reads everything once pushes nothing out.
 */
const ADMITTED_EVERY = 16;

interface Memory {
  version: number;
  answers: Map<string, unknown>;
  /** Answers that came since it was full. */
  turned_away: number;
}

const memories = new WeakMap<DatabaseHandle, Memory>();

/**
 * Gives what `read` gave for this key before, when nothing at all was committed since; else reads and
 * remembers. Inside a transaction, and where the database does not say cheaply whether it changed, it always
 * reads.
 */
export async function whileUnchanged<T>(context: Context, key: string, read: () => Promise<T>): Promise<T> {
  if (context.transaction || key.length > MAX_KEY_LENGTH) return read();
  const handle = context.services.database;
  const version = await (handle.dialect === "sqlite" ? versionOnSqlite : versionOnMysql)(context.db);
  if (version === null) return read();
  let memory = memories.get(handle);
  if (memory?.version !== version) {
    memory = { version, answers: new Map(), turned_away: 0 };
    memories.set(handle, memory);
  }
  const known = memory.answers.get(key);
  if (known !== undefined) return known as T;
  const answer = await read();
  remember(memory, key, answer);
  return answer;
}

function remember(memory: Memory, key: string, answer: unknown): void {
  const { answers } = memory;
  if (answers.size >= MAX_ANSWERS) {
    memory.turned_away += 1;
    if (memory.turned_away % ADMITTED_EVERY !== 0) return;
    const oldest = answers.keys().next().value;
    if (oldest !== undefined) answers.delete(oldest);
  }
  answers.set(key, answer);
}
