// "After this row" in the order of an index, on MySQL: it walks the two ranges of an OR, and would not walk
// row values.
import { type RawBuilder, sql } from "kysely";

/** True for rows that come after `(value, product_id)` when sorted by `key`, then by id. */
export function afterOnMysql(
  key: RawBuilder<unknown>,
  descending: boolean,
  value: unknown,
  product_id: unknown,
): RawBuilder<boolean> {
  const beyond = descending ? sql`<` : sql`>`;
  return sql<boolean>`(${key} ${beyond} ${value} OR (${key} = ${value} AND p.product_id ${beyond} ${product_id}))`;
}
