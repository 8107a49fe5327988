// The tables of imports: how far each file is worked off, and which of its rows were refused.
import type { Generated } from "kysely";

export type ImportKind = "products" | "stock";

/**
 * mapping (uploaded, its columns to be named) → checking (dry run) → checked → running → done; failed
 * when it cannot go on.
 */
export type ImportState = "mapping" | "checking" | "checked" | "running" | "done" | "failed";

/** `check`: what the dry run found; `run`: what was refused in earnest. */
export type ImportPhase = "check" | "run";

export interface ImportsTable {
  id: Generated<number>;
  seller_id: number;
  by_user_id: number;
  kind: ImportKind;
  state: ImportState;
  /** What its counts and its mark are about. */
  phase: ImportPhase;
  failure_code: string | null;
  file_name: string;
  storage_key: string;
  delimiter: string;
  /** JSON: the cells of the first record. */
  headers: string;
  /** JSON: field → place of its column, from 0. */
  mapping: string;
  /** Records after the first. */
  row_count: number;
  /** Where the records after the first begin. */
  first_byte: number;
  /** Rows done in this phase, and where the next one begins: moved in the transaction of their effects. */
  next_row: number;
  next_byte: number;
  created_count: Generated<number>;
  changed_count: Generated<number>;
  /** Of the changed ones: so many said what was there already. */
  unchanged_count: Generated<number>;
  blank_count: Generated<number>;
  error_count: Generated<number>;
  created_at: number;
  updated_at: number;
  finished_at: number | null;
}

export interface ImportErrorsTable {
  import_id: number;
  phase: ImportPhase;
  /** As a spreadsheet counts: the headers are row 1. */
  file_row: number;
  place: number;
  column_name: string;
  code: string;
  message: string;
}

declare module "#platform/database" {
  interface Tables {
    imports: ImportsTable;
    import_errors: ImportErrorsTable;
  }
}
