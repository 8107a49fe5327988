// Many rows at once: one statement per few hundred rows, its text made once per table.
import { CompiledQuery, type Insertable } from "kysely";
import type { Database, Tables } from "#platform/database";

/** SQLite takes 32,766 parameters; far fewer are as fast and keep statements small for MySQL. */
const MAX_PARAMETERS = 6000;
const texts = new Map<string, string>();

/** Inserts rows that all have the same columns. Names of tables and columns come from our code only. */
export async function insertRows<T extends keyof Tables & string>(
  db: Database,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const size = Math.max(1, Math.floor(MAX_PARAMETERS / columns.length));
  for (let start = 0; start < rows.length; start += size) {
    const batch = rows.slice(start, start + size) as Record<string, unknown>[];
    const parameters: unknown[] = [];
    for (const row of batch) {
      for (const column of columns) parameters.push(row[column]);
    }
    await db.executeQuery(CompiledQuery.raw(insertText(table, columns, batch.length), parameters));
  }
}

function insertText(table: string, columns: string[], row_count: number): string {
  const key = `${table} ${columns.join()} ${row_count}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const row = `(${columns.map(() => "?").join(",")})`;
  const text = `INSERT INTO ${table} (${columns.join(",")}) VALUES ${Array.from({ length: row_count }, () => row).join()}`;
  texts.set(key, text);
  return text;
}
