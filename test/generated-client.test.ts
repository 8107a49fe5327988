// A client generated from the API document compiles, and performs a purchase against the real program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { startServer } from "./server.ts";

const FOLDER = "test/generated-client";
const GENERATED = `${FOLDER}/generated`;
const GENERATOR = `${FOLDER}/node_modules/openapi-typescript/bin/cli.js`;
const COMPILER = "node_modules/typescript/bin/tsc";

test("the generated client compiles and buys from three sellers", async (t) => {
  const { origin } = await startServer(t, { LOG_LEVEL: "warn" });
  mkdirSync(GENERATED, { recursive: true });
  t.after(() => rmSync(GENERATED, { recursive: true, force: true }));
  const document = await (await fetch(`${origin}/api/schema/`)).text();
  writeFileSync(`${GENERATED}/openapi.json`, document);
  run([GENERATOR, `${GENERATED}/openapi.json`, "-o", `${GENERATED}/api.ts`, "--default-non-nullable=false"]);
  run([COMPILER, "-p", FOLDER]);
  const printed = run([`${FOLDER}/purchase.ts`], { BUYBUY_ORIGIN: origin });
  assert.match(printed, /^bought BB-\d+$/m);
});

function run(args: string[], env: Record<string, string> = {}): string {
  try {
    return execFileSync(process.execPath, args, {
      env: { ...process.env, ...env },
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return assert.fail(`${args.join(" ")}\n${stdout}\n${stderr}`);
  }
}
