// MySQL 8 and MariaDB 10.11+ through mysql2: a pool, READ COMMITTED, strict mode, UTC.
import { createRequire } from "node:module";
import { type CompiledQuery, MysqlAdapter, MysqlQueryCompiler, type QueryResult } from "kysely";
import type { Pool, PoolConnection, ResultSetHeader } from "mysql2";
import type { Database, DatabaseHandle } from "./database.ts";
import { createKysely } from "./kysely.ts";

const LOCK_WAIT_SECONDS = 5;
const CONNECT_TIMEOUT_MS = 5000;
const SESSION = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  `SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_WAIT_SECONDS}`,
  "SET SESSION time_zone = '+00:00'",
];
/** Deadlock, lock wait timeout, a row that changed under us. */
const TRANSIENT = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD"]);
/** The connection is gone, or there is none to be had. */
const LOST = new Set([
  "PROTOCOL_CONNECTION_LOST",
  "PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR",
  "ER_CONNECTION_KILLED",
  "ER_SERVER_SHUTDOWN",
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
]);
/** What mysql2 says, without a code, to whoever uses a connection that ended a moment ago. */
const CLOSED = /connection is in closed state/;
const READ_TRIES = 3;

type Runner = Pool | PoolConnection;

/** Opens a pool of `pool_size` connections; none is made before the first statement. */
export function openMysql(url: string, pool_size: number): DatabaseHandle {
  const counter: DatabaseHandle["statements"] = { count: 0, last: null };
  // Loaded only where it is used: a shop on SQLite starts sooner without it.
  const mysql2 = createRequire(import.meta.url)("mysql2") as typeof import("mysql2");
  const pool = mysql2.createPool({
    uri: url,
    connectionLimit: pool_size,
    connectTimeout: CONNECT_TIMEOUT_MS,
    charset: "utf8mb4_bin",
    timezone: "Z",
    decimalNumbers: true,
    dateStrings: true,
    enableKeepAlive: true,
  });
  pool.on("connection", (connection) => {
    for (const statement of SESSION) connection.query(statement);
  });
  const on_connection = new WeakMap<PoolConnection, Database>();

  async function run<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const connection = await acquire(pool);
    let db = on_connection.get(connection);
    if (!db) {
      db = kyselyOn(connection, counter);
      on_connection.set(connection, db);
    }
    try {
      await query(connection, "START TRANSACTION");
      const result = await work(db);
      await commit(connection);
      connection.release();
      return result;
    } catch (error) {
      await query(connection, "ROLLBACK").then(
        () => connection.release(),
        () => connection.destroy(),
      );
      throw error;
    }
  }

  return {
    dialect: "mysql",
    reader: kyselyOn(pool, counter, READ_TRIES),
    statements: counter,
    changes: null,
    run,
    isTransient: (error) => TRANSIENT.has(codeOf(error)) || isLost(error),
    isAway: (error) => isLost(error) || error instanceof CommitLost,
    duplicateKey: (error) =>
      codeOf(error) === "ER_DUP_ENTRY"
        ? (/for key '(?:[^'.]+\.)?([^']+)'/.exec(messageOf(error))?.[1] ?? "")
        : null,
    execute: async (statement) => {
      await query(pool, statement);
    },
    ping: async () => {
      await query(pool, "SELECT 1");
    },
    close: () => new Promise((resolve, reject) => pool.end((error) => (error ? reject(error) : resolve()))),
  };
}

/** The connection was lost while committing: nobody knows whether it is done, so it is not repeated here. */
class CommitLost extends Error {}

async function commit(connection: PoolConnection): Promise<void> {
  try {
    await query(connection, "COMMIT");
  } catch (error) {
    if (!isLost(error)) throw error;
    throw new CommitLost("The connection was lost while committing", { cause: error });
  }
}

function isLost(error: unknown): boolean {
  return LOST.has(codeOf(error)) || CLOSED.test(messageOf(error));
}

/** What only reads may be tried more than once when its connection is lost. */
async function tried<T>(tries: number, run: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (left <= 1 || !isLost(error)) throw error;
    }
  }
}

function kyselyOn(runner: Runner, counter: DatabaseHandle["statements"], tries = 1): Database {
  return createKysely({
    adapter: new MysqlAdapter(),
    compiler: new MysqlQueryCompiler(),
    execute: async <R>(compiled: CompiledQuery): Promise<QueryResult<R>> => {
      counter.count += 1;
      counter.last?.push(compiled.sql);
      const result = await tried(tries, () => query(runner, compiled.sql, compiled.parameters));
      if (Array.isArray(result)) return { rows: result as R[] };
      const header = result as ResultSetHeader;
      return {
        rows: [],
        numAffectedRows: BigInt(header.affectedRows),
        insertId: header.insertId ? BigInt(header.insertId) : undefined,
      };
    },
  });
}

function query(runner: Runner, sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    (runner as Pool).query(sql, parameters as never[], (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
}

function acquire(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
