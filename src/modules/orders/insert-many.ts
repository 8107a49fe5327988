// Hot inserts: the statement's text is made once per number of rows, and after that only bound.
import { CompiledQuery, type Insertable, type QueryResult } from "kysely";
import type { Database, Tables } from "#platform/database";

type Columns<T extends keyof Tables> = keyof Insertable<Tables[T]> & string;

/** A statement that inserts rows with exactly these columns, one or many at once. */
export function insertOf<T extends keyof Tables & string, const C extends Columns<T>>(
  table: T,
  columns: readonly C[],
): (db: Database, rows: readonly Pick<Insertable<Tables[T]>, C>[]) => Promise<QueryResult<unknown>> {
  const texts = new Map<number, string>();
  const row_text = `(${columns.map(() => "?").join(", ")})`;
  const textFor = (count: number): string => {
    let text = texts.get(count);
    if (text === undefined) {
      const rows = Array.from({ length: count }, () => row_text).join(", ");
      text = `insert into ${table} (${columns.join(", ")}) values ${rows}`;
      texts.set(count, text);
    }
    return text;
  };
  return (db, rows) => {
    const parameters: unknown[] = [];
    for (const row of rows) for (const column of columns) parameters.push(row[column]);
    return db.executeQuery(CompiledQuery.raw(textFor(rows.length), parameters));
  };
}
