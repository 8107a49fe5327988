// How things are measured: reads in turns with the reference, writes by a load process, latencies one by one.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Goal, type Line, median, quantile } from "./figures.ts";
import type { LoadFigures, LoadOrder, Task } from "./load.ts";
import { type Options, WRITE_CONCURRENCY } from "./options.ts";
import type { Program } from "./programs.ts";
import { get, type Samples } from "./samples.ts";
import type { Worlds } from "./worlds.ts";
import { read, writeScript } from "./wrk.ts";

/** Handed to every scenario. */
export interface Bench {
  options: Options;
  worlds: Worlds;
  /** The shop over the main world, the reference over the same products, and what there is to ask for. */
  main(): Promise<{ shop: Program; bare: Program; samples: Samples }>;
}

/** One file per scenario exports one of these. */
export interface Scenario {
  name: string;
  words: string;
  run(bench: Bench): Promise<Line[]>;
}

const LOAD_LIMIT_MS = 60_000;
const LOAD_GRACE_MS = 120_000;
const MAX_FAILED_SHARE = 0.001;

/** The lists that the shop and the reference are asked for: of every leaf category in turn, read anew. */
export function listPaths(samples: Samples): string[] {
  return readAnew(samples.all_leaf_categories.map((id) => `/api/products/?category=${id}`));
}

/**
 * The same questions so often, each with another parameter that means nothing, that the few hundred answers
 * which the shop remembers while nothing is committed hardly help: what is measured is reading.
 */
export function readAnew(paths: string[]): string[] {
  const times = Math.ceil(DISTINCT_QUESTIONS / Math.max(1, paths.length));
  return Array.from({ length: times }, (_, time) => paths.map((path) => `${path}&time=${time}`)).flat();
}

const DISTINCT_QUESTIONS = 8000;

/** Reads `paths` from the shop, in turns with the reference's list, and gives the medians. */
export async function compareReads(bench: Bench, what: string, paths: string[], goal?: Goal): Promise<Line> {
  const { options, worlds } = bench;
  const { shop, bare, samples } = await bench.main();
  for (const path of paths.slice(0, 3)) await expectAnswer(shop.origin, path);
  const ours = writeScript(worlds.folder, `shop-${what.replace(/\W+/g, "-")}`, paths);
  const theirs = writeScript(worlds.folder, "bare", listPaths(samples));
  await read(shop.origin, ours, options.warm_up_seconds);
  await read(bare.origin, theirs, options.warm_up_seconds);
  const rounds = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const our = await readAndCharge(shop, ours, options.round_seconds);
    const their = await readAndCharge(bare, theirs, options.round_seconds);
    rounds.push({ our, their });
  }
  const failed = rounds.reduce((sum, { our }) => sum + our.failed, 0);
  if (failed > 0) throw new Error(`${failed} reads of ${what} failed`);
  const per_second = median(rounds.map(({ our }) => our.per_second));
  const bytes = median(rounds.map(({ our }) => our.bytes_per_answer));
  const bare_bytes = median(rounds.map(({ their }) => their.bytes_per_answer));
  return {
    what,
    value: per_second,
    unit: "/s",
    p50_ms: median(rounds.map(({ our }) => our.p50_ms)),
    p99_ms: median(rounds.map(({ our }) => our.p99_ms)),
    bare_per_second: median(rounds.map(({ their }) => their.per_second)),
    ratio: median(rounds.map(({ our, their }) => our.per_second / their.per_second)),
    processor_us: median(rounds.map(({ our }) => our.processor_us)),
    bare_processor_us: median(rounds.map(({ their }) => their.processor_us)),
    goal,
    note: `${Math.round(bytes)} bytes an answer, bare ${Math.round(bare_bytes)}`,
  };
}

/** One round, with the processor time that each answer took of the program. */
async function readAndCharge(program: Program, script: string, seconds: number) {
  const before = program.processorMicroseconds();
  const round = await read(program.origin, script, seconds);
  const processor_us = (program.processorMicroseconds() - before) / Math.max(1, round.answers);
  return { ...round, processor_us };
}

