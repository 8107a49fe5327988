// Invariants: sentences about the data that are always true, each with a query that finds where it is not.
import type { RawBuilder } from "kysely";
import type { Context } from "#platform/context";

/** One broken place, in words that name the row. */
export interface Violation {
  invariant: string;
  detail: string;
}

export type Invariant = {
  /** What is always true: `reserved equals the open reservations`. */
  name: string;
} & (
  | {
      /** Rows that break it; a query that gives none when all is well. Columns are shown as they are. */
      query: RawBuilder<Record<string, unknown>>;
    }
  | {
      /** The same, where a query alone can't tell; looks at most at what it says in its own docstring. */
      find(context: Context): Promise<Record<string, unknown>[]>;
    }
);

const MAX_SHOWN = 20;

/** Runs every check and gives what is broken, at most 20 places per invariant. */
export async function findViolations(context: Context, invariants: Invariant[]): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const invariant of invariants) {
    const rows =
      "find" in invariant ? await invariant.find(context) : (await invariant.query.execute(context.db)).rows;
    for (const row of rows.slice(0, MAX_SHOWN))
      violations.push({ invariant: invariant.name, detail: JSON.stringify(row) });
  }
  return violations;
}
