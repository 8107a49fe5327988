// CSV as spreadsheets write it: read with places from where reading goes on, written without formulas.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assertText, csvLines, type Delimiter, delimiterOf, readCsv } from "./csv.ts";

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
  assert.throws(() => assertText(new Uint8Array([0x61, 0xff])), { code: "csv_not_text" });
  assert.throws(() => assertText(new Uint8Array([0x61, 0])), { code: "csv_not_text" });
  await assert.rejects(read(bytesOf('a,b\n"open,1\n')), { code: "csv_malformed" });
});
