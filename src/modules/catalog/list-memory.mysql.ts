// Has MySQL's database changed? It does not say for less than reading again costs.
import type { Database } from "#platform/database";

/** Never known. */
export async function versionOnMysql(_db: Database): Promise<number | null> {
  return null;
}
