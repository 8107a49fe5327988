// Migrations: ordered, run once each, the same source for both dialects.
import { sql } from "kysely";
import type { Clock } from "#platform/clock";
import type { DatabaseHandle, Dialect } from "./database.ts";

/** Column types and small differences by dialect; a migration writes its SQL with these. */
export interface ColumnTypes {
  dialect: Dialect;
  /** Integer primary key that counts by itself. */
  id: string;
  /** Whole numbers: references, counts, minor units, epoch milliseconds. */
  integer: string;
  /** 0 or 1. */
  flag: string;
  /** Text of at most `length` characters, can be indexed. */
  text(length: number): string;
  /** Long text, not indexed. */
  long_text: string;
  /** Bytes that only the program reads. */
  bytes: string;
  /** Ends a CREATE TABLE. */
  options: string;
}

export interface Migration {
  /** Sorts after the ones before: `0001-people`. */
  name: string;
  /** The statements, run one by one. */
  up(types: ColumnTypes): string[];
}

const MIGRATIONS_TABLE = "migrations";
/** A MySQL row holds 65,535 bytes; longer text is stored beside it. */
const MAX_VARCHAR = 1000;

/** The dialect's column types. Text compares byte by byte on both. */
export function columnTypes(dialect: Dialect): ColumnTypes {
  if (dialect === "sqlite") {
    return {
      dialect,
      id: "INTEGER PRIMARY KEY AUTOINCREMENT",
      integer: "INTEGER",
      flag: "INTEGER",
      text: () => "TEXT",
      long_text: "TEXT",
      bytes: "BLOB",
      options: "STRICT",
    };
  }
  return {
    dialect,
    id: "BIGINT PRIMARY KEY AUTO_INCREMENT",
    integer: "BIGINT",
    flag: "TINYINT",
    text: (length) => (length > MAX_VARCHAR ? "TEXT" : `VARCHAR(${length})`),
    long_text: "MEDIUMTEXT",
    bytes: "MEDIUMBLOB",
    options: "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin",
  };
}

/** The names of the migrations that have not run yet, in order. */
export async function pendingMigrations(handle: DatabaseHandle, migrations: Migration[]): Promise<string[]> {
  const types = columnTypes(handle.dialect);
  await handle.execute(
    `CREATE TABLE IF NOT EXISTS ${MIGRATIONS_TABLE} (name ${types.text(120)} PRIMARY KEY, applied_at ${types.integer} NOT NULL) ${types.options}`,
  );
  const rows = await sql<{ name: string }>`SELECT name FROM migrations`.execute(handle.reader);
  const done = new Set(rows.rows.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
}

/**
 * Runs what is pending and returns its names. On SQLite each migration is one transaction; MySQL commits
 * every schema statement by itself, so a migration that fails half way there says which statement to undo by
 * hand.
 */
export async function migrate(
  handle: DatabaseHandle,
  migrations: Migration[],
  clock: Clock,
): Promise<string[]> {
  const pending = new Set(await pendingMigrations(handle, migrations));
  const types = columnTypes(handle.dialect);
  for (const migration of migrations.filter(({ name }) => pending.has(name))) {
    await handle.run(async (db) => {
      for (const statement of migration.up(types)) {
        try {
          await sql.raw(statement).execute(db);
        } catch (error) {
          throw new Error(`Migration ${migration.name} failed at: ${statement}`, { cause: error });
        }
      }
      await sql`INSERT INTO migrations (name, applied_at) VALUES (${migration.name}, ${clock.now()})`.execute(
        db,
      );
    });
  }
  return [...pending];
}
