// A fresh, migrated database with its services for one test, on the dialect that TEST_DATABASE names.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext } from "node:test";
import { sql } from "kysely";
import { type ManualClock, manualClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { type Actor, type Context, createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { type DatabaseHandle, migrate, openDatabase } from "#platform/database";
import { migrations } from "../db/migrations/migrations.ts";
import { createServices } from "../src/app.ts";

/** The moment at which every test world stands until it moves its clock. */
export const START = Date.UTC(2026, 0, 15, 12, 0, 0);

/** Everything a test needs; it is taken down when the test ends. */
export interface World {
  services: Services;
  clock: ManualClock;
  /** A context for this actor; the program itself unless told. */
  as(actor?: Actor): Context;
}

const folder = mkdtempSync(join(tmpdir(), "buybuy-test-"));
after(async () => {
  await (await shared_mysql)?.drop();
  rmSync(folder, { recursive: true, force: true });
});
let worlds = 0;
interface SharedMysql {
  url: string;
  handle: DatabaseHandle;
  drop(): Promise<void>;
}

let shared_mysql: Promise<SharedMysql> | null = null;

/** Opens a world for `test` with settings over the test defaults, and closes it after the test. */
export async function openWorld(
  test: Pick<TestContext, "after">,
  env: Record<string, string> = {},
): Promise<World> {
  worlds += 1;
  const var_folder = join(folder, `world-${worlds}`);
  const database_url =
    process.env.TEST_DATABASE === "mysql" ? await cleanMysql() : await freshSqlite(`${var_folder}.db`);
  const config = readConfig(
    { BUYBUY_ENV: "test", BUYBUY_VAR: var_folder, DATABASE_URL: database_url, ...env },
    folder,
  );
  const clock = manualClock(START);
  const services = await createServices(config, { clock });
  test.after(() => services.close());
  return { services, clock, as: (actor = SYSTEM_ACTOR) => createContext(services, actor) };
}

async function freshSqlite(path: string): Promise<string> {
  const template = join(folder, "template.db");
  if (!existsSync(template)) {
    const handle = openDatabase(`sqlite:${template}`);
    await migrate(handle, migrations, manualClock(START));
    await handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    await handle.close();
  }
  copyFileSync(template, path);
  return `sqlite:${path}`;
}

/** One MySQL database per test process, emptied between tests. */
async function cleanMysql(): Promise<string> {
  shared_mysql ??= createMysql();
  const { url, handle } = await shared_mysql;
  const tables = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name <> 'migrations'`.execute(handle.reader);
  await handle.run(async (db) => {
    await sql`SET foreign_key_checks = 0`.execute(db);
    for (const { name } of tables.rows) await sql`DELETE FROM ${sql.table(name)}`.execute(db);
    await sql`SET foreign_key_checks = 1`.execute(db);
  });
  return url;
}

async function createMysql(): Promise<SharedMysql> {
  const server = process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306";
  const name = `buybuy_test_${process.pid}`;
  const admin = openDatabase(`${server.replace(/\/$/, "")}/`, { pool_size: 1 });
  await admin.execute(`DROP DATABASE IF EXISTS ${name}`);
  await admin.execute(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = `${server.replace(/\/$/, "")}/${name}`;
  const handle = openDatabase(url, { pool_size: 1 });
  await migrate(handle, migrations, manualClock(START));
  return {
    url,
    handle,
    drop: async () => {
      await handle.close();
      await admin.execute(`DROP DATABASE IF EXISTS ${name}`);
      await admin.close();
    },
  };
}
