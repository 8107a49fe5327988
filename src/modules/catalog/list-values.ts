// Specification filters: from the names and values that people ask for to the numbers that listings carry.
import type { Context } from "#platform/context";
import type { JudgedRequest } from "./list-request.ts";
import type { ValueIds } from "./list-statement.ts";

/** The ids of the values, per name. Null when one of the names has none of them, so nothing can match. */
export async function findValueIds(
  context: Context,
  specifications: JudgedRequest["specifications"],
): Promise<ValueIds | null> {
  if (specifications.length === 0) return [];
  const rows = await context.db
    .selectFrom("specification_values")
    .select(["id", "name", "value"])
    .where((eb) =>
      eb.or(
        specifications.map(([name, values]) => eb.and([eb("name", "=", name), eb("value", "in", values)])),
      ),
    )
    .execute();
  const value_ids: ValueIds = specifications.map(([name]) => [
    name,
    rows.filter((row) => row.name === name).map((row) => row.id),
  ]);
  return value_ids.every(([, ids]) => ids.length > 0) ? value_ids : null;
}
