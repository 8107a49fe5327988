// Fresh databases for drills, outside the test runner: a file or a schema of its own, removed afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "#platform/clock";
import { type Config, readConfig } from "#platform/config";
import type { Services } from "#platform/context";
import { migrate, openDatabase } from "#platform/database";
import { migrations } from "../../db/migrations/migrations.ts";
import { createServices } from "../../src/app.ts";

export type DatabaseKind = "sqlite" | "mysql";

export interface Place {
  env: Record<string, string>;
  config: Config;
  services: Services;
  /** Closes and removes it. */
  end(): Promise<void>;
}

const SERVER = (process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306").replace(/\/$/, "");
let places = 0;

/** Is there a MySQL to drill on? */
export async function mysqlAnswers(): Promise<boolean> {
  const handle = openDatabase(`${SERVER}/`, { pool_size: 1 });
  try {
    await handle.ping();
    return true;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** Makes a migrated, empty database of this kind and opens the program's services on it. */
export async function openPlace(kind: DatabaseKind, clock: Clock = systemClock): Promise<Place> {
  places += 1;
  const folder = mkdtempSync(join(tmpdir(), "buybuy-drill-"));
  const name = `buybuy_drill_${process.pid}_${places}`;
  const url = kind === "mysql" ? `${SERVER}/${name}` : `sqlite:${join(folder, "drill.db")}`;
  if (kind === "mysql") await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const env = {
    ...{ BUYBUY_ENV: "test", BUYBUY_VAR: join(folder, "var"), DATABASE_URL: url },
    ...{ BUYBUY_SEED: "empty", RATE_LIMIT_FACTOR: "100000" },
  };
  const config = readConfig(env, folder);
  const services = await createServices(config, { clock });
  await migrate(services.database, migrations, clock);
  return {
    env,
    config,
    services,
    end: async () => {
      await services.close();
      if (kind === "mysql") await onServer(`DROP DATABASE IF EXISTS ${name}`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(statement: string): Promise<void> {
  const handle = openDatabase(`${SERVER}/`, { pool_size: 1 });
  await handle.execute(statement);
  await handle.close();
}
