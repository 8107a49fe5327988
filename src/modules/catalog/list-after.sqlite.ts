// "After this row" in the order of an index, on SQLite: it walks row values, and would not walk an OR.
import { type RawBuilder, sql } from "kysely";

/** True for rows that come after `(value, product_id)` when sorted by `key`, then by id. */
export function afterOnSqlite(
  key: RawBuilder<unknown>,
  descending: boolean,
  value: unknown,
  product_id: unknown,
): RawBuilder<boolean> {
  const beyond = descending ? sql`<` : sql`>`;
  return sql<boolean>`(${key}, p.product_id) ${beyond} (${value}, ${product_id})`;
}
