// CSV as people's spreadsheets write and read it: read record by record with its place in the file,
// written line by line, and never a formula for whoever opens it.
import { isUtf8 } from "node:buffer";
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { stringify } from "csv-stringify/sync";
import { Refusal } from "#platform/refusal";

/** What separates the columns of a file. */
export type Delimiter = "," | ";" | "\t";

/** One record with the byte after its end, from where reading may go on another time. */
export interface CsvRecord {
  cells: string[];
  end_byte: number;
}

/** More than this in one record is no table any more. */
const MAX_RECORD_BYTES = 256 * 1024;
const SAMPLE_BYTES = 64 * 1024;
const DELIMITERS: readonly Delimiter[] = [",", ";", "\t"];
const BOM = "\uFEFF";
/** No spreadsheet writes these; pictures and archives are full of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/;
/**
 * A cell that begins so would be run by a spreadsheet; one with `'` before it is text (OWASP, CSV
 * injection).
 */
const FORMULA = /^[=+\-@\t\r]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r]/;

/**
 * The text of a file in UTF-8, whichever way a spreadsheet has saved it: UTF-8, UTF-16 with its mark, or the
 * one byte per letter of Windows in the West. Refuses (malformed) what is no text.
 */
export function utf8Of(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const is_marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (!is_marked && isUtf8(bytes)) {
    if (bytes.includes(0)) throw notText();
    return bytes;
  }
  const encoding = is_marked ? (first === 0xff ? "utf-16le" : "utf-16be") : "windows-1252";
  const text = new TextDecoder(encoding).decode(bytes);
  if (NO_TEXT.test(text)) throw notText();
  return new TextEncoder().encode(text);
}

function notText(): Refusal {
  return new Refusal("malformed", "csv_not_text", "Save the file as CSV in UTF-8.");
}

/**
 * The delimiter that splits the first line most often, quotes left out. A file of one column has a comma.
 */
export function delimiterOf(bytes: Uint8Array): Delimiter {
  const sample = new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES));
  const line = sample.replace(/"(?:[^"]|"")*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/**
 * The records of `source` one after the other, blank ones included, so that their numbers are a
 * spreadsheet's. `source` begins at byte `from` of its file. Refuses (malformed csv_malformed) what is no
 * CSV, such as a quote that never ends.
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  options: { delimiter: Delimiter; from: number },
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter: options.delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  // What goes wrong is thrown by the parser below; whoever stops early ends the source as well.
  pipeline(Readable.from(source, { objectMode: false }), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { cells: record.map(withoutEscape), end_byte: options.from + info.bytes };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const extra = { line: options.from === 0 ? error.lines : undefined };
    throw new Refusal("malformed", "csv_malformed", `This is no CSV: ${error.message}.`, { extra });
  }
}

interface Parsed {
  record: string[];
  info: { bytes: number };
}

/**
 * The lines of these rows; formulas become text. The first line of a file begins with a byte order mark.
 */
export function csvLines(rows: readonly (readonly (string | number | null)[])[], is_first = false): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === "string" ? escaped(cell) : cell)));
  return `${is_first ? BOM : ""}${stringify(safe, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ })}`;
}

/** Lines that are written while they are sent. */
export function csvStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>;
}

function escaped(cell: string): string {
  return FORMULA.test(cell) || ESCAPED_FORMULA.test(cell) ? `'${cell}` : cell;
}

function withoutEscape(cell: string): string {
  return ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
