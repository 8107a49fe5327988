// The README's tour is run as it is printed there, against a new shop, and the books are in order afterwards.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { test } from "node:test";
import { startServer } from "./server.ts";

const PATH = `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}`;

test("a newcomer pastes the tour and gets what it promises", async (t) => {
  const { origin, var_folder } = await startServer(t, { LOG_LEVEL: "warn" });
  const env = { ...process.env, PATH, API: `${origin}/api` };
  const printed = execFileSync("bash", ["-euo", "pipefail", "-c", tourOf("README.md")], {
    env,
    encoding: "utf8",
  });
  const lines = printed.trim().split("\n");
  const [first, ...rest] = lines.slice(lines.findIndex((line) => line.startsWith("Order ")));
  assert.equal(lines.slice(0, lines.indexOf(first ?? "")).length, 3, "three sellers in the cart");
  assert.match(first ?? "", /^Order BB-\d+, total \d+\.\d\d: payment failed$/);
  assert.deepEqual(rest.slice(0, 2), ["captured", "confirmed"]);
  assert.match(rest[2] ?? "", /^\d+$/);
  assert.equal(rest[3], "delivered");
  assert.match(rest[4] ?? "", /^Nora Kiln Ceramics \d+: delivered$/);
  assert.ok(rest.slice(5, 7).every((line) => line.endsWith(": pending")));
  assert.equal(rest[7], "cancelled");
  assert.equal(rest.length, 8);

  const check = execFileSync(process.execPath, ["src/main.ts", "check"], {
    env: { ...process.env, BUYBUY_ENV: "development", BUYBUY_VAR: var_folder, DATABASE_URL: "" },
    encoding: "utf8",
  });
  assert.match(check, /^All \d+ invariants hold\.$/m);
});

/** The first shell block under the tour's heading. */
function tourOf(path: string): string {
  const text = readFileSync(path, "utf8");
  const start = text.indexOf("```sh\n", text.indexOf("## A tour with curl")) + "```sh\n".length;
  return text.slice(start, text.indexOf("```", start));
}
