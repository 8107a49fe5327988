// The listings that a facet counts: those of the list without the facet's own filter, ten thousand at most.
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import type { FoundList } from "./list.ts";
import {
  boundedFrom,
  MAX_CANDIDATES,
  type Slot,
  type Source,
  sourceOf,
  type Without,
  whereOf,
} from "./list-statement.ts";

export interface Candidates {
  source: Source;
  signature: string;
  /** A subquery of these columns. */
  select(slot: Slot, columns: string[]): RawBuilder<unknown>;
  /** False when there are too many to look at all. */
  is_whole: boolean;
}

/** The listings that a facet looks at, as a subquery of `columns`. */
export function candidatesOf(
  context: Context,
  { request, scope, value_ids }: FoundList,
  without: Without,
): Candidates {
  const source = sourceOf(context, request, scope, value_ids, { without });
  const { signature, from, is_whole } = boundedFrom(request, source);
  const select = (slot: Slot, columns: string[]) =>
    sql`(SELECT ${sql.join(columns.map((column) => sql.ref(`p.${column}`)))} FROM ${from(slot)}
      WHERE ${whereOf(source.where(slot))} LIMIT ${sql.lit(MAX_CANDIDATES)})`;
  return { source, signature, select, is_whole };
}
