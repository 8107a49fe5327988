// What a seller does with a file of products or stock: bring it, name its columns, try it, run it.
import { userOf } from "#modules/identity";
import { requireSellerPermission, requireWritingSeller } from "#modules/sellers";
import { type Context, now, type TransactionContext } from "#platform/context";
import { type Delimiter, delimiterOf, readCsv, utf8Of } from "#platform/csv";
import { forUpdate, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { conflict, invalid, missing } from "#platform/refusal";
import { clip } from "#platform/text";
import { guessMapping, judgeMapping, type Mapping } from "./columns.ts";
import { inChunks } from "./file.ts";
import type { ImportRow } from "./progress.ts";
import type { ImportKind, ImportPhase, ImportState } from "./tables.ts";
import { enqueueWork } from "./work.ts";

/** Rows that a file may have, its headers left out. */
export const MAX_IMPORT_ROWS = 50_000;
/** Bytes that a file may have. */
export const MAX_IMPORT_BYTES = 32 * 1024 * 1024;
const MAX_COLUMNS = 200;
const MAX_HEADER_LENGTH = 120;
const MAX_FILE_NAME_LENGTH = 200;

/** A file as it comes in. */
export interface ImportInput {
  kind: ImportKind;
  file_name: string;
  bytes: Uint8Array;
  /** Field → header, where it is known; the rest is not imported. Left out: guessed from the headers. */
  columns?: Record<string, string>;
  /** `check` tries it, `run` does it at once, `wait` leaves the columns to be named. */
  next: "wait" | "check" | "run";
}

/**
 * Keeps a file of the actor's seller and returns its id. Refuses: forbidden to whom the role does not let
 * write this kind, and to the suspended; malformed what is no CSV; invalid `file` for one that is empty,
 * too large or too long, and `mapping` where it must be whole; conflict import_running while another one
 * of the seller's is worked off.
 */
export async function createImport(context: Context, input: ImportInput): Promise<number> {
  const seller_id = importingSeller(context, input.kind);
  const { kind, next } = input;
  if (input.bytes.byteLength > MAX_IMPORT_BYTES)
    throw invalid("file", "too_large", "A file has at most 32 MiB.");
  const bytes = utf8Of(input.bytes);
  const delimiter = delimiterOf(bytes);
  const shape = await shapeOf(bytes, delimiter);
  const mapping = input.columns ? mappingOf(input.columns, shape.headers) : guessMapping(kind, shape.headers);
  if (next !== "wait") judgeMapping(kind, mapping, shape.headers.length);
  await refuseOthers(context, seller_id);
  const storage_key = `private/imports/sellers/${seller_id}/${randomToken()}.csv`;
  await context.services.storage.put(storage_key, bytes);
  try {
    return await transaction(context, async (tx) => {
      const { row_count, first_byte, headers } = shape;
      const time = now(tx);
      const result = await tx.db
        .insertInto("imports")
        .values({
          ...{
            seller_id,
            by_user_id: userOf(tx).user_id,
            kind,
            state: "mapping",
            phase: "check",
            failure_code: null,
          },
          ...{ file_name: clip(input.file_name, MAX_FILE_NAME_LENGTH), storage_key, delimiter },
          ...{ headers: JSON.stringify(headers), mapping: JSON.stringify(mapping) },
          ...{ row_count, first_byte, next_row: 0, next_byte: first_byte },
          ...{ created_at: time, updated_at: time, finished_at: null },
        })
        .executeTakeFirstOrThrow();
      const id = Number(result.insertId);
      if (next !== "wait") await begin(tx, { id, seller_id }, next === "run" ? "run" : "check");
      return id;
    });
  } catch (error) {
    await context.services.storage.delete(storage_key);
    throw error;
  }
}

/**
 * Names the columns and tries the whole file without changing anything; it may be tried again until it is
 * run. Refuses: as `findImport`; invalid `mapping`; conflict wrong_state once it runs; import_running.
 */
export async function checkImport(context: Context, id: number, mapping: Mapping): Promise<void> {
  await changeOwn(context, id, ["mapping", "checked"], async (tx, row) => {
    judgeMapping(row.kind, mapping, (JSON.parse(row.headers) as string[]).length);
    await tx.db.deleteFrom("import_errors").where("import_id", "=", id).execute();
    await tx.db
      .updateTable("imports")
      .set({ mapping: JSON.stringify(mapping) })
      .where("id", "=", id)
      .execute();
    await begin(tx, row, "check");
  });
}

/**
 * Does what the dry run tried: rows without a mistake are imported, the others reported. Refuses: as
 * `findImport`; conflict wrong_state unless it has been tried; import_running.
 */
export async function runImport(context: Context, id: number): Promise<void> {
  await changeOwn(context, id, ["checked"], (tx, row) => begin(tx, row, "run"));
}

/** The seller for whom the actor may import this. */
export function importingSeller(context: Context, kind: ImportKind): number {
  requireWritingSeller(context);
  return requireSellerPermission(context, kind === "stock" ? "inventory.write" : "catalog.write").seller_id;
}

async function changeOwn(
  context: Context,
  id: number,
  from: readonly ImportState[],
  change: (tx: TransactionContext, row: ImportRow) => Promise<void>,
): Promise<void> {
  const { seller_id } = requireWritingSeller(context);
  await transaction(context, async (tx) => {
    const row = await tx.db
      .selectFrom("imports")
      .selectAll()
      .where("id", "=", id)
      .where("seller_id", "=", seller_id)
      .$call(forUpdate(tx))
      .executeTakeFirst();
    if (!row) throw missing("import");
    importingSeller(tx, row.kind);
    if (!from.includes(row.state))
      throw conflict("wrong_state", "This file is past that.", { state: row.state });
    await change(tx, row);
  });
}

/**
 * From its first row on, with nothing counted. Refuses import_running, also to one of two in the same moment.
 */
async function begin(
  tx: TransactionContext,
  { id, seller_id }: { id: number; seller_id: number },
  phase: ImportPhase,
): Promise<void> {
  const seller = tx.db.selectFrom("sellers").select("id").where("id", "=", seller_id);
  await seller.$call(forUpdate(tx)).execute();
  await refuseOthers(tx, seller_id);
  const state: ImportState = phase === "run" ? "running" : "checking";
  const zero = { next_row: 0, created_count: 0, changed_count: 0, unchanged_count: 0 };
  await tx.db
    .updateTable("imports")
    .set((of) => ({
      ...zero,
      blank_count: 0,
      error_count: 0,
      state,
      phase,
      next_byte: of.ref("first_byte"),
      updated_at: now(tx),
      finished_at: null,
    }))
    .where("id", "=", id)
    .execute();
  await enqueueWork(tx, id);
}

/** One file of a seller at a time: two would change the same products in an order that nobody chose. */
async function refuseOthers(context: Context, seller_id: number): Promise<void> {
  const other = await context.db
    .selectFrom("imports")
    .select("id")
    .where("seller_id", "=", seller_id)
    .where("state", "in", ["checking", "running"])
    .executeTakeFirst();
  if (other)
    throw conflict("import_running", "Another file is being worked off; wait for it.", { id: other.id });
}

/** The headers, where the rows begin, and how many there are. */
async function shapeOf(bytes: Uint8Array, delimiter: Delimiter) {
  let headers: string[] = [];
  let first_byte = 0;
  let row_count = -1;
  for await (const { cells, end_byte } of readCsv(inChunks([bytes]), { delimiter, from: 0 })) {
    row_count += 1;
    if (row_count === 0) {
      headers = cells.map((cell) => clip(cell.trim(), MAX_HEADER_LENGTH));
      first_byte = end_byte;
    }
    if (row_count > MAX_IMPORT_ROWS) {
      throw invalid("file", "too_many_rows", `A file has at most ${MAX_IMPORT_ROWS} rows; split it.`);
    }
  }
  if (row_count < 1) throw invalid("file", "no_rows", "The file needs a line of headers and a row.");
  if (headers.length > MAX_COLUMNS) {
    throw invalid("file", "too_many_columns", `A file has at most ${MAX_COLUMNS} columns.`);
  }
  return { headers, first_byte, row_count };
}

function mappingOf(columns: Record<string, string>, headers: readonly string[]): Mapping {
  const entries = Object.entries(columns).map(([field, header]) => {
    const place = headers.indexOf(header.trim());
    if (place === -1)
      throw invalid(`mapping.${field}`, "unknown_column", `The file has no column ${header}.`);
    return [field, place];
  });
  return Object.fromEntries(entries) as Mapping;
}
