// The database behind one face: Kysely for reads, `transaction` for every write, the dialect known only in
// this folder.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely } from "kysely";
import { pause } from "#platform/clock";
import type { Context, TransactionContext, TransactionState } from "#platform/context";
import { randomBelow } from "#platform/id";
import { Refusal } from "#platform/refusal";
import { openMysql } from "./open.mysql.ts";
import { openSqlite } from "./open.sqlite.ts";

export { type CursorValue, cursorOf, readCursor } from "./cursor.ts";
export type { ColumnTypes, Migration } from "./migrate.ts";
export { columnTypes, migrate, pendingMigrations } from "./migrate.ts";
export { attempt, flagOf, forUpdate, insertedOnce, isOnlyWriter, skipLocked } from "./rows.ts";
export { compileOnce, type Shape, type Slots } from "./shape.ts";

/** Every table of the program. Each module adds its own by declaration merging (`tables.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: modules fill it by declaration merging
export interface Tables {}

export type Database = Kysely<Tables>;
export type Dialect = "sqlite" | "mysql";

/** An open database. `reader` refuses writes on SQLite; writes go through `transaction`. */
export interface DatabaseHandle {
  readonly dialect: Dialect;
  readonly reader: Database;
  /** Statements run so far, for budgets and metrics. */
  readonly statements: { count: number; last: string[] | null };
  /** Which tables have changed; null where the database does not tell for less than reading again costs. */
  readonly changes: TableChanges | null;
  /** Runs `work` in one transaction on one connection: committed when it returns, undone when it throws. */
  run<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Is the error a deadlock, a lock timeout or a busy database: worth repeating the whole transaction? */
  isTransient(error: unknown): boolean;
  /** Is the database not to be had, or is it unknown whether the last commit reached it? */
  isAway(error: unknown): boolean;
  /** The name of the violated unique key when the error is one, else null. */
  duplicateKey(error: unknown): string | null;
  /** Runs schema statements outside the reader's guard. */
  execute(statement: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Tells whether what was read is still what would be read. */
export interface TableChanges {
  /** Rises with every commit of anybody, and at `now` with those that were to show later. */
  moment(now: number): number;
  /** Has nothing been committed to these tables after that moment? Ask for the present `moment` before. */
  areUnchanged(tables: ReadonlySet<string>, since: number): boolean;
  /** Runs `read`, and says which tables the statements named that it ran. */
  noteTables<T>(read: () => Promise<T>): Promise<{ result: T; tables: ReadonlySet<string> }>;
  /**
   * Runs `work`. What it writes counts as a change only from `shows_at` on, or with the next change of the same
   * table by others: for much work in small commits, each of which would make everybody read anew.
   */
  showLater<T>(shows_at: number, work: () => Promise<T>): Promise<T>;
  /** Counts everything that was to show later as changed now. */
  showNow(): void;
  /** What is being noted around this moment rests on these tables, too. */
  alsoReads(tables: Iterable<string>): void;
}

const MAX_ATTEMPTS = 6;
const BACKOFF_MS = 8;
const RETRY_SECONDS = 1;

const open_transaction = new AsyncLocalStorage<true>();

/**
 * Opens `sqlite:path` or `mysql://user:password@host:port/name`.
 * Nothing is created but an empty SQLite file; `migrate` makes the tables.
 */
export function openDatabase(url: string, options: { pool_size?: number } = {}): DatabaseHandle {
  if (url.startsWith("sqlite:")) return openSqlite(url.slice("sqlite:".length));
  if (url.startsWith("mysql://") || url.startsWith("mariadb://")) {
    return openMysql(url.replace(/^mariadb:/, "mysql:"), options.pool_size ?? 16);
  }
  throw new Error("DATABASE_URL must begin with sqlite: or mysql://");
}

/**
 * Runs `work` as one transaction and returns what it returns. Called inside a transaction, it joins that one.
 * Deadlocks, lock timeouts and busy errors repeat the whole of `work`, at most five times, so `work` must
 * have no effect outside the database; what must wait for the commit goes through `afterCommit`. Refuses
 * `database_busy` (unavailable) when that was not enough, or the database is away.
 */
export async function transaction<T>(
  context: Context,
  work: (context: TransactionContext) => Promise<T>,
): Promise<T> {
  if (context.transaction) return work(context as TransactionContext);
  const handle = context.services.database;
  for (let attempt = 1; ; attempt += 1) {
    const state: TransactionState = { after_commit: [] };
    try {
      const result = await handle.run((db) =>
        open_transaction.run(true, () => work({ ...context, db, transaction: state })),
      );
      runAfterCommit(context, state);
      return result;
    } catch (error) {
      const may_pass = handle.isTransient(error);
      if (attempt >= MAX_ATTEMPTS || !may_pass) {
        throw may_pass || handle.isAway(error) ? unavailable(context, error) : error;
      }
      context.services.log.debug({ err: error, attempt }, "repeating a transaction");
      await pause(BACKOFF_MS * 2 ** attempt * (0.5 + randomBelow(1000) / 1000));
    }
  }
}

/** What the caller hears of a database that is busy or away for longer than we try: come back later. */
function unavailable(context: Context, error: unknown): Refusal {
  context.services.log.error({ err: error }, "the database is busy or away");
  const message = "The shop is very busy at this moment; try again.";
  const refusal = new Refusal("unavailable", "database_busy", message, {
    retry_after_seconds: RETRY_SECONDS,
  });
  refusal.cause = error;
  return refusal;
}

function runAfterCommit(context: Context, state: TransactionState): void {
  for (const action of state.after_commit) {
    try {
      action();
    } catch (error) {
      context.services.log.error({ err: error }, "an action after a commit failed");
    }
  }
}

/** Runs `action` once the transaction is committed, and never when it is undone. */
export function afterCommit(context: TransactionContext, action: () => void): void {
  context.transaction.after_commit.push(action);
}

/** Throws when a transaction is open: called before every outbound network call. */
export function assertNoTransaction(what: string): void {
  if (open_transaction.getStore()) throw new Error(`${what} while a transaction is open`);
}
