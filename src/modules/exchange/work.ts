// Works a file off in the background: a few rows per transaction, with a rest after each, so that buyers
// do not notice, and from where it stopped when the process died.
import { isUser } from "#modules/identity";
import { actorOfMember, requireSellerPermission, requireWritingSeller } from "#modules/sellers";
import { pause, stopwatch } from "#platform/clock";
import { type Context, type TransactionContext, withActor } from "#platform/context";
import { type CsvRecord, type Delimiter, readCsv } from "#platform/csv";
import { attempt, transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import { enqueue, type JobEnding, type JobHandler } from "#platform/queue";
import { Refusal } from "#platform/refusal";
import type { Bench } from "./apply-product.ts";
import { applyProductRow } from "./apply-product.ts";
import { setOnHand } from "./apply-stock.ts";
import { cellsOf, type Mapping } from "./columns.ts";
import { fail, type ImportRow, importRow, isAtWork, isStillHere, keepErrors, moveMark } from "./progress.ts";
import { isAboutRow, type RowError, type RowOutcome, type RowReaders, rowErrors } from "./rows.ts";

/** How fast files are worked off. */
export interface Pace {
  /** Rows per transaction at most. */
  piece_rows: number;
  /** A piece that took so long ends, however few rows it has. */
  piece_ms: number;
  /** After a piece the process rests so many times as long as the piece took. */
  rest_share: number;
  /** A job ends after so long and asks for the next one, so that other jobs and a stop get their turn. */
  slice_ms: number;
}

/** Leaves three quarters of the time to everybody else. */
export const QUIET_PACE: Pace = { piece_rows: 25, piece_ms: 40, rest_share: 3, slice_ms: 5000 };

const JOB = "exchange.import";
/**
 * A row with more cells than there are headers: a comma in a text without quotes has moved all behind it.
 */
const SHIFTED: RowError = {
  column_name: "",
  code: "too_many_cells",
  message: "The row has more cells than there are columns; put texts with commas into quotes.",
};

/** Jobs: `exchange.import` works a file off, dry or in earnest. */
export function exchangeJobs(readers: RowReaders, pace: Pace = QUIET_PACE): Record<string, JobHandler> {
  return {
    [JOB]: {
      kind: "external",
      run: (context, { import_id }: { import_id: number }) => workSlice(context, import_id, readers, pace),
    },
  };
}

/** Asks for the work to be done from its mark on. */
export async function enqueueWork(tx: TransactionContext, import_id: number): Promise<void> {
  const { phase, next_row } = await importRow(tx, import_id);
  await enqueue(tx, JOB, { import_id }, { unique_key: `${JOB}:${import_id}:${phase}:${next_row}` });
}

async function workSlice(
  context: Context,
  import_id: number,
  readers: RowReaders,
  pace: Pace,
): Promise<JobEnding | undefined> {
  const row = await importRow(context, import_id);
  if (!isAtWork(row)) return undefined;
  const member = await memberContext(context, row);
  if (member instanceof Refusal) return (tx) => fail(tx, import_id, member.code);
  const { seller_id } = row;
  const mapping = JSON.parse(row.mapping) as Mapping;
  const column_count = (JSON.parse(row.headers) as string[]).length;
  const bench: Bench = { seller_id, readers, mapping, column_count, categories: new Map() };
  try {
    const next_row = await workPieces(member, row, bench, pace);
    if (next_row === null || next_row >= row.row_count) return undefined;
    return (tx) => enqueueWork(tx, import_id);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "malformed") throw error;
    return (tx) => fail(tx, import_id, error.code);
  }
}

/** Works until the slice or the file ends; null when somebody else goes on with it. */
async function workPieces(
  context: Context,
  row: ImportRow,
  bench: Bench,
  pace: Pace,
): Promise<number | null> {
  const file = await context.services.storage.open(row.storage_key);
  if (!file) throw new Refusal("malformed", "file_gone", "The file is no longer there.");
  const elapsed = stopwatch();
  let at = { next_row: row.next_row, next_byte: row.next_byte };
  const source = file.stream({ first: at.next_byte, last: file.byte_size - 1 });
  const records = readCsv(source, { delimiter: row.delimiter as Delimiter, from: at.next_byte });
  let piece: CsvRecord[] = [];
  for await (const record of records) {
    piece.push(record);
    const is_last = at.next_row + piece.length === row.row_count;
    if (piece.length < pace.piece_rows && !is_last) continue;
    while (piece.length > 0) {
      const done = await inTurn(pace, () => workPiece(context, row, bench, piece, at, pace));
      if (done === 0) return null;
      at = { next_row: at.next_row + done, next_byte: piece[done - 1]?.end_byte ?? at.next_byte };
      piece = piece.slice(done);
      if (elapsed() > pace.slice_ms) return at.next_row;
    }
    if (is_last) return at.next_row;
  }
  throw new Refusal("malformed", "file_gone", "The file ends before its last row.");
}

