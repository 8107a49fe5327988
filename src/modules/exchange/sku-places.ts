// In which row of a file each SKU stands first: two rows that say different things of one SKU cannot both be
// meant.
import type { Context } from "#platform/context";
import type { CsvRecord } from "#platform/csv";
import { type FileMark, recordsFrom } from "./file.ts";
import type { ImportRow } from "./progress.ts";

/** SKU → the row where it stands first, as a spreadsheet counts; for all rows before the mark. */
export interface SkuPlaces {
  /** The row where this row's SKU stood already, or null; takes it up when it is new. */
  before(sku: string, file_row: number): number | null;
  /** Where the rows begin that were perhaps not looked at. */
  at: FileMark;
}

/** Files whose places are remembered between two jobs; others are read again from their start. */
const REMEMBERED = 4;
const remembered = new Map<string, SkuPlaces>();

/**
 * The places of the SKUs in the rows before the file's mark. They hang on nothing but the file, so whoever
 * goes on with it after a crash finds the same.
 */
export async function skuPlaces(context: Context, row: ImportRow, column: number): Promise<SkuPlaces> {
  const key = `${row.storage_key}:${column}`;
  const places = remembered.get(key) ?? emptyPlaces({ next_row: 0, next_byte: row.first_byte });
  remembered.delete(key);
  remembered.set(key, places);
  const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined;
  if (oldest !== undefined) remembered.delete(oldest);
  if (places.at.next_row < row.next_row) await readOn(context, row, column, places);
  return places;
}

/** The file is done: its places are forgotten. */
export function forgetPlaces({ storage_key }: Pick<ImportRow, "storage_key">): void {
  for (const key of remembered.keys()) if (key.startsWith(`${storage_key}:`)) remembered.delete(key);
}

/** The SKU that a record names, or an empty text. */
export function skuOf({ cells }: CsvRecord, column: number): string {
  return cells[column]?.trim() ?? "";
}

function emptyPlaces(at: FileMark): SkuPlaces {
  const rows = new Map<string, number>();
  return {
    at,
    before: (sku, file_row) => {
      const first = rows.get(sku);
      if (first === undefined) rows.set(sku, file_row);
      return first === undefined || first === file_row ? null : first;
    },
  };
}

async function readOn(context: Context, row: ImportRow, column: number, places: SkuPlaces): Promise<void> {
  for await (const record of recordsFrom(context, row, places.at.next_byte)) {
    const sku = skuOf(record, column);
    if (sku !== "") places.before(sku, places.at.next_row + 2);
    places.at = { next_row: places.at.next_row + 1, next_byte: record.end_byte };
    if (places.at.next_row >= row.next_row) return;
  }
}
