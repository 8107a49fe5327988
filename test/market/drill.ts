// `npm run drill`: the long runs of races, kills and the seeded market; prints a table and keeps it with its
// command.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drillKills } from "./drill-kills.ts";
import { drillMarket, runSeed } from "./drill-market.ts";
import { drillRaces, type Result } from "./drill-races.ts";
import { type DatabaseKind, mysqlAnswers } from "./place.ts";

const USAGE = `npm run drill -- [options]
  --only races,kills,market   which parts (all)
  --database sqlite,mysql     on what (both, where a MySQL answers)
  --rounds 20                 of 50 buyers for one unit
  --kills 200                 of a server under load, per database
  --seeds 100 --steps 10000   of the seeded market; --check-every 50 steps everything is checked
  --minutes 15                for kills and market together; the table says how much did fit
  --seed 7                    one seed of the market alone, to see a failure again
  --no-file                   print only
`;
const RESULTS = join(import.meta.dirname, "../../benchmarks/results");
const MINUTE_MS = 60_000;
/** Read before anything runs: the tree may move on meanwhile. */
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

const text = (value: string) => ({ type: "string", default: value }) as const;
const { values } = parseArgs({
  options: {
    only: text("races,kills,market"),
    database: text("sqlite,mysql"),
    rounds: text("20"),
    kills: text("200"),
    seeds: text("100"),
    steps: text("10000"),
    "check-every": text("50"),
    minutes: text("15"),
    seed: { type: "string" },
    "no-file": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function kinds(): Promise<DatabaseKind[]> {
  const asked = values.database.split(",") as DatabaseKind[];
  if (!asked.includes("mysql") || (await mysqlAnswers())) return asked;
  process.stdout.write("skipped: MySQL does not answer at TEST_MYSQL_URL\n");
  return asked.filter((kind) => kind !== "mysql");
}

async function again(seed: number): Promise<void> {
  const [kind = "sqlite"] = values.database.split(",") as DatabaseKind[];
  const input = { seed, steps: Number(values.steps), check_every: Number(values["check-every"]) };
  process.stdout.write(`${JSON.stringify(await runSeed(kind, input))}\n`);
}

async function drill(): Promise<void> {
  const only = values.only.split(",");
  const databases = await kinds();
  const timed = only.filter((part) => part !== "races").length * databases.length;
  const share_ms = (Number(values.minutes) * MINUTE_MS) / Math.max(1, timed);
  const results: Result[] = [];
  const add = (...more: Result[]) => {
    for (const result of more) process.stdout.write(`${lineOf(result)}\n`);
    results.push(...more);
  };
  process.stdout.write(`${HEAD}\n`);
  for (const kind of databases) {
    if (only.includes("races")) add(...(await drillRaces(kind, Number(values.rounds))));
    if (only.includes("kills"))
      add(await drillKills(kind, Number(values.kills), performance.now() + share_ms));
    if (only.includes("market")) {
      const { seeds, steps, "check-every": check_every } = values;
      const input = { seeds: Number(seeds), steps: Number(steps), check_every: Number(check_every) };
      add(await drillMarket(kind, input, performance.now() + share_ms));
    }
  }
  if (!values["no-file"]) keep(results);
}

const HEAD = "| what | database | result | seconds |\n|---|---|---|---|";

function lineOf({ what, database, figures, seconds }: Result): string {
  return `| ${what} | ${database} | ${figures} | ${seconds.toFixed(0)} |`;
}

function keep(results: readonly Result[]): void {
  const day = new Date().toISOString().slice(0, 10);
  const command = ["npm run drill --", ...process.argv.slice(2)].join(" ");
  const page = [
    `# Drill of ${day}`,
    "",
    "Races, kills and the seeded market, as asked for in `goals.md`. Every line ended with all invariants of",
    "`buybuy check` holding, and with the provider's money, the books, the shelves and the mails in agreement.",
    "",
    `Command: \`${command}\``,
    "",
    `Commit: ${commit} when it began.`,
    "",
    `Machine: ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}; Node ${process.version}.`,
    "",
    HEAD,
    ...results.map(lineOf),
    "",
  ];
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, `drill-${day}.md`), page.join("\n"));
}

if (values.help) process.stdout.write(USAGE);
else if (values.seed !== undefined) await again(Number(values.seed));
else await drill();