/**
 * The effects of a few rows and the mark that they are done are one transaction, so that no row is done
 * twice or never, whenever the process ends. Gives how many were done (0 when the mark was moved by
 * somebody else), and how long they took without the turns of others between them.
 */
async function workPiece(
  context: Context,
  row: ImportRow,
  bench: Bench,
  piece: readonly CsvRecord[],
  at: { next_row: number; next_byte: number },
  pace: Pace,
): Promise<Worked> {
  return transaction(context, async (tx) => {
    if (!(await isStillHere(tx, row, at.next_row))) return { rows: 0, worked_ms: 0 };
    let worked_ms = 0;
    const outcomes: RowOutcome[] = [];
    for (const record of piece) {
      if (worked_ms > pace.piece_ms) break;
      const took = stopwatch();
      const result = await workRow(tx, row, bench, record);
      const file_row = at.next_row + outcomes.length + 2;
      if (Array.isArray(result)) await keepErrors(tx, row, file_row, result);
      outcomes.push(Array.isArray(result) ? "error" : result);
      worked_ms += took();
      // Whoever only reads need not wait for the whole piece.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const next_byte = piece[outcomes.length - 1]?.end_byte ?? at.next_byte;
    await faultPoint("import.before_mark");
    await moveMark(tx, row, { next_row: at.next_row + outcomes.length, next_byte }, outcomes);
    return { rows: outcomes.length, worked_ms };
  });
}

/** What became of the row, or what is wrong with it. A dry run does everything and undoes it. */
async function workRow(
  tx: TransactionContext,
  row: ImportRow,
  bench: Bench,
  { cells }: CsvRecord,
): Promise<RowOutcome | RowError[]> {
  if (cells.every((cell) => cell.trim() === "")) return "blank";
  if (cells.length > bench.column_count) return [SHIFTED];
  const named = cellsOf(cells, bench.mapping);
  const dry = new DryRun();
  try {
    await attempt(tx, async () => {
      if (row.kind === "stock") {
        await setOnHand(tx, { ...bench.readers.stock(named), seller_id: row.seller_id });
        dry.outcome = "changed";
      } else dry.outcome = await applyProductRow(tx, bench, bench.readers.product(named));
      if (row.phase === "check") throw dry;
    });
    return dry.outcome;
  } catch (error) {
    if (error === dry) return dry.outcome;
    if (error instanceof Refusal && isAboutRow(error)) return rowErrors(error);
    throw error;
  }
}

/** The processor is one for the whole process, and so is the line before it. */
const line = { last: Promise.resolve() };

interface Worked {
  rows: number;
  worked_ms: number;
}

/** One piece at a time, of whatever file, and the rest after it. */
async function inTurn(pace: Pace, work: () => Promise<Worked>): Promise<number> {
  const done = line.last.then(work);
  line.last = done.then(
    ({ worked_ms }) => pause(worked_ms * pace.rest_share),
    () => undefined,
  );
  return (await done).rows;
}

/** Thrown to undo what a dry run has done. */
class DryRun extends Error {
  outcome: RowOutcome = "changed";
}

/** The member who brought the file, with the rights they have now; or why they may not go on. */
async function memberContext(context: Context, row: ImportRow): Promise<Context | Refusal> {
  const actor = await actorOfMember(context, row.by_user_id);
  if (!actor || actor.seller?.seller_id !== row.seller_id || !isUser(actor)) {
    return new Refusal("forbidden", "not_a_seller", "Whoever brought the file has left the team.");
  }
  const member = withActor(context, actor);
  try {
    requireWritingSeller(member);
    requireSellerPermission(member, row.kind === "stock" ? "inventory.write" : "catalog.write");
    return member;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
