// A seller's 50,000 rows with 500 bad ones, the process killed three times on the way, while buyers go on
// reading: what is imported, and how much slower the storefront answers meanwhile.
import { setTimeout as pause } from "node:timers/promises";
import { openDatabase } from "#platform/database";
import { type Goal, type Line, quantile } from "../figures.ts";
import type { Bench, Scenario } from "../measure.ts";
import { type Program, startShop } from "../programs.ts";
import { runProgram, type World } from "../worlds.ts";
import { BAD_EVERY, fileOf, reportOf, stockOf } from "./import-file.ts";
import { type Reading, readFor, readPages, type Shelf, shelfOf } from "./readers.ts";

const ROWS = Number(process.env.BENCH_IMPORT_ROWS ?? 50_000);
const KILLED_AT = [0.2, 0.4, 0.6];
const QUIET_SECONDS = 30;
const WARM_UP_SECONDS = 8;
/** In the end nobody reads for so long: how fast it goes then. */
const ALONE_SECONDS = 10;
const LOOK_MS = 1000;
/** The import's jobs, held back while it is measured how the shop answers without them. */
const HELD = "exchange.import";
const DAY_MS = 24 * 60 * 60 * 1000;
const TOKEN_MS = 5 * 60 * 1000;
const LIMIT_MS = 30 * 60 * 1000;
const MOST = 1.3;
const IMPORTS = "/api/seller/products/imports/";

interface Progress {
  state: string;
  done_count: number;
  created_count: number;
  changed_count: number;
  error_count: number;
}

/** What was measured on the way. */
interface Course {
  during: number[];
  /** While the import waits, with as many products as it had written by then. */
  waiting: number[];
  /** Seconds from each start after a kill until the first row more. */
  resumed_s: number[];
  /** Rows per second beside readers, and while nobody reads. */
  beside: number;
  alone: number;
}

export const importing: Scenario = {
  name: "import",
  words:
    `A file of ${ROWS.toLocaleString("en-US")} products, one of a hundred wrong in one of ten ways, on the demo shop; ` +
    "the process is killed (-9) at a fifth, two and three fifths, and started again. All the while " +
    "20 pages and 2 things into carts are asked for in every second: before, while it runs, while it waits at none, one to " +
    "four fifths (a shop of 40,000 products is slower than one of 433 by itself, so like is compared with like), and after. Afterwards every reported row, every product, " +
    "its stock and all invariants of the database are compared with the file.",
  run: async (bench: Bench): Promise<Line[]> => {
    const world = await bench.worlds.make("demo");
    const shop = { now: await startShop(world) };
    try {
      const shelf = await shelfOf(shop.now);
      await readFor(shop.now, shelf, WARM_UP_SECONDS);
      const before = await readFor(shop.now, shelf, QUIET_SECONDS);
      const started = performance.now();
      const id = await upload(shop.now);
      const course = await workOff(shop, world, id, shelf);
      course.waiting.push(...before);
      const seconds = (performance.now() - started) / 1000;
      const after = await readFor(shop.now, shelf, QUIET_SECONDS);
      await expectAll(shop.now, id);
      await shop.now.stop();
      await runProgram(["check"], world.env);
      return lines(before, course, after, seconds);
    } finally {
      await shop.now.stop();
    }
  },
};

