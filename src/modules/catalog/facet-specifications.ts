// The facet of specifications: one count over all names that are not filtered by, and one for each that is.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { candidatesOf } from "./facet-candidates.ts";
import type { FoundList } from "./list.ts";
import { MAX_CANDIDATES, statementFor, type Values } from "./list-statement.ts";

export interface SpecificationFacet {
  name: string;
  values: { value: string; count: number }[];
}

const MAX_NAMES = 12;
const MAX_VALUES = 20;
/** Values that are read to choose those from. */
const MAX_READ = 400;

interface ValueCount {
  name: string;
  value: string;
  count: number;
}

/**
 * Counts values per name, the most frequent first; a name that is filtered by shows what else it could be.
 */
export async function specificationFacets(
  context: Context,
  found: FoundList,
): Promise<{ results: SpecificationFacet[]; is_exact: boolean }> {
  const chosen = new Map(found.request.specifications);
  const open = await countValues(context, found, null);
  const rows = open.filter(({ name }) => !chosen.has(name));
  for (const [name, values] of chosen) {
    const of_name = await countValues(context, found, name);
    const shown = of_name.slice(0, MAX_VALUES);
    rows.unshift(...shown, ...of_name.slice(MAX_VALUES).filter(({ value }) => values.includes(value)));
  }
  const by_name = [...Map.groupBy(rows, ({ name }) => name)];
  const weight = (values: ValueCount[]) => values.reduce((sum, { count }) => sum + count, 0);
  const results = by_name
    .sort(
      ([left, a], [right, b]) =>
        Number(chosen.has(right)) - Number(chosen.has(left)) || weight(b) - weight(a),
    )
    .slice(0, MAX_NAMES)
    .map(([name, values]) => ({
      name,
      values: (chosen.has(name) ? values : values.slice(0, MAX_VALUES)).map(({ value, count }) => ({
        value,
        count,
      })),
    }));
  return { results, is_exact: found.count.count_is_exact && found.count.count <= MAX_CANDIDATES };
}

/** With `name`: its values alone, as if the list were not filtered by it. */
async function countValues(context: Context, found: FoundList, name: string | null): Promise<ValueCount[]> {
  const without = name === null ? null : (`spec:${name}` as const);
  const { source, signature, select } = candidatesOf(context, found, without);
  const shape = statementFor<ValueCount>(`values ${name === null ? "" : "of one "}${signature}`, (slot) => {
    const of_name =
      name === null
        ? sql``
        : sql`JOIN specification_values n ON n.id = x.value_id AND n.name = ${slot("facet_name")}`;
    return sql`SELECT v.name, v.value, k.count FROM (
          SELECT x.value_id, COUNT(*) AS count FROM ${select(slot, ["product_id"])} c
          JOIN listing_specifications x ON x.product_id = c.product_id ${of_name} GROUP BY x.value_id
        ) k JOIN specification_values v ON v.id = k.value_id
        ORDER BY k.count DESC, v.name, v.value LIMIT ${sql.lit(MAX_READ)}`;
  });
  const values: Values = name === null ? source.values : { ...source.values, facet_name: name };
  return (await shape.all(context.db, values)).map((row) => ({ ...row, count: Number(row.count) }));
}
