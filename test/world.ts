// A fresh, migrated database with its services for one test, on the dialect that TEST_DATABASE names.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext } from "node:test";
import { type ManualClock, manualClock } from "#platform/clock";
import { readConfig } from "#platform/config";
import { type Actor, type Context, createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { migrate, openDatabase } from "#platform/database";
import { migrations } from "../db/migrations/migrations.ts";
import { createServices } from "../src/app.ts";
import { type OwnMysql, takeMysql } from "./own-mysql.ts";

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
  await (await own_mysql)?.letGo();
  rmSync(folder, { recursive: true, force: true });
});
let worlds = 0;
let own_mysql: Promise<OwnMysql> | null = null;

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
  const is_new = own_mysql === null;
  own_mysql ??= takeMysql();
  const { url, clean } = await own_mysql;
  if (!is_new) await clean();
  return url;
}
