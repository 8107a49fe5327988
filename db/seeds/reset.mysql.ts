// What emptying a database needs to know of MySQL.
import { sql } from "kysely";
import type { Database, DatabaseHandle } from "#platform/database";

/** Every table of ours. */
export async function tablesOfMysql(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name <> 'migrations'`.execute(db);
  return rows.map(({ name }) => name);
}

/** Runs `work` in a transaction in which references may dangle. */
export async function withoutReferencesOnMysql(
  handle: DatabaseHandle,
  work: (db: Database) => Promise<void>,
): Promise<void> {
  await handle.run(async (db) => {
    await sql`SET foreign_key_checks = 0`.execute(db);
    try {
      await work(db);
    } finally {
      await sql`SET foreign_key_checks = 1`.execute(db);
    }
  });
}
