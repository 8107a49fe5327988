// Mutation testing: puts small faults into a module, one at a time, and counts how many the tests notice.
//
//   npm run mutate -- [--module cart] [--sample 60] [--seed 1] [--report benchmarks/results/mutation.md]
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { type Finding, faultIn, reportOf, scoreOf } from "./report.ts";
import { type Suite, suites } from "./suites.ts";
import { type Copy, copyTree, runTests, type Verdict, withFault } from "./trial.ts";

const SMALLEST_SCORE = 0.7;
/** A run with a fault may take so many times as long as one without, and never less than the least. */
const PATIENCE = 10;
const LEAST_LIMIT_MS = 30_000;
const BASELINE_LIMIT_MS = 300_000;
const MAX_UINT32 = 4_294_967_296;

const { values } = parseArgs({
  options: {
    module: { type: "string", multiple: true, default: suites.map((suite) => suite.module) },
    sample: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    report: { type: "string" },
  },
});
const chosen = values.module.map((name) => {
  const suite = suites.find((one) => one.module === name);
  if (!suite) throw new Error(`No suite is named ${name}; see test/mutation/suites.ts`);
  return suite;
});
const copy = copyTree(process.cwd());
const findings: Finding[] = [];
try {
  for (const suite of chosen) findings.push(await tryModule(copy, suite));
} finally {
  copy.remove();
}
const report = reportOf(findings, { sample: values.sample, seed: values.seed });
console.log(report);
if (values.report) writeFileSync(values.report, report);
process.exitCode = findings.every((finding) => scoreOf(finding) >= SMALLEST_SCORE) ? 0 : 1;

async function tryModule({ folder }: Copy, suite: Suite): Promise<Finding> {
  const { own_ms, neighbours_ms } = await baseline(suite);
  const files = globSync(`src/modules/${suite.module}/*.ts`, { cwd: folder }).sort();
  const mutants = files
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) => mutantsOf(file, readFileSync(`${folder}/${file}`, "utf8")));
  const drawn = draw(mutants, Number(values.sample), Number(values.seed));
  const trials: Finding["trials"] = [];
  for (const mutant of drawn) {
    const verdict = await withFault(copy, mutant, async (): Promise<Verdict> => {
      const first = await runTests(copy, suite.own, own_ms);
      return first === "survived" ? runTests(copy, suite.neighbours, neighbours_ms) : first;
    });
    const source = readFileSync(`${folder}/${mutant.file}`, "utf8");
    trials.push({ mutant, verdict, source });
    console.error(`${trials.length}/${drawn.length} ${verdict} ${faultIn(mutant, source)}`);
  }
  return { module: suite.module, mutants: mutants.length, trials };
}

/** Without a fault the tests must pass; how long they take sets the time that a fault gets. */
async function baseline(suite: Suite): Promise<{ own_ms: number; neighbours_ms: number }> {
  const limits: number[] = [];
  for (const patterns of [suite.own, suite.neighbours]) {
    const begun = performance.now();
    const verdict = await runTests(copy, patterns, BASELINE_LIMIT_MS);
    if (verdict !== "survived") throw new Error(`Without a fault these fail: ${patterns.join(", ")}`);
    limits.push(Math.max(LEAST_LIMIT_MS, PATIENCE * (performance.now() - begun)));
  }
  const [own_ms = BASELINE_LIMIT_MS, neighbours_ms = BASELINE_LIMIT_MS] = limits;
  return { own_ms, neighbours_ms };
}

/** `count` of the mutants, the same for the same seed. */
function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = mulberry32(seed);
  const shuffled = mutants.map((mutant) => ({ mutant, rank: random() })).sort((a, b) => a.rank - b.rank);
  return shuffled.slice(0, count).map(({ mutant }) => mutant);
}

/** A small generator of well spread numbers from 0 to below 1 (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / MAX_UINT32;
  };
}
