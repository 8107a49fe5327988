// Empties a database, for development and tests: every table but the list of migrations.
import { sql } from "kysely";
import type { Services } from "#platform/context";
import { tablesOfMysql, withoutReferencesOnMysql } from "./reset.mysql.ts";
import { tablesOfSqlite, withoutReferencesOnSqlite } from "./reset.sqlite.ts";

/** Deletes all rows. Refused in production. */
export async function emptyWorld(services: Services): Promise<void> {
  if (services.config.environment === "production") throw new Error("Never in production");
  const handle = services.database;
  const is_sqlite = handle.dialect === "sqlite";
  const tables = await (is_sqlite ? tablesOfSqlite : tablesOfMysql)(handle.reader);
  await (is_sqlite ? withoutReferencesOnSqlite : withoutReferencesOnMysql)(handle, async (db) => {
    for (const table of tables) await sql`DELETE FROM ${sql.table(table)}`.execute(db);
  });
}
