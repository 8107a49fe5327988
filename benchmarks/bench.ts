// Runs the benchmarks: `npm run bench -- --help`. Everything is on loopback, bounded, and cleans up after
// itself.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { amount, verdictOf } from "./figures.ts";
import type { Bench, Scenario } from "./measure.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { fillBare } from "./peers/bare-data.ts";
import { type Program, startBare, startShop } from "./programs.ts";
import { type Samples, takeSamples } from "./samples.ts";
import { analytics } from "./scenarios/analytics.ts";
import { cart } from "./scenarios/cart.ts";
import { categories } from "./scenarios/categories.ts";
import { checkout } from "./scenarios/checkout.ts";
import { depth } from "./scenarios/depth.ts";
import { html } from "./scenarios/html.ts";
import { importing } from "./scenarios/import.ts";
import { list } from "./scenarios/list.ts";
import { memory } from "./scenarios/memory.ts";
import { product } from "./scenarios/product.ts";
import { search } from "./scenarios/search.ts";
import { sellers } from "./scenarios/sellers.ts";
import { signIn } from "./scenarios/sign-in.ts";
import { start } from "./scenarios/start.ts";
import { statements } from "./scenarios/statements.ts";
import { reportOf, type Section } from "./table.ts";
import { MANY_SELLERS, openWorlds } from "./worlds.ts";
import { wrkProblem } from "./wrk.ts";

const SCENARIOS: Scenario[] = [
  list,
  product,
  search,
  categories,
  html,
  cart,
  checkout,
  signIn,
  statements,
  sellers,
  memory,
  start,
  depth,
  importing,
  analytics,
];

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(`${USAGE}\nScenarios: ${SCENARIOS.map(({ name }) => name).join(", ")}\n`);
    return 0;
  }
  let options: Options;
  try {
    options = readOptions(
      args,
      SCENARIOS.map(({ name }) => name),
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return 2;
  }
  const missing = wrkProblem();
  if (missing) {
    process.stderr.write(`${missing}\n`);
    return 2;
  }
  process.chdir(join(import.meta.dirname, ".."));
  return runAll(options, args);
}

async function runAll(options: Options, args: string[]): Promise<number> {
  const started_load = loadavg()[0] ?? 0;
  const { bench, close } = openBench(options);
  const stopped = new Promise<never>((_, reject) => {
    for (const name of ["SIGINT", "SIGTERM"])
      process.once(name, () => reject(new Error(`stopped by ${name}`)));
  });
  const sections: Section[] = [];
  try {
    for (const scenario of SCENARIOS.filter(({ name }) => options.only?.includes(name) ?? true)) {
      sections.push(await Promise.race([runOne(bench, scenario), stopped]));
    }
  } finally {
    await close();
  }
  const date = new Date().toISOString().slice(0, 10);
  const command = `npm run bench${args.length > 0 ? ` -- ${args.join(" ")}` : ""}`;
  const report = reportOf(options, sections, {
    command,
    date,
    started_load,
    database_words: databaseWords(options),
  });
  if (options.is_recorded) {
    const folder = join(import.meta.dirname, "results");
    mkdirSync(folder, { recursive: true });
    const what = options.name ?? [options.database, options.size, ...(options.only ?? [])].join("-");
    writeFileSync(join(folder, `${date}-${what}.md`), report);
  }
  process.stdout.write(`\n${report}`);
  return sections.some(({ skipped }) => skipped !== null) ? 1 : 0;
}

async function runOne(bench: Bench, { name, words, run }: Scenario): Promise<Section> {
  process.stdout.write(`${name} …\n`);
  try {
    const lines = await run(bench);
    for (const line of lines) {
      const verdict = verdictOf(line)?.words ?? "";
      process.stdout.write(
        `  ${line.what.padEnd(36)} ${amount(line.value, line.unit).padStart(14)}  ${verdict}\n`,
      );
    }
    return { name, words, lines, skipped: null };
  } catch (error) {
    const skipped = error instanceof Error ? error.message : String(error);
    process.stdout.write(`  not measured: ${skipped}\n`);
    return { name, words, lines: [], skipped };
  }
}

/** Opens the main world when a scenario first asks for it. */
function openBench(options: Options): { bench: Bench; close(): Promise<void> } {
  const worlds = openWorlds(options);
  const programs: Program[] = [];
  let opened: Promise<{ shop: Program; bare: Program; samples: Samples }> | null = null;
  const openMain = async () => {
    process.stdout.write(`filling the main world with ${options.size} products …\n`);
    const shop = await startShop(await worlds.make({ size: options.size, sellers: MANY_SELLERS }));
    programs.push(shop);
    const samples = await takeSamples(shop.origin);
    const file = join(worlds.folder, "bare.db");
    const copied = await fillBare(shop.origin, file);
    const bare = await startBare(file);
    programs.push(bare);
    process.stdout.write(`the reference holds the same ${copied} products\n`);
    return { shop, bare, samples };
  };
  const main = () => {
    opened ??= openMain();
    return opened;
  };
  const close = async () => {
    for (const program of programs) await program.stop();
    await worlds.close();
  };
  return { bench: { options, worlds, main }, close };
}

function databaseWords({ database, mysql_url }: Options): string {
  if (database === "sqlite") return `SQLite ${process.versions.sqlite ?? ""}`.trim();
  try {
    const { hostname, port, username } = new URL(mysql_url);
    const args = ["-h", hostname, "-P", port || "3306", "-u", username, "-Nse", "SELECT VERSION()"];
    return execFileSync("mysql", args, { encoding: "utf8", timeout: 5000 }).trim();
  } catch {
    return "MySQL or MariaDB";
  }
}
