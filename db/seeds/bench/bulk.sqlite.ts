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

/** Settings of the full-text index: what they are while loading, and what SQLite itself begins with. */
const LARGE_PIECE = 64 * 1024 * 1024;
const USUAL_PIECE = 1024 * 1024;
const MANY_PIECES = 1999;
const USUAL_CRISIS = 16;
const USUAL_MERGE = 4;

function textSetting(name: string, value: number): string {
  return `INSERT INTO listing_texts (listing_texts, rank) VALUES ('${name}', ${value})`;
}

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
  // Words of many texts are written as one piece; the pieces become one at the end, not again and again.
  await handle.execute(textSetting("automerge", 0));
  await handle.execute(textSetting("crisismerge", MANY_PIECES));
  await handle.execute(textSetting("hashsize", LARGE_PIECE));
  return async () => {
    for (const index of rows) await handle.execute(index.sql);
    await handle.execute("INSERT INTO listing_texts (listing_texts) VALUES ('optimize')");
    await handle.execute(textSetting("hashsize", USUAL_PIECE));
    await handle.execute(textSetting("crisismerge", USUAL_CRISIS));
    await handle.execute(textSetting("automerge", USUAL_MERGE));
    await handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    await handle.execute("PRAGMA cache_size = -65536");
    await handle.execute("PRAGMA temp_store = memory");
    await handle.execute("PRAGMA synchronous = normal");
    await handle.execute("PRAGMA foreign_keys = on");
  };
}
