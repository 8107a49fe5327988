// Works a file off in the background, a few rows per transaction, and from where it stopped when the process
// died.
import { isUser } from "#modules/identity";
import { actorOfMember, requireSellerPermission, requireWritingSeller } from "#modules/sellers";
import { stopwatch } from "#platform/clock";
import { type Context, type TransactionContext, withActor } from "#platform/context";
import type { CsvRecord } from "#platform/csv";
import { enqueue, type JobEnding, type JobHandler } from "#platform/queue";
import { Refusal } from "#platform/refusal";
import { showLater, showNow } from "#platform/unchanged";
import type { Bench } from "./apply-product.ts";
import type { Mapping } from "./columns.ts";
import { type FileMark, recordsFrom } from "./file.ts";
import { inTurn, type Pace, QUIET_PACE } from "./pace.ts";
import { workPiece } from "./piece.ts";
import { fail, type ImportRow, importRow, isAtWork } from "./progress.ts";
import type { RowReaders } from "./rows.ts";
import { forgetPlaces, skuPlaces } from "./sku-places.ts";

const JOB = "exchange.import";
/** Rows of one product that are tried together at most: more variants than that no product has. */
const MOST_TOGETHER = 120;

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
  try {
    const places = await skuPlaces(member, row, mapping.sku ?? 0);
    const bench: Bench = { seller_id, readers, mapping, column_count, categories: new Map(), places };
    const next_row = await workPieces(member, row, bench, pace);
    if (next_row !== null && next_row < row.row_count) return (tx) => enqueueWork(tx, import_id);
    showNow(context);
    if (row.phase === "run") forgetPlaces(row);
    return undefined;
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
  const elapsed = stopwatch();
  let at: FileMark = { next_row: row.next_row, next_byte: row.next_byte };
  for await (let piece of piecesFrom(context, row, bench, pace)) {
    while (piece.length > 0) {
      const work = () => workPiece(context, row, bench, piece, at, pace);
      const done = await inTurn(context, pace, () => showLater(context, work));
      if (done === 0) return null;
      at = { next_row: at.next_row + done, next_byte: piece[done - 1]?.end_byte ?? at.next_byte };
      if (at.next_row > bench.places.at.next_row) bench.places.at = at;
      piece = piece.slice(done);
      if (elapsed() > pace.slice_ms) return at.next_row;
    }
    if (at.next_row === row.row_count) return at.next_row;
  }
  throw new Refusal("malformed", "file_gone", "The file ends before its last row.");
}

/** The records from the mark on, a few at a time; rows of one product that stand together stay together. */
async function* piecesFrom(
  context: Context,
  row: ImportRow,
  { mapping }: Bench,
  { piece_rows }: Pace,
): AsyncGenerator<CsvRecord[]> {
  let piece: CsvRecord[] = [];
  let last_slug = "";
  let count = row.next_row;
  for await (const record of recordsFrom(context, row, row.next_byte)) {
    const slug = (mapping.slug === undefined ? undefined : record.cells[mapping.slug]?.trim()) ?? "";
    const goes_on = slug !== "" && slug === last_slug && piece.length < MOST_TOGETHER;
    if (piece.length >= piece_rows && !goes_on) {
      yield piece;
      piece = [];
    }
    piece.push(record);
    last_slug = slug;
    count += 1;
    if (count === row.row_count) break;
  }
  if (piece.length > 0) yield piece;
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
