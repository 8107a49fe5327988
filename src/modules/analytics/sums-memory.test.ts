// Remembered sums: everybody's, but nothing that only a transaction has seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { openWorld } from "../../../test/world.ts";
import { recallSum, rememberSum } from "./sums-memory.ts";

test("what a transaction has summed is not remembered, and it takes nothing from memory", async (t) => {
  const { as } = await openWorld(t);
  await transaction(as(), async (tx) => rememberSum(tx, "day", { value: 1, bytes: 1 }));
  assert.equal(recallSum(as(), "day"), null);
  rememberSum(as(), "day", { value: 2, bytes: 1 });
  assert.equal(recallSum(as(), "day"), 2);
  assert.equal(await transaction(as(), async (tx) => recallSum(tx, "day")), null);
});

test("a sum that takes more than all memory is not kept", async (t) => {
  const context = (await openWorld(t)).as();
  rememberSum(context, "large", { value: 2, bytes: 64 * 1024 * 1024 });
  assert.equal(recallSum(context, "large"), null);
});
