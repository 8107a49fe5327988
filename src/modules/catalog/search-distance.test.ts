// Slips of the finger: one letter added, left out, changed, or two swapped count one.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { editDistance } from "./search-distance.ts";

test("known slips", () => {
  const slips: [left: string, right: string, distance: number][] = [
    ["coffee", "coffee", 0],
    ["cofee", "coffee", 1],
    ["coffeee", "coffee", 1],
    ["coffew", "coffee", 1],
    ["cofefe", "coffee", 1],
    ["ocffee", "coffee", 1],
    ["kaffee", "coffee", 2],
    ["قهوة", "قهوه", 1],
    ["tea", "coffee", 3],
  ];
  for (const [left, right, distance] of slips) assert.equal(editDistance(left, right, 2), distance, left);
});

test("it is symmetric, bounded, and one slip is at most one away", () => {
  const word = fc.string({ minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(word, word, fc.nat({ max: 11 }), (left, right, place) => {
      assert.equal(editDistance(left, right, 2), editDistance(right, left, 2));
      assert.ok(editDistance(left, right, 2) <= 3);
      const letters = [...left];
      const without = letters.filter((_, index) => index !== place).join("");
      assert.ok(editDistance(left, without, 2) <= 1);
      assert.equal(editDistance(left, left, 2), 0);
    }),
  );
});
