// What a run was asked for on the command line, judged before anything starts.
import { parseArgs } from "node:util";

export type DatabaseName = "sqlite" | "mysql";

/** One run: what is measured, on what, and for how long. */
export interface Options {
  /** Shorter and less exact: to see that everything runs, and how much roughly. */
  is_quick: boolean;
  /** Names of scenarios; null: all. */
  only: string[] | null;
  database: DatabaseName;
  /** Server for `mysql`; the database `buybuy_bench…` is made on it and dropped. */
  mysql_url: string;
  /** Products of the main world. */
  size: number;
  /** Products of the large world that `depth` compares with 10,000. */
  large_size: number;
  rounds: number;
  round_seconds: number;
  warm_up_seconds: number;
  /** Requests of one writing load. */
  writes: number;
  /** Folder that keeps seeded worlds between runs; null: made anew and removed. */
  worlds_folder: string | null;
  /** Write a file to results/. */
  is_recorded: boolean;
  name: string | null;
}

export const READ_CONNECTIONS = 32;
export const WRITE_CONCURRENCY = 16;

const FULL = { rounds: 5, round_seconds: 4, warm_up_seconds: 3, writes: 8000, large_size: 1_000_000 };
const QUICK = { rounds: 3, round_seconds: 1, warm_up_seconds: 1, writes: 1000, large_size: 50_000 };

export const USAGE = `npm run bench -- [options]

  --quick               short rounds, small worlds: shows that everything runs
  --only a,b            only these scenarios
  --database mysql      on MySQL or MariaDB instead of SQLite (--mysql-url mysql://root@127.0.0.1:3306)
  --size 20000          products of the main world
  --large-size 1000000  products of the large world of "depth"
  --rounds 5            rounds per reading scenario, shop and reference in turns
  --worlds FOLDER       keep seeded worlds there and use them again (SQLite)
  --name WORD           for the file in benchmarks/results/
  --no-record           print only
`;

/** Reads the arguments. Throws with one clear sentence when they are wrong. */
export function readOptions(args: string[], known: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      database: { type: "string", default: "sqlite" },
      "mysql-url": { type: "string", default: process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306" },
      size: { type: "string", default: "20000" },
      "large-size": { type: "string" },
      rounds: { type: "string" },
      worlds: { type: "string" },
      name: { type: "string" },
      "no-record": { type: "boolean", default: false },
    },
  });
  const only = values.only?.split(",").map((name) => name.trim()) ?? null;
  const unknown = only?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`There is no scenario "${unknown}"; there are ${known.join(", ")}.`);
  }
  if (values.database !== "sqlite" && values.database !== "mysql") {
    throw new Error(`--database is sqlite or mysql, not ${values.database}.`);
  }
  const base = values.quick ? QUICK : FULL;
  return {
    ...base,
    is_quick: values.quick,
    only,
    database: values.database,
    mysql_url: values["mysql-url"].replace(/\/$/, ""),
    size: whole(values.size, "--size", 1000, 5_000_000),
    large_size: whole(values["large-size"] ?? String(base.large_size), "--large-size", 20_000, 5_000_000),
    rounds: whole(values.rounds ?? String(base.rounds), "--rounds", 1, 50),
    worlds_folder: values.worlds ?? null,
    is_recorded: !values["no-record"],
    name: values.name ?? null,
  };
}

function whole(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} is a whole number from ${least} to ${most}, not ${text}.`);
}
