// CSV as spreadsheets write it: read with places from where reading goes on, written without formulas.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { csvLines, type Delimiter, delimiterOf, readCsv, utf8Of } from "./csv.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, delimiter: Delimiter = ",", from = 0, chunk = 7) {
  async function* chunks() {
    for (let at = from; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const records = [];
  for await (const record of readCsv(chunks(), { delimiter, from })) records.push(record);
  return records;
}

test("what was written is read back, formulas and all, from any record on", async () => {
  const start = fc.constantFrom(
    "",
    "=",
    "'=",
    "''+",
    "-",
    "@",
    "\t",
    "\r",
    "'",
    '"',
    "é\u{1f600}",
    "a,b",
    "x\ny",
  );
  const cell = fc.tuple(start, fc.string({ maxLength: 5 })).map(([head, tail]) => head + tail);
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = csvLines(rows, true);
      const bytes = bytesOf(text);
      const records = await read(bytes);
      assert.deepEqual(
        records.map(({ cells }) => cells),
        rows,
      );
      for (const [index, { end_byte }] of records.entries()) {
        const rest = await read(bytes, ",", end_byte);
        assert.deepEqual(
          rest.map(({ cells }) => cells),
          rows.slice(index + 1),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test("no cell that is written begins as a formula", () => {
  for (const cell of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]) {
    assert.match(csvLines([[cell]]), /^"?'/, cell);
  }
  assert.equal(csvLines([[-5, null]]), "-5,\r\n");
});

test("the delimiter is seen through quotes; blank lines are records; a file without text is refused", async () => {
  assert.equal(delimiterOf(bytesOf('"a,b,c";d\n')), ";");
  assert.equal(delimiterOf(bytesOf("a\tb\n1,2\n")), "\t");
  assert.equal(delimiterOf(bytesOf("a\n")), ",");
  const records = await read(bytesOf('\uFEFFa;b\r\n\r\n"x;""y""";2'), ";");
  assert.deepEqual(
    records.map(({ cells }) => cells),
    [["a", "b"], [""], ['x;"y"', "2"]],
  );
  await assert.rejects(read(bytesOf('a,b\n"open,1\n')), { code: "csv_malformed" });
});

test("a text is read in every encoding that spreadsheets save, and what is no text is refused", () => {
  const read = (bytes: Uint8Array) => new TextDecoder().decode(utf8Of(bytes));
  assert.equal(read(bytesOf("\uFEFFä;€")), "ä;€");
  assert.equal(read(new Uint8Array([0xe4, 0x3b, 0x80, 0x3b, 0x93, 0x94])), "ä;€;“”");
  assert.equal(read(new Uint8Array([0xff, 0xfe, 0xe4, 0, 0x09, 0])), "ä\t");
  assert.equal(read(new Uint8Array([0xfe, 0xff, 0, 0xe4, 0, 0x09])), "ä\t");
  for (const bytes of [
    [0x61, 0],
    [0x61, 0xff, 0x00],
    [0x61, 0x81, 0xff],
    [0xff, 0xd8, 0xff, 0xe0, 1],
  ]) {
    assert.throws(() => utf8Of(new Uint8Array(bytes)), { code: "csv_not_text" });
  }
});
