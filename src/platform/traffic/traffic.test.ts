// Work in the background stands aside while somebody waits, and never for longer than it was told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createTraffic } from "./traffic.ts";

const LONG_MS = 1_000_000;

test("a gap comes when the last one has the answer, and for readers without the writers", async () => {
  const traffic = createTraffic();
  const told: string[] = [];
  const writerDone = traffic.came(false);
  const readerDone = traffic.came(true);
  const all = traffic.gap("all", LONG_MS).then(() => told.push("all"));
  const readers = traffic.gap("readers", LONG_MS).then(() => told.push("readers"));
  await traffic.gap("all", 0);
  assert.deepEqual(told, []);
  readerDone();
  await readers;
  assert.deepEqual(told, ["readers"]);
  writerDone();
  await all;
  assert.deepEqual(told, ["readers", "all"]);
});

test("who waits for too long is not waited for", async () => {
  const traffic = createTraffic();
  traffic.came(true);
  await traffic.gap("all", 1);
});

test("idle is only who serves and is asked for nothing", () => {
  const traffic = createTraffic();
  assert.equal(traffic.isIdle(0), false, "others may be serving");
  traffic.open();
  assert.equal(traffic.isIdle(0), true);
  assert.equal(traffic.isIdle(LONG_MS), false);
  const done = traffic.came(true);
  assert.equal(traffic.isIdle(0), false);
  done();
  assert.equal(traffic.isIdle(0), true);
});
