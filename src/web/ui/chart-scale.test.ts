// Axes: round steps that hold the highest value, whatever it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axisTo, coordinate, spread } from "./chart-scale.ts";

test("an axis ends at or above the highest value, in few even steps", () => {
  const cases: [number, number, number, number][] = [
    [0, 1, 1, 1],
    [1, 1, 1, 1],
    [3, 1, 3, 1],
    [7, 1, 8, 2],
    [97, 1, 100, 25],
    [101, 1, 150, 50],
    [123_456, 100, 150_000, 50_000],
    [4_999, 100, 6_000, 2_000],
  ];
  for (const [highest, least_step, top, step] of cases) {
    const axis = axisTo(highest, 4, least_step);
    assert.deepEqual([axis.top, (axis.ticks[1] ?? 0) - (axis.ticks[0] ?? 0)], [top, step], String(highest));
    assert.equal(axis.ticks.at(-1), axis.top);
  }
  for (let highest = 1; highest < 1e9; highest = Math.ceil(highest * 1.37)) {
    const { top, ticks } = axisTo(highest, 4, 1);
    assert.ok(top >= highest && top <= highest * 2.5 + 1 && ticks.length <= 6, `${highest}: ${ticks}`);
  }
});

test("labels are spread from the first to the last", () => {
  assert.deepEqual(spread(0, 5), []);
  assert.deepEqual(spread(1, 5), [0]);
  assert.deepEqual(spread(3, 5), [0, 1, 2]);
  assert.deepEqual(spread(30, 5), [0, 7, 15, 22, 29]);
  assert.equal(coordinate(1 / 3), "0.33");
});
