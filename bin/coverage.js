// Runs the suite on the embedded database and tells how much of src/modules it covers, module by module.
// Fails when a test fails or when fewer lines are covered than the house wants.
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectNode } from "./project-node.js";

const LEAST_PERCENT = 90;
const CONCURRENCY = 2;
const TEST_TIMEOUT_MS = 180_000;
const TESTS = ["src/**/*.test.ts", "test/**/*.test.ts", "db/**/*.test.ts"];
const MODULE = /src[/\\]modules[/\\]([^/\\]+)/;

const node = projectNode();
if (!node) {
  console.error("BuyBuy needs Node 26, which npm installs as an optional package: run npm ci.");
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "buybuy-coverage-"));
const report = join(folder, "lines.info");
const flags = [
  ...["--test", `--test-concurrency=${CONCURRENCY}`, `--test-timeout=${TEST_TIMEOUT_MS}`],
  ...["--experimental-test-coverage", "--test-coverage-include=src/modules/**"],
  ...["--test-coverage-exclude=**/*.test.ts", `--test-coverage-lines=${LEAST_PERCENT}`],
  ...["--test-reporter=dot", "--test-reporter-destination=stdout"],
  ...["--test-reporter=lcov", `--test-reporter-destination=${report}`],
];
const files = TESTS.flatMap((pattern) => globSync(pattern)).sort();
const env = { ...process.env, BUYBUY_ENV: "test", TEST_DATABASE: "sqlite" };
const { status } = spawnSync(node, [...flags, ...files], { stdio: "inherit", env });
const modules = countLines(readFileSync(report, "utf8"));
rmSync(folder, { recursive: true, force: true });

console.log(`\n${row("module", "lines", "covered", "percent")}`);
const all = { lines: 0, covered: 0 };
for (const [name, { lines, covered, missed }] of [...modules].sort()) {
  console.log(row(name, lines, covered, percent(covered, lines)));
  for (const [file, numbers] of missed) console.log(`  ${file}: ${numbers.join(" ")}`);
  all.lines += lines;
  all.covered += covered;
}
console.log(row("all", all.lines, all.covered, percent(all.covered, all.lines)));
const is_enough = all.covered >= (all.lines * LEAST_PERCENT) / 100;
if (!is_enough) console.error(`At least ${LEAST_PERCENT} % of the lines must be covered.`);
process.exit(status === 0 && is_enough ? 0 : 1);

/** Module → its lines, how many of them ran, and which did not; from lcov's `SF` and `DA` records. */
function countLines(lcov) {
  const found = new Map();
  for (const record of lcov.split("end_of_record")) {
    const file = /^SF:(.+)$/m.exec(record)?.[1] ?? "";
    const name = MODULE.exec(file)?.[1];
    if (!name) continue;
    const module = found.get(name) ?? { lines: 0, covered: 0, missed: new Map() };
    found.set(name, module);
    for (const [, line, count] of record.matchAll(/^DA:(\d+),(\d+)/gm)) {
      module.lines += 1;
      if (Number(count) > 0) module.covered += 1;
      else module.missed.set(file, [...(module.missed.get(file) ?? []), Number(line)]);
    }
  }
  return found;
}

function row(name, lines, covered, share) {
  return `${String(name).padEnd(12)}${[lines, covered, share].map((cell) => String(cell).padStart(9)).join("")}`;
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
