// Has SQLite's database changed? One look at the header of the log says so, for commits of every process.
import { CompiledQuery } from "kysely";
import type { Database } from "#platform/database";

const QUESTION = CompiledQuery.raw("PRAGMA data_version");

/**
 * A number that differs after every commit of another connection. The reading connection commits nothing
 * itself, so on it the number tells of every change.
 */
export async function versionOnSqlite(db: Database): Promise<number | null> {
  const { rows } = await db.executeQuery<{ data_version: number }>(
    QUESTION as CompiledQuery<{ data_version: number }>,
  );
  return rows[0]?.data_version ?? null;
}
