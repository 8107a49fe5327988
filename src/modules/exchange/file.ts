// A file that was brought, read record by record from any of its marks on.
import type { Context } from "#platform/context";
import { type CsvRecord, type Delimiter, readCsv } from "#platform/csv";
import { Refusal } from "#platform/refusal";
import type { ImportRow } from "./progress.ts";

/** How far a file is done: so many records after its headers, and the byte where the next one begins. */
export interface FileMark {
  next_row: number;
  next_byte: number;
}

/** Bytes that are looked at in one go: a millisecond's work. */
const CHUNK_BYTES = 16 * 1024;

/** The records from this byte on. Refuses (malformed file_gone) a file that is no longer there. */
export async function* recordsFrom(
  context: Context,
  row: Pick<ImportRow, "storage_key" | "delimiter">,
  from: number,
): AsyncGenerator<CsvRecord> {
  const file = await context.services.storage.open(row.storage_key);
  if (!file) throw new Refusal("malformed", "file_gone", "The file is no longer there.");
  const source = inChunks(file.stream({ first: from, last: file.byte_size - 1 }));
  yield* readCsv(source, { delimiter: row.delimiter as Delimiter, from });
}

/** The same bytes in small parts, so that others get their turn while a long file is read. */
export async function* inChunks(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    for (let start = 0; start < bytes.byteLength; start += CHUNK_BYTES) {
      yield bytes.subarray(start, start + CHUNK_BYTES);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
