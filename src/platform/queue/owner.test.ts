// Leases of processes that are gone are told from those of processes that live, or may live elsewhere.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { isLeftBehind, leaseToken } from "./owner.ts";

test("only what a process of this machine has left that is surely gone is left behind", () => {
  const token = leaseToken();
  assert.ok(token.length <= 44, "it fits its column");
  assert.notEqual(token, leaseToken());
  const [number = "", machine = "", chance = ""] = token.split(".");
  const gone = spawnSync(process.execPath, ["--version"]).pid.toString(36);
  const cases: [string, boolean][] = [
    [token, false],
    [`${gone}.${machine}.${chance}`, true],
    [`${gone}.elsewhere.${chance}`, false],
    [`${process.ppid.toString(36)}.${machine}.${chance}`, false],
    [`${number}.${machine}.another${chance}`, true],
    ["not-one-of-these", false],
    ["", false],
  ];
  for (const [text, wanted] of cases) assert.equal(isLeftBehind(text), wanted, text);
});
