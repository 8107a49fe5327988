// MySQL databases for tests: migrated once, and handed from one test process to the next.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { manualClock } from "#platform/clock";
import { columnTypes, type Database, type DatabaseHandle, migrate, openDatabase } from "#platform/database";
import { migrations } from "../db/migrations/migrations.ts";

const PREFIX = "buybuy_test_";
const FINGERPRINT_LENGTH = 8;

/** A database that nobody else uses until this process lets go of it or ends. */
export interface OwnMysql {
  url: string;
  /** Deletes all rows. */
  clean(): Promise<void>;
  letGo(): Promise<void>;
}

/** Takes the first database that is free, or makes one; whose it is, the server itself says by a lock. */
export async function takeMysql(): Promise<OwnMysql> {
  const guard = openDatabase(`${serverUrl()}/`, { pool_size: 1 });
  let slot = 1;
  while (!(await isLocked(guard, nameOf(slot)))) slot += 1;
  const name = nameOf(slot);
  const url = `${serverUrl()}/${name}`;
  if (!(await exists(guard, name))) await create(guard, name, url);
  const handle = openDatabase(url, { pool_size: 1 });
  const tables = await tablesOf(handle);
  await clean(handle, tables);
  await countFromOne(handle);
  return {
    url,
    clean: () => clean(handle, tables),
    letGo: async () => {
      await handle.close();
      await guard.close();
    },
  };
}

/** Drops the databases that nobody uses: what is done after a run of the whole suite. */
export async function dropFreeDatabases(): Promise<void> {
  const guard = openDatabase(`${serverUrl()}/`, { pool_size: 1 });
  const { rows } = await sql<{ name: string }>`SELECT schema_name AS name FROM information_schema.schemata
    WHERE schema_name LIKE ${`${PREFIX.replaceAll("_", "\\_")}%`}`.execute(guard.reader);
  for (const { name } of rows) {
    if (await isLocked(guard, name)) await guard.execute(`DROP DATABASE ${name}`);
  }
  await guard.close();
}

function serverUrl(): string {
  return (process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306").replace(/\/$/, "");
}

/** Other migrations make other databases. */
function nameOf(slot: number): string {
  const types = columnTypes("mysql");
  const statements = migrations.flatMap((migration) => migration.up(types));
  const fingerprint = createHash("sha256").update(statements.join(";")).digest("hex");
  return `${PREFIX}${fingerprint.slice(0, FINGERPRINT_LENGTH)}_${slot}`;
}

/** The lock ends with this connection, whatever becomes of the process. */
async function isLocked(guard: DatabaseHandle, name: string): Promise<boolean> {
  const { rows } = await sql<{ got: number | null }>`SELECT GET_LOCK(${name}, 0) AS got`.execute(
    guard.reader,
  );
  return Number(rows[0]?.got) === 1;
}

/** Is it there with all its migrations? One that was being made when its maker died is not. */
async function exists(guard: DatabaseHandle, name: string): Promise<boolean> {
  try {
    const { rows } = await sql<{ count: number }>`SELECT COUNT(*) AS count
      FROM ${sql.table(`${name}.migrations`)}`.execute(guard.reader);
    return Number(rows[0]?.count) === migrations.length;
  } catch {
    return false;
  }
}

async function create(guard: DatabaseHandle, name: string, url: string): Promise<void> {
  await guard.execute(`DROP DATABASE IF EXISTS ${name}`);
  await guard.execute(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const handle = openDatabase(url, { pool_size: 1 });
  await migrate(handle, migrations, manualClock(0));
  await handle.close();
}

async function tablesOf(handle: DatabaseHandle): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name <> 'migrations'`.execute(handle.reader);
  return rows.map(({ name }) => name);
}

/** Most tests leave most tables empty: one statement says which have rows. */
async function clean(handle: DatabaseHandle, tables: readonly string[]): Promise<void> {
  const looks = tables.map(
    (name) => sql`SELECT ${name} AS name WHERE EXISTS (SELECT 1 FROM ${sql.table(name)})`,
  );
  const { rows } = await sql<{ name: string }>`${sql.join(looks, sql` UNION ALL `)}`.execute(handle.reader);
  await handle.run(async (db: Database) => {
    await sql`SET foreign_key_checks = 0`.execute(db);
    for (const { name } of rows) await sql`DELETE FROM ${sql.table(name)}`.execute(db);
    await sql`SET foreign_key_checks = 1`.execute(db);
  });
}

/** Ids begin where they do in a database that was never used. */
async function countFromOne(handle: DatabaseHandle): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND auto_increment > 1`.execute(handle.reader);
  for (const { name } of rows) await handle.execute(`ALTER TABLE ${name} AUTO_INCREMENT = 1`);
}
