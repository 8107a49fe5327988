// What emptying a database needs to know of SQLite.
import { sql } from "kysely";
import type { Database, DatabaseHandle } from "#platform/database";

/** Every table of ours; those behind a full-text table follow it by themselves. */
export async function tablesOfSqlite(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT IN ('migrations') AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'listing_texts_%'`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** Runs `work` in a transaction in which references may dangle. */
export async function withoutReferencesOnSqlite(
  handle: DatabaseHandle,
  work: (db: Database) => Promise<void>,
): Promise<void> {
  await handle.execute("PRAGMA foreign_keys = off");
  await handle.run(work);
  await handle.execute("PRAGMA foreign_keys = on");
}
