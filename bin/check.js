// Types, lint and format, and the rules of the house; all of them run even when one fails.
import { spawnSync } from "node:child_process";
import { projectNode } from "./project-node.js";

const node = projectNode();
if (!node) {
  console.error("BuyBuy needs Node 26, which npm installs as an optional package: run npm ci.");
  process.exit(1);
}
const steps = [
  ["types", ["node_modules/typescript/bin/tsc"]],
  [
    "lint and format",
    ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--diagnostic-level=warn", "."],
  ],
  ["house rules", ["--test", "--test-reporter=dot", "test/tidy.test.ts"]],
];
let failed = false;
for (const [title, args] of steps) {
  const { status } = spawnSync(node, args, { stdio: "inherit" });
  console.log(`${status === 0 ? "ok    " : "FAILED"}  ${title}`);
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
