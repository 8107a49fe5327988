// How far an import is: the mark that moves with the effects of its rows, and what was refused on the way.
import type { Selectable } from "kysely";
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import type { RowError, RowOutcome } from "./rows.ts";
import type { ImportState, ImportsTable } from "./tables.ts";

export type ImportRow = Selectable<ImportsTable>;

/** The import, which must be there. */
export function importRow(context: Context, id: number): Promise<ImportRow> {
  return context.db.selectFrom("imports").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** Is it being worked off at this moment? */
export function isAtWork({ state }: Pick<ImportRow, "state">): boolean {
  return state === "checking" || state === "running";
}

/** Holds the import, and says whether nobody else has gone on with it. */
export async function isStillHere(
  tx: TransactionContext,
  { id, state }: Pick<ImportRow, "id" | "state">,
  next_row: number,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom("imports")
    .select(["state", "next_row"])
    .where("id", "=", id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  return row?.state === state && row.next_row === next_row;
}

/** Moves the mark past rows that were done in this transaction; past the last one the phase is over. */
export async function moveMark(
  tx: TransactionContext,
  row: ImportRow,
  at: { next_row: number; next_byte: number },
  outcomes: readonly RowOutcome[],
): Promise<void> {
  const counted = (outcome: RowOutcome) => outcomes.filter((one) => one === outcome).length;
  const is_over = at.next_row === row.row_count;
  const state: ImportState = is_over ? (row.state === "running" ? "done" : "checked") : row.state;
  await tx.db
    .updateTable("imports")
    .set((of) => ({
      ...at,
      state,
      created_count: of("created_count", "+", counted("created")),
      changed_count: of("changed_count", "+", counted("changed") + counted("unchanged")),
      unchanged_count: of("unchanged_count", "+", counted("unchanged")),
      blank_count: of("blank_count", "+", counted("blank")),
      error_count: of("error_count", "+", counted("error")),
      updated_at: now(tx),
      ...(is_over && { finished_at: now(tx) }),
    }))
    .where("id", "=", row.id)
    .execute();
}

/** Keeps what is wrong with these rows, in one statement. */
export async function keepErrors(
  tx: TransactionContext,
  { id: import_id, phase }: Pick<ImportRow, "id" | "phase">,
  wrong: readonly { file_row: number; errors: readonly RowError[] }[],
): Promise<void> {
  const rows = wrong.flatMap(({ file_row, errors }) =>
    errors.map((error, place) => ({ import_id, phase, file_row, place, ...error })),
  );
  if (rows.length > 0) await tx.db.insertInto("import_errors").values(rows).execute();
}

/** It cannot go on; what was done stays. */
export async function fail(tx: TransactionContext, import_id: number, failure_code: string): Promise<void> {
  await tx.db
    .updateTable("imports")
    .set({ state: "failed", failure_code, updated_at: now(tx), finished_at: now(tx) })
    .where("id", "=", import_id)
    .where("state", "in", ["checking", "running"])
    .execute();
}
