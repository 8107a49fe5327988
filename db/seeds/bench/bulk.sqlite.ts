// Loading much at once into SQLite: indexes come after the rows, and nothing is synced in between.
import { sql } from "kysely";
import type { DatabaseHandle } from "#platform/database";

/** Tables whose rows are loaded in bulk. */
const TABLES = [
  "products",
  "variants",
  "product_images",
  "product_specifications",
  "stock_items",
  "stock_movements",
  "listings",
  "listing_places",
  "listing_specifications",
];

/** Prepares for the load; what comes back makes the indexes again and restores the settings. */
export async function beginBulkOnSqlite(handle: DatabaseHandle): Promise<() => Promise<void>> {
  const { rows } = await sql<{ name: string; sql: string }>`SELECT name, sql FROM sqlite_master
    WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${sql.join(TABLES)})`.execute(handle.reader);
  await handle.execute("PRAGMA foreign_keys = off");
  await handle.execute("PRAGMA synchronous = off");
  await handle.execute("PRAGMA temp_store = file");
  await handle.execute("PRAGMA cache_size = -262144");
  await handle.execute("PRAGMA threads = 2");
  for (const { name } of rows) await handle.execute(`DROP INDEX ${name}`);
  return async () => {
    for (const index of rows) await handle.execute(index.sql);
    await handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    await handle.execute("PRAGMA cache_size = -65536");
    await handle.execute("PRAGMA temp_store = memory");
    await handle.execute("PRAGMA synchronous = normal");
    await handle.execute("PRAGMA foreign_keys = on");
  };
}
