// What is always true of imports.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const exchangeInvariants: Invariant[] = [
  {
    name: "imports: error_count equals the rows with errors",
    query: sql`SELECT i.id, i.error_count, COUNT(DISTINCT e.file_row) AS found FROM imports i
      LEFT JOIN import_errors e ON e.import_id = i.id AND e.phase = i.phase
      GROUP BY i.id, i.error_count HAVING i.error_count <> COUNT(DISTINCT e.file_row)`,
  },
  {
    name: "imports: one file of a seller is worked off at a time",
    query: sql`SELECT seller_id FROM imports WHERE state IN ('checking', 'running')
      GROUP BY seller_id HAVING COUNT(*) > 1`,
  },
];