async function workOff(shop: { now: Program }, world: World, id: number, shelf: Shelf): Promise<Course> {
  const during: number[] = [];
  const waiting: number[] = [];
  const resumed_s: number[] = [];
  const beside: { rows: number; seconds: number }[] = [];
  const read = async (until_row: number, reading: Reading) => {
    const from = await progressOf(shop.now, id);
    const began = performance.now();
    const to = await until(shop.now, id, ({ done_count }) => done_count >= until_row);
    during.push(...(await reading.stop()));
    beside.push({ rows: to.done_count - from.done_count, seconds: (performance.now() - began) / 1000 });
  };
  for (const share of KILLED_AT) {
    await read(ROWS * share, readPages(shop.now, shelf));
    const { done_count } = await progressOf(shop.now, id);
    await shop.now.kill();
    shop.now = await startShop(world);
    const began = performance.now();
    // What every process is slow at when it has just begun is not the import's.
    const warming = readPages(shop.now, shelf);
    await until(shop.now, id, (progress) => progress.done_count > done_count);
    resumed_s.push((performance.now() - began) / 1000);
    await warming.stop();
    waiting.push(...(await readWaiting(shop, world, shelf)));
  }
  await read(ROWS * 0.8, readPages(shop.now, shelf));
  waiting.push(...(await readWaiting(shop, world, shelf)));
  const from = await progressOf(shop.now, id);
  const began = performance.now();
  await pause(ALONE_SECONDS * 1000);
  const to = await progressOf(shop.now, id);
  const alone = (to.done_count - from.done_count) / ((performance.now() - began) / 1000);
  await until(shop.now, id, ({ state }) => state === "done" || state === "failed");
  const sum = (what: "rows" | "seconds") => beside.reduce((total, one) => total + one[what], 0);
  return { during, waiting, resumed_s, alone, beside: sum("rows") / sum("seconds") };
}

/** How the shop answers while the import waits; then it goes on, with a process that is warm, too. */
async function readWaiting(shop: { now: Program }, world: World, shelf: Shelf): Promise<number[]> {
  await startWith(shop, world, DAY_MS);
  await readFor(shop.now, shelf, WARM_UP_SECONDS);
  const durations = await readFor(shop.now, shelf, QUIET_SECONDS);
  await startWith(shop, world, -DAY_MS);
  await readFor(shop.now, shelf, WARM_UP_SECONDS);
  return durations;
}

/** Starts the shop anew, its import moved by so much time. */
async function startWith(shop: { now: Program }, world: World, moved_ms: number): Promise<void> {
  await shop.now.stop();
  const handle = openDatabase(world.env.DATABASE_URL ?? "");
  await handle.execute(`UPDATE jobs SET run_at = run_at + ${moved_ms} WHERE kind = '${HELD}'`);
  await handle.close();
  shop.now = await startShop(world);
}

function lines(before: number[], course: Course, after: number[], seconds: number): Line[] {
  const { during, waiting, resumed_s, beside, alone } = course;
  const line = (what: string, durations: number[]): Line => ({
    what,
    value: quantile(durations, 0.5),
    unit: "ms",
    p50_ms: quantile(durations, 0.5),
    p99_ms: quantile(durations, 0.99),
    note: `${durations.length} pages`,
  });
  const goal: Goal = { of: "value", most: MOST };
  const times = (share: number) => quantile(during, share) / quantile(waiting, share);
  const bad = ROWS / BAD_EVERY;
  const rows = ROWS.toLocaleString("en-US");
  return [
    line("pages before", before),
    line("pages while it waits, at none to four fifths", waiting),
    line("pages while it runs", during),
    line(`pages after it, ${rows} products more`, after),
    { what: "p50 while it runs, of while it waits", value: times(0.5), unit: "times", goal },
    { what: "p99 while it runs, of while it waits", value: times(0.99), unit: "times", goal },
    { what: "rows while others read", value: beside, unit: "/s" },
    { what: "rows while nobody does", value: alone, unit: "/s" },
    { what: "goes on after a kill, slowest of three", value: Math.max(...resumed_s), unit: "s" },
    {
      what: "the whole import, the kills included",
      value: seconds,
      unit: "s",
      note: `${ROWS - bad} products once each with their stock, exactly the ${bad} wrong rows reported, all invariants hold`,
    },
  ];
}

