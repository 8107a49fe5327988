// Compression: which encoding is chosen, what is not worth it, and that nothing is lost on the way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressed, encodingFor } from "./compress.ts";

const CHOICES: [accepts: string, expected: "br" | "gzip" | null][] = [
  ["", null],
  ["identity", null],
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip,br", "br"],
  ["BR", "br"],
  ["gzip;q=1.0, br;q=0.5", "br"],
  ["br;q=0, gzip", "gzip"],
  ["br; q=0 , gzip ;q=0.3", "gzip"],
  ["br;q=0.000, gzip;q=0", null],
  ["brotli, xgzip, gzipx", null],
  ["br;q=, gzip;level=9;q=1", null],
];
const TEXT = "Every seller sends their own part. Ünïcode too. ".repeat(100);

test("the best encoding that both sides speak is chosen", () => {
  for (const [accepts, expected] of CHOICES) assert.equal(encodingFor(accepts), expected, accepts);
});

test("a header of blanks costs no more than its length", { timeout: 1000 }, () => {
  assert.equal(encodingFor(`br${" ".repeat(200_000)}x`), null);
  assert.equal(encodingFor(",".repeat(200_000)), null);
});

test("what arrives is what was sent, and smaller", async () => {
  const br = await compressed(TEXT, "br", null);
  const gzip = await compressed(TEXT, "gzip", null);
  assert.deepEqual([br.encoding, gzip.encoding], ["br", "gzip"]);
  assert.equal(brotliDecompressSync(br.body).toString(), TEXT);
  assert.equal(gunzipSync(gzip.body).toString(), TEXT);
  assert.ok(br.body.length < TEXT.length / 4);
});

test("short bodies and clients that want none get it as it is", async () => {
  assert.deepEqual(await compressed("short", "br", null), { body: "short", encoding: null });
  assert.deepEqual(await compressed(TEXT, "", "stamp"), { body: TEXT, encoding: null });
});

test("a body with a stamp is packed once for each encoding; one without is never kept", async () => {
  const first = await compressed(TEXT, "br", "one");
  assert.equal((await compressed(TEXT, "br", "one")).body, first.body);
  assert.notEqual((await compressed(TEXT, "gzip", "one")).body, first.body);
  const other = await compressed(`${TEXT}!`, "br", "two");
  assert.equal(brotliDecompressSync(other.body).toString(), `${TEXT}!`);
  const loose = await compressed(TEXT, "br", null);
  assert.notEqual((await compressed(TEXT, "br", null)).body, loose.body);
});