/**
 * Runs a writing load against the shop after a short one to warm it up, and a round of the reference beside
 * it.
 */
export async function measureWrites(
  bench: Bench,
  what: string,
  task: Task,
  more: Partial<LoadOrder> & { goal?: Goal } = {},
): Promise<Line> {
  const { options, worlds } = bench;
  const { shop, bare, samples } = await bench.main();
  const { goal, ...changes } = more;
  const count = changes.count ?? options.writes;
  await runLoad(shop, samples, task, { ...changes, count: Math.ceil(count / 5) });
  const theirs = writeScript(worlds.folder, "bare", listPaths(samples));
  const before = await read(bare.origin, theirs, options.round_seconds);
  const processor_before = shop.processorMicroseconds();
  const figures = await runLoad(shop, samples, task, { ...changes, count });
  const processor_us = (shop.processorMicroseconds() - processor_before) / Math.max(1, figures.done);
  const after = await read(bare.origin, theirs, options.round_seconds);
  const bare_per_second = (before.per_second + after.per_second) / 2;
  const { per_second: value, p50_ms, p99_ms } = figures;
  const failed = Object.values(figures.failures).reduce((sum, number) => sum + number, 0);
  const note =
    failed > 0 ? `${figures.done} done, ${JSON.stringify(figures.failures)}` : `${figures.done} done`;
  return {
    what,
    value,
    unit: "/s",
    p50_ms,
    p99_ms,
    bare_per_second,
    ratio: value / bare_per_second,
    processor_us,
    goal,
    note,
  };
}

/** Runs one load to its end. Throws when more than one in a thousand failed. */
export async function runLoad(
  shop: Program,
  samples: Samples,
  task: Task,
  changes: Partial<LoadOrder>,
): Promise<LoadFigures> {
  const order: LoadOrder = {
    origin: shop.origin,
    task,
    concurrency: WRITE_CONCURRENCY,
    count: 1000,
    limit_ms: LOAD_LIMIT_MS,
    product_ids: samples.buyable,
    lines: 1,
    accounts: [],
    ...changes,
  };
  if (order.product_ids.length === 0) throw new Error("The world has nothing that a guest could buy");
  const output = await new Promise<string>((resolve, reject) => {
    const script = join(import.meta.dirname, "load.ts");
    const child = spawn(process.execPath, [script, JSON.stringify(order)], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: LOAD_LIMIT_MS + LOAD_GRACE_MS,
    });
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk: string) => {
      text += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`The load ended with ${code}`)),
    );
  });
  const figures = JSON.parse(output) as LoadFigures;
  const failed = Object.values(figures.failures).reduce((sum, number) => sum + number, 0);
  if (failed > (figures.done + failed) * MAX_FAILED_SHARE) {
    throw new Error(`${failed} of ${figures.done + failed} failed: ${JSON.stringify(figures.failures)}`);
  }
  return figures;
}

/** Asks both shops for each path one at a time, in turns. Gives the middle latencies per path. */
export async function compareLatencies(
  [first, second]: [Program, Program],
  asked: { what: string; first: string; second: string }[],
  times: number,
): Promise<{ what: string; first_ms: number; second_ms: number; second_p99_ms: number }[]> {
  const results = [];
  for (const { what, first: first_path, second: second_path } of asked) {
    const durations: [number[], number[]] = [[], []];
    for (let turn = 0; turn < times + WARM_UP_TURNS; turn += 1) {
      const in_first = await timed(first.origin + first_path);
      const in_second = await timed(second.origin + second_path);
      if (turn < WARM_UP_TURNS) continue;
      durations[0].push(in_first);
      durations[1].push(in_second);
    }
    results.push({
      what,
      first_ms: median(durations[0]),
      second_ms: median(durations[1]),
      second_p99_ms: quantile(durations[1], 0.99),
    });
  }
  return results;
}

const WARM_UP_TURNS = 10;

async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - started;
}

async function expectAnswer(origin: string, path: string): Promise<void> {
  if (path.startsWith("/api/")) await get(origin, path);
  else await timed(origin + path);
}
