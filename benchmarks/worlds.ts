// Worlds to measure in: databases filled by `buybuy seed`, in a temporary folder or a database of their own.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#platform/database";
import type { Options } from "./options.ts";

/**
 * What a world is filled with: so many products of so many sellers, a named world, or nothing, not even
 * tables.
 */
export type Filling = { size: number; sellers: number } | "demo" | "empty" | "nothing";

/** A filled database with its own folder. */
export interface World {
  folder: string;
  env: Record<string, string>;
}

/** Makes worlds and removes them all. */
export interface Worlds {
  folder: string;
  make(filling: Filling): Promise<World>;
  close(): Promise<void>;
}

export const MANY_SELLERS = 500;
export const FEW_SELLERS = 5;
const SEED_TIMEOUT_MS = 60 * 60 * 1000;

/** Worlds of this run; with `--worlds` the seeded SQLite files are kept and copied. */
export function openWorlds(options: Options): Worlds {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-bench-"));
  const databases: string[] = [];
  let made = 0;
  return {
    folder,
    make: async (filling) => {
      made += 1;
      const name = nameOf(filling);
      const own = join(folder, `${made}-${name}`);
      mkdirSync(own);
      if (options.database === "mysql") {
        const database = `buybuy_bench_${made}`;
        await administer(options, [
          `DROP DATABASE IF EXISTS ${database}`,
          `CREATE DATABASE ${database} ${TEXT}`,
        ]);
        databases.push(database);
        const world = worldAt(own, `${options.mysql_url}/${database}`);
        await fill(world, filling);
        return world;
      }
      const world = worldAt(own, `sqlite:${join(own, "buybuy.db")}`);
      await fillOrCopy(options, world, filling, name);
      return world;
    },
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      if (databases.length > 0)
        await administer(
          options,
          databases.map((name) => `DROP DATABASE IF EXISTS ${name}`),
        );
    },
  };
}

const TEXT = "CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

function nameOf(filling: Filling): string {
  return typeof filling === "string" ? filling : `bench-${filling.size}-${filling.sellers}`;
}

function worldAt(folder: string, database_url: string): World {
  return {
    folder,
    env: {
      BUYBUY_ENV: "development",
      BUYBUY_VAR: folder,
      DATABASE_URL: database_url,
      BUYBUY_SEED: "empty",
      RATE_LIMIT_FACTOR: "1000000",
      HOST: "127.0.0.1",
    },
  };
}

async function fillOrCopy(options: Options, world: World, filling: Filling, name: string): Promise<void> {
  if (options.worlds_folder === null) return fill(world, filling);
  mkdirSync(options.worlds_folder, { recursive: true });
  const kept = join(options.worlds_folder, name);
  if (!existsSync(kept)) {
    await fill(world, filling);
    cpSync(world.folder, `${kept}.part`, { recursive: true });
    renameSync(`${kept}.part`, kept);
    return;
  }
  cpSync(kept, world.folder, { recursive: true });
}

/** Seeds the world by the program's own command. */
async function fill({ env }: World, filling: Filling): Promise<void> {
  if (filling === "nothing") return;
  const what =
    typeof filling === "string"
      ? [filling]
      : ["bench", "--size", String(filling.size), "--sellers", String(filling.sellers)];
  await runProgram(["migrate"], env);
  await runProgram(["seed", ...what], env);
}

/** Runs a command of the program over a world; rejects when it ends with anything but 0. */
export function runProgram(args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["src/main.ts", ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit"],
      timeout: SEED_TIMEOUT_MS,
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`buybuy ${args.join(" ")} ended with ${code}`)),
    );
  });
}

async function administer(options: Options, statements: string[]): Promise<void> {
  const handle = openDatabase(`${options.mysql_url}/`, { pool_size: 1 });
  try {
    for (const statement of statements) await handle.execute(statement);
  } finally {
    await handle.close();
  }
}
