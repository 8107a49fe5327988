// SQLite through node:sqlite: one connection for writing in turns and reading between them, one for reading
// meanwhile.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { type CompiledQuery, type QueryResult, SqliteAdapter, SqliteQueryCompiler } from "kysely";
import { type ChangeWatch, type Named, watchChanges } from "./changes.sqlite.ts";
import { createCheckpointer } from "./checkpoint.sqlite.ts";
import type { Database, DatabaseHandle } from "./database.ts";
import { createKysely, type Execute } from "./kysely.ts";
import { createWriteTurns } from "./turns.sqlite.ts";

/** How long a write waits inside SQLite for another process; short, because it holds the main thread. */
const BUSY_TIMEOUT_MS = 20;
const STATEMENT_CACHE = 400;
const CACHE_KIB = 32 * 1024;
/** What the second connection has read is forgotten at every commit, so it need not hold much. */
const SECOND_CACHE_KIB = 4 * 1024;
/** Only these run on the writing connection outside a transaction; the other refuses whatever writes. */
const READS_ONLY = /^\s*select\b/i;
/**
 * Pages of the log at which the writer itself moves them, when the checkpointing thread falls far behind: it
 * holds the main thread for as long as the disk takes.
 */
const LOG_PAGES = 32_000;

interface Prepared {
  statement: StatementSync;
  /** Names of the columns; none for statements that give no rows. */
  columns: string[];
  named: Named;
}

/** Opens (and creates) the file at `path` in WAL mode with foreign keys on. */
export function openSqlite(path: string): DatabaseHandle {
  mkdirSync(dirname(path), { recursive: true });
  const counter: DatabaseHandle["statements"] = { count: 0, last: null };
  const write_connection = connect(path, CACHE_KIB);
  const read_connection = connect(path, SECOND_CACHE_KIB);
  read_connection.exec("PRAGMA query_only = on");
  write_connection.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  const checkpointer = createCheckpointer(path);
  const changes = watchChanges(write_connection);
  const turns = createWriteTurns(write_connection, () => {
    checkpointer.committed(changes.committed());
  });
  const write = executeOn(write_connection, counter, changes);
  const read = executeOn(read_connection, counter, changes);
  const writer = kyselyBy(write);
  // A commit empties the cache of every other connection: reads on the writing one find theirs warm.
  const reader = kyselyBy((query) => (turns.isOpen() || !READS_ONLY.test(query.sql) ? read : write)(query));

  return {
    dialect: "sqlite",
    reader,
    statements: counter,
    changes,
    run: (work) => turns.run(() => work(writer)),
    isTransient: (error) => /database (table )?is locked|SQLITE_BUSY/i.test(messageOf(error)),
    isAway: () => false,
    duplicateKey: (error) => /UNIQUE constraint failed: (.+)$/.exec(messageOf(error))?.[1] ?? null,
    execute: async (statement) => {
      await turns.idle();
      write_connection.exec(statement);
      changes.schemaChanged();
    },
    ping: async () => {
      read_connection.prepare("SELECT 1").get();
    },
    close: async () => {
      await turns.idle();
      await checkpointer.close();
      write_connection.close();
      read_connection.close();
    },
  };
}

function connect(path: string, cache_kib: number): DatabaseSync {
  const connection = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  connection.exec("PRAGMA journal_mode = wal");
  connection.exec("PRAGMA synchronous = normal");
  connection.exec("PRAGMA foreign_keys = on");
  connection.exec("PRAGMA temp_store = memory");
  connection.exec(`PRAGMA cache_size = -${cache_kib}`);
  return connection;
}

function kyselyBy(execute: Execute): Database {
  return createKysely({ adapter: new SqliteAdapter(), compiler: new SqliteQueryCompiler(), execute });
}

function executeOn(
  connection: DatabaseSync,
  counter: DatabaseHandle["statements"],
  changes: ChangeWatch,
): Execute {
  const cache = new Map<string, Prepared>();

  function prepare(text: string): Prepared {
    const statement = connection.prepare(text);
    statement.setReturnArrays(true);
    const columns = statement.columns().map(({ name }) => name);
    const prepared = { statement, columns, named: changes.nameTables(text) };
    const oldest = cache.size >= STATEMENT_CACHE ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(text, prepared);
    return prepared;
  }

  return async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    counter.count += 1;
    counter.last?.push(query.sql);
    const { statement, columns, named } = cache.get(query.sql) ?? prepare(query.sql);
    changes.ran(named);
    if (columns.length > 0) {
      const rows = statement.all(...(query.parameters as never[])) as unknown as unknown[][];
      return { rows: rows.map((values) => objectOf(columns, values) as R) };
    }
    const written = statement.run(...(query.parameters as never[]));
    const { changes: affected, lastInsertRowid } = written;
    return { rows: [], numAffectedRows: BigInt(affected), insertId: BigInt(lastInsertRowid) };
  };
}

/** A row from its values: node:sqlite makes objects slowly, and the ones it makes are slow to read. */
function objectOf(columns: string[], values: unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index];
  return row;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
