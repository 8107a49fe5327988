// Slugs, keys and words over the scripts that people really write.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clip, freeSlug, hasControlCharacters, slugify, textKey, wordsOf } from "./text.ts";

test("slugs are ASCII, never empty and never all digits", () => {
  const table: [string, string][] = [
    ["Blue Vase, 20 cm", "blue-vase-20-cm"],
    ["Größe & Maß", "groesse-mass"],
    ["Crème brûlée", "creme-brulee"],
    ["Łódź", "lodz"],
    ["2024", "product-2024"],
    ["مزهرية", "product"],
    ["--- ", "product"],
    ["a".repeat(300), "a".repeat(120)],
  ];
  for (const [name, slug] of table) assert.equal(slugify(name, "product"), slug);
});

test("a taken slug gets the next number", () => {
  assert.equal(freeSlug("vase", new Set()), "vase");
  assert.equal(freeSlug("vase", new Set(["vase", "vase-2"])), "vase-3");
});

test("keys ignore case, width and spacing", () => {
  assert.equal(textKey("  Ada\u00a0 LOVELACE "), "ada lovelace");
  assert.equal(textKey("Ａda"), textKey("ADA"));
});

test("words lose marks and punctuation, and there are never too many", () => {
  assert.deepEqual(wordsOf("Crème-Brûlée, für 2!", 10), ["creme", "brulee", "fur", "2"]);
  assert.deepEqual(wordsOf("مزهرية زرقاء", 10), ["مزهرية", "زرقاء"]);
  assert.equal(wordsOf("a ".repeat(5000), 10).length, 10);
});

test("control characters are seen, and line feeds are not among them", () => {
  for (const text of ["a\u0000", "a\u001b[31m", "a\u0085b", "a\u2028b", "\ufeff", "a\ud83d", "\ude00b"]) {
    assert.ok(hasControlCharacters(text));
  }
  assert.ok(!hasControlCharacters("Zoë 💥 日本"));
  assert.ok(!hasControlCharacters("two\nlines\tand a tab"));
});

test("clipping never splits a letter", () => {
  assert.equal(clip("vase", 10), "vase");
  assert.equal(clip("👩‍🚀👩‍🚀", 3).isWellFormed(), true);
});
