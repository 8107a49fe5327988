// A few rows of a file as one transaction: their effects, what was refused of them, and the mark behind them.
import { listingsLast } from "#modules/catalog";
import type { Context, TransactionContext } from "#platform/context";
import type { CsvRecord } from "#platform/csv";
import { attempt, transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import { Refusal } from "#platform/refusal";
import { applyProductRow, type Bench } from "./apply-product.ts";
import { setOnHand } from "./apply-stock.ts";
import { cellsOf } from "./columns.ts";
import type { FileMark } from "./file.ts";
import { type OwnProduct, ownProductsBySku } from "./own-products.ts";
import { type Pace, steps } from "./pace.ts";
import { type ImportRow, isStillHere, keepErrors, moveMark } from "./progress.ts";
import {
  isAboutRow,
  type ProductRow,
  type RowError,
  type RowOutcome,
  rowErrors,
  type StockRow,
} from "./rows.ts";
import { isSameStock } from "./same.ts";

/** A row as it was read, before the database is asked: what it says, that it is blank, or what is wrong. */
type ReadRow = ProductRow | StockRow | "blank" | RowError[];

/** So many rows a piece has even where each takes long: what is done once per piece must be worth while. */
const FEWEST = 4;
/**
 * A row with more cells than there are headers: a comma in a text without quotes has moved all behind it.
 */
const SHIFTED: RowError = {
  column_name: "",
  code: "too_many_cells",
  message: "The row has more cells than there are columns; put texts with commas into quotes.",
};

/**
 * The effects of a few rows and the mark that they are done are one transaction, so that no row is done
 * twice or never, whenever the process ends. Gives how many were done (0 when the mark was moved by
 * somebody else), and how long they took without the turns of others between them.
 */
export async function workPiece(
  context: Context,
  row: ImportRow,
  bench: Bench,
  piece: readonly CsvRecord[],
  at: FileMark,
  pace: Pace,
): Promise<{ result: number; worked_ms: number }> {
  const reading = steps(context);
  const read: ReadRow[] = [];
  for (const [index, record] of piece.entries()) {
    read.push(readRow(row, bench, record, at.next_row + index + 2));
    await reading.next();
  }
  const read_ms = reading.worked_ms();
  return transaction(context, async (tx) => {
    const work = steps(context);
    if (!(await isStillHere(tx, row, at.next_row))) return { result: 0, worked_ms: read_ms };
    const outcomes = await workRows(tx, row, bench, read, pace, work);
    const done = outcomes.length;
    const next_byte = piece[done - 1]?.end_byte ?? at.next_byte;
    const wrong = outcomes.flatMap((outcome, index) =>
      typeof outcome === "string" ? [] : [{ file_row: at.next_row + index + 2, errors: outcome }],
    );
    await work.next();
    await keepErrors(tx, row, wrong);
    await faultPoint("import.before_mark");
    const counted = outcomes.map((outcome) => (typeof outcome === "string" ? outcome : "error"));
    await moveMark(tx, row, { next_row: at.next_row + done, next_byte }, counted);
    return { result: done, worked_ms: read_ms + work.worked_ms() };
  });
}

/** What the row says by itself: without asking for anything that stands elsewhere than in the file. */
function readRow(row: ImportRow, bench: Bench, { cells }: CsvRecord, file_row: number): ReadRow {
  if (cells.every((cell) => cell.trim() === "")) return "blank";
  if (cells.slice(bench.column_count).some((cell) => cell.trim() !== "")) return [SHIFTED];
  const named = cellsOf(cells, bench.mapping);
  const first = named.sku === undefined ? null : bench.places.before(named.sku, file_row);
  if (first !== null) return [repeatedSku(first)];
  try {
    return row.kind === "stock" ? bench.readers.stock(named) : bench.readers.product(named);
  } catch (error) {
    if (error instanceof Refusal && isAboutRow(error)) return rowErrors(error);
    throw error;
  }
}

function repeatedSku(first: number): RowError {
  const message = `This SKU stands in row ${first} already; say everything about it in one row.`;
  return { column_name: "sku", code: "sku_repeated", message };
}

/**
 * The rows' outcomes, as far as the time of a piece goes. A dry run does everything and undoes it, all rows
 * together: a product's later variants find what its first row has added.
 */
async function workRows(
  tx: TransactionContext,
  row: ImportRow,
  bench: Bench,
  read: readonly ReadRow[],
  pace: Pace,
  { next, worked_ms }: ReturnType<typeof steps>,
): Promise<(RowOutcome | RowError[])[]> {
  const skus = read.flatMap((one) => (typeof one === "string" || Array.isArray(one) ? [] : [one.sku]));
  const there = await ownProductsBySku(tx, bench.seller_id, skus);
  const is_dry = row.phase === "check";
  const work = async () => {
    const outcomes: (RowOutcome | RowError[])[] = [];
    for (const one of read) {
      if (!is_dry && worked_ms() > pace.piece_ms && outcomes.length >= FEWEST) break;
      await next();
      outcomes.push(
        typeof one === "string" || Array.isArray(one) ? one : await workRow(tx, bench, one, there),
      );
    }
    if (is_dry) throw new DryRun(outcomes);
    return outcomes;
  };
  if (!is_dry) return listingsLast(tx, work, next);
  try {
    return await attempt(tx, () => listingsLast(tx, work, next));
  } catch (error) {
    if (error instanceof DryRun) return error.outcomes;
    throw error;
  }
}

/** What became of the row, or what is wrong with it; then nothing of it stays. */
async function workRow(
  tx: TransactionContext,
  bench: Bench,
  row: ProductRow | StockRow,
  known: ReadonlyMap<string, OwnProduct>,
): Promise<RowOutcome | RowError[]> {
  const there = known.get(row.sku) ?? null;
  try {
    return await attempt(tx, async () => {
      if ("changes" in row) return applyProductRow(tx, bench, row, there);
      if (there && isSameStock(there, row)) return "unchanged";
      await setOnHand(tx, { ...row, seller_id: bench.seller_id });
      return "changed";
    });
  } catch (error) {
    if (error instanceof Refusal && isAboutRow(error)) return rowErrors(error);
    throw error;
  }
}

/** Thrown to undo what a dry run has done. */
class DryRun extends Error {
  readonly outcomes: (RowOutcome | RowError[])[];
  constructor(outcomes: (RowOutcome | RowError[])[]) {
    super("a dry run");
    this.outcomes = outcomes;
  }
}
