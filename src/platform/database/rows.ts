// How values rest in rows: booleans are 0 and 1.
import { sql } from "kysely";
import type { TransactionContext, TransactionState } from "#platform/context";

/** true → 1, false → 0. */
export function flagOf(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}

/**
 * Locks the selected rows until the transaction ends: `query.$call(forUpdate(tx))`. SQLite needs no words
 * for it, because a transaction there is the only writer.
 */
export function forUpdate(context: TransactionContext): <Q extends { forUpdate(): Q }>(query: Q) => Q {
  const { dialect } = context.services.database;
  return (query) => (dialect === "mysql" ? query.forUpdate() : query);
}

/** Like `forUpdate`, but passes over rows that somebody else holds: how workers take jobs side by side. */
export function skipLocked(
  context: TransactionContext,
): <Q extends { forUpdate(): Q; skipLocked(): Q }>(query: Q) => Q {
  const { dialect } = context.services.database;
  return (query) => (dialect === "mysql" ? query.forUpdate().skipLocked() : query);
}

/**
 * Runs an insert and says whether it happened: false when a unique key says the row is there already. Any
 * other error is thrown. Use it where "already there" is an expected answer.
 */
export async function insertedOnce(
  context: TransactionContext,
  insert: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (context.services.database.duplicateKey(error) !== null) return false;
    throw error;
  }
}

/**
 * Is a transaction the only writer there is? Then what it has read stays true until it ends, and locks and
 * second looks are not needed: so on SQLite.
 */
export function isOnlyWriter(context: TransactionContext): boolean {
  return context.services.database.dialect === "sqlite";
}

/** How many attempts stand within each other in a transaction. */
const depths = new WeakMap<TransactionState, number>();

/**
 * Runs `work` behind a savepoint: when it throws, what it did is undone, the error is thrown on, and the
 * transaction goes on without it.
 */
export async function attempt<T>(context: TransactionContext, work: () => Promise<T>): Promise<T> {
  const { after_commit } = context.transaction;
  const told = after_commit.length;
  const depth = (depths.get(context.transaction) ?? 0) + 1;
  // MySQL forgets a savepoint when another one of its name is set.
  const name = `attempt_${depth}`;
  depths.set(context.transaction, depth);
  const run = (words: string) => sql.raw(`${words} SAVEPOINT ${name}`).execute(context.db);
  await sql.raw(`SAVEPOINT ${name}`).execute(context.db);
  try {
    const result = await work();
    await run("RELEASE");
    return result;
  } catch (error) {
    after_commit.length = told;
    // A deadlock has undone everything already: then the whole transaction is repeated.
    if (context.services.database.isTransient(error)) throw error;
    await run("ROLLBACK TO");
    await run("RELEASE");
    throw error;
  } finally {
    depths.set(context.transaction, depth - 1);
  }
}
