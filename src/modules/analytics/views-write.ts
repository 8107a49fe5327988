// How counts of views rest in rows: added to what is there, by as many processes as there are.
import { sql } from "kysely";
import type { TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";

/** Adds to the row with this key, which is made when it is not there yet. */
export async function addViews(
  tx: TransactionContext,
  table: "product_views" | "seller_views" | "term_views" | "empty_searches",
  key: Readonly<Record<string, string | number>>,
  views: number,
): Promise<void> {
  const columns = Object.keys(key);
  const is_row = sql.join(
    columns.map((column) => sql`${sql.ref(column)} = ${key[column]}`),
    sql` AND `,
  );
  const add = async () => {
    const result = await sql`UPDATE ${sql.table(table)} SET views = views + ${views} WHERE ${is_row}`.execute(
      tx.db,
    );
    return Number(result.numAffectedRows) > 0;
  };
  const names = sql.join([...columns, "views"].map((column) => sql.ref(column)));
  const values = sql.join([...Object.values(key), views]);
  const insert = () => sql`INSERT INTO ${sql.table(table)} (${names}) VALUES (${values})`.execute(tx.db);
  if (!(await add()) && !(await insertedOnce(tx, insert))) await add();
}
