// Axes and paths of charts: round steps that hold zero and every value.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { areaPath, coordinate, linePath, spread, stepPath, timeAxis, valueAxis } from "./chart-scale.ts";

const HEIGHT = 200;

function ticksOf(values: number[], least_step: number): number[] {
  return valueAxis(values, { height: HEIGHT, steps: 4, least_step }).ticks;
}

test("an axis ends at or above the highest value, in few round steps", () => {
  const cases: [number, number, number[]][] = [
    [0, 1, [0, 1]],
    [1, 1, [0, 1]],
    [2, 1, [0, 1, 2]],
    [7, 1, [0, 2, 4, 6, 8]],
    [97, 1, [0, 20, 40, 60, 80, 100]],
    [0, 100, [0, 100]],
    [250, 100, [0, 100, 200, 300]],
    [4_999, 100, [0, 1_000, 2_000, 3_000, 4_000, 5_000]],
    [0, 1000, [0, 1000]],
  ];
  for (const [highest, least_step, ticks] of cases) {
    assert.deepEqual(ticksOf([highest], least_step), ticks, `${highest} in steps of ${least_step}`);
  }
});

test("an axis holds zero and everything else, whatever the values", () => {
  const values = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), { maxLength: 40 });
  fc.assert(
    fc.property(values, fc.constantFrom(1, 100, 1000), (found, least_step) => {
      const { ticks, down } = valueAxis(found, { height: HEIGHT, steps: 4, least_step });
      assert.ok(ticks.length >= 2 && ticks.length <= 10, `${ticks}`);
      assert.ok(ticks.includes(0), `${ticks}`);
      assert.ok(
        ticks.every((tick) => tick % least_step === 0),
        `${ticks}`,
      );
      for (const value of found) assert.ok(down(value) >= -1e-9 && down(value) <= HEIGHT + 1e-9);
      assert.ok(Math.abs(down(ticks[0] ?? 0) - HEIGHT) < 1e-9 && Math.abs(down(ticks.at(-1) ?? 0)) < 1e-9);
    }),
  );
});

test("places share the width evenly, and lines go through their middles", () => {
  const time = timeAxis(4, 400);
  const close = (found: number, meant: number) => assert.equal(coordinate(found), coordinate(meant));
  close(time.slot, 100);
  close(time.column, 68);
  close(time.columnStart(1), 116);
  close(time.middle(3), 350);
  const axis = valueAxis([0, 10, 10, 0], { height: HEIGHT, steps: 4, least_step: 1 });
  assert.match(linePath([0, 10, 10, 0], time, axis), /^M50,200C.*350,200$/);
  assert.equal(stepPath([0, 10], timeAxis(2, 400), axis), "M0,200L200,200L200,0L400,0L400,0");
  assert.match(areaPath([0, 10, 10, 0], time, axis), /^M50,200C.*L350,200C.*Z$/);
});

test("labels are spread from the first to the last", () => {
  assert.deepEqual(spread(0, 5), []);
  assert.deepEqual(spread(1, 5), [0]);
  assert.deepEqual(spread(3, 5), [0, 1, 2]);
  assert.deepEqual(spread(30, 5), [0, 7, 15, 22, 29]);
  assert.equal(coordinate(1 / 3), "0.33");
});