/** Compares all that is to be seen with the file. */
async function expectAll(shop: Program, id: number): Promise<void> {
  const bad = ROWS / BAD_EVERY;
  const done = await progressOf(shop, id);
  const counts = [done.state, done.created_count, done.changed_count, done.error_count];
  if (counts.join() !== ["done", ROWS - bad, 0, bad].join()) throw new Error(`Imported otherwise: ${counts}`);
  const reported = (await linesOf(shop, `${IMPORTS}${id}/errors/`)).map((line) =>
    line.split(",").slice(0, 2).join(),
  );
  const wanted = reportOf(ROWS);
  const other = wanted.findIndex((line, index) => line !== reported[index]);
  if (other !== -1 || reported.length !== wanted.length) {
    throw new Error(
      `Reported ${reported[other]} (${reported.length}), not ${wanted[other]} (${wanted.length})`,
    );
  }
  const products = await linesOf(shop, "/api/seller/products/export/");
  const skus = products.flatMap((line) => /^(BENCH-\d+),/.exec(line)?.[1] ?? []);
  const stock = stockOf(ROWS);
  if (skus.length !== stock.size || new Set(skus).size !== skus.length) {
    throw new Error(`${skus.length} of ${stock.size} products are there, ${new Set(skus).size} of them once`);
  }
  for (const line of await linesOf(shop, "/api/seller/inventory/export/")) {
    const [sku = "", on_hand] = line.split(",");
    if (sku.startsWith("BENCH-") && Number(on_hand) !== stock.get(sku)) {
      throw new Error(`${on_hand} of ${sku} are on hand, not ${stock.get(sku)}`);
    }
  }
}

async function linesOf(shop: Program, path: string): Promise<string[]> {
  const text = await (await ask(shop, path)).text();
  return text.trim().split("\r\n").slice(1);
}

const signed_in = { authorization: "", origin: "", at: 0 };

/** The header of the seller, signed in anew at each start of the shop and before the token's end. */
async function signedIn({ origin }: Program): Promise<{ authorization: string }> {
  const is_fresh = signed_in.origin === origin && performance.now() - signed_in.at < TOKEN_MS;
  if (!is_fresh) {
    const body = JSON.stringify({ email: "sol@example.com", password: "buybuy-demo" });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${origin}/api/auth/login/`, { method: "POST", headers, body });
    const { access } = (await response.json()) as { access?: string };
    if (access === undefined) throw new Error(`The seller could not sign in: ${response.status}`);
    Object.assign(signed_in, { authorization: `Bearer ${access}`, origin, at: performance.now() });
  }
  return { authorization: signed_in.authorization };
}

async function upload(shop: Program): Promise<number> {
  const list = await fetch(`${shop.origin}/api/products/?page_size=1`);
  const { category } = ((await list.json()) as { results: [{ category: { slug: string } }] }).results[0];
  const form = new FormData();
  form.append("file", new File([fileOf(ROWS, category.slug)], "fifty-thousand.csv"));
  form.append("kind", "products");
  form.append("dry_run", "false");
  const headers = await signedIn(shop);
  const response = await fetch(`${shop.origin}/api/seller/products/import/`, {
    method: "POST",
    headers,
    body: form,
  });
  const text = await response.text();
  if (response.status !== 202) throw new Error(`The file was answered with ${response.status}: ${text}`);
  return (JSON.parse(text) as { id: number }).id;
}

async function ask(shop: Program, path: string): Promise<Response> {
  const response = await fetch(shop.origin + path, { headers: await signedIn(shop) });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return response;
}

async function progressOf(shop: Program, id: number): Promise<Progress> {
  return (await (await ask(shop, `${IMPORTS}${id}/`)).json()) as Progress;
}

async function until(
  shop: Program,
  id: number,
  is_there: (progress: Progress) => boolean,
): Promise<Progress> {
  const deadline = performance.now() + LIMIT_MS;
  while (performance.now() < deadline) {
    const progress = await progressOf(shop, id);
    process.stdout.write(`  ${progress.done_count} rows\r`);
    if (is_there(progress)) return progress;
    await pause(LOOK_MS);
  }
  throw new Error("The import did not come to its end in time");
}
