// One JSON line an event, and nothing secret in it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createLog } from "./log.ts";

function open(level = "info") {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? "null") };
}

test("an event is one line with its level, time and sentence", () => {
  const { log, lines, last } = open();
  log.info({ path: "/api/cart/", status: 200 }, "two\nlines");
  log.debug({}, "too small");
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.trim().includes("\n"), false);
  const { level, time, msg, ...fields } = last();
  assert.deepEqual([level, msg, fields], ["info", "two\nlines", { path: "/api/cart/", status: 200 }]);
  assert.ok(Number.isFinite(Date.parse(time)));
});

test("secrets are blotted out at every depth, in lists and errors, and nothing else is", () => {
  const { log, last } = open();
  const order = { id: 7, email: "ada@example.com", lines: [{ token: "t", name: "vase" }] };
  log.info({ password: "p", order, authorization: null }, "x");
  assert.deepEqual(last().order, {
    id: 7,
    email: "[redacted]",
    lines: [{ token: "[redacted]", name: "vase" }],
  });
  assert.deepEqual([last().password, last().authorization], ["[redacted]", "[redacted]"]);
  assert.equal(order.email, "ada@example.com");

  log.error({ err: Object.assign(new Error("refused"), { token: "t", code: "E" }) }, "x");
  assert.deepEqual([last().err.message, last().err.token, last().err.code], ["refused", "[redacted]", "E"]);
});
