// `buybuy migrate`: brings the database to this version, or with --check only says what is pending.
import { systemClock } from "#platform/clock";
import type { Config } from "#platform/config";
import { migrate, openDatabase, pendingMigrations } from "#platform/database";
import { migrations } from "../../db/migrations/migrations.ts";

/** Runs what is pending and gives 0. With `--check` runs nothing and gives 1 when something is pending. */
export async function migrateCommand(config: Config, args: string[]): Promise<number> {
  const database = openDatabase(config.database_url);
  try {
    if (args.includes("--check")) {
      const pending = await pendingMigrations(database, migrations);
      for (const name of pending) process.stdout.write(`pending  ${name}\n`);
      if (pending.length === 0) process.stdout.write("The database is up to date.\n");
      return pending.length === 0 ? 0 : 1;
    }
    const done = await migrate(database, migrations, systemClock);
    for (const name of done) process.stdout.write(`migrated  ${name}\n`);
    if (done.length === 0) process.stdout.write("The database was up to date.\n");
    return 0;
  } finally {
    await database.close();
  }
}
