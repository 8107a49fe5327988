// Programs under measurement, each a child process on loopback: the shop and the bare reference.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { World } from "./worlds.ts";

/** A running program. */
export interface Program {
  origin: string;
  /** Milliseconds from its start to its first answer. */
  started_in_ms: number;
  /** Resident memory now. */
  residentMegabytes(): number;
  /** Processor time used so far, in microseconds: what a busy machine changes least. */
  processorMicroseconds(): number;
  /** Asks the probe inside; only for programs started with it. */
  probe(): Promise<ProbeAnswer>;
  stop(): Promise<void>;
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>;
}

/** What the probe has seen since it was last asked. */
export interface ProbeAnswer {
  /** The longest stretch in which the event loop did not turn. */
  longest_delay_ms: number;
  statements: number;
  longest_statement_ms: number;
  longest_statement: string;
}

/** The flags and the environment that `bin/buybuy.js` starts the program with. */
const { PROGRAM_FLAGS, PROGRAM_ENV } = (await import(
  new URL("../bin/project-node.js", import.meta.url).href
)) as {
  PROGRAM_FLAGS: string[];
  PROGRAM_ENV: Record<string, string>;
};
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const POLL_MS = 3;

/** Starts the shop on `world` and waits until `first_path` is answered. */
export function startShop(
  world: World,
  how: { first_path?: string; with_probe?: boolean; by_npm_start?: boolean } = {},
): Promise<Program> {
  const probe = how.with_probe ? ["--import", join(import.meta.dirname, "probe.ts")] : [];
  const profile = process.env.BENCH_PROFILE
    ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : [];
  const script = how.by_npm_start ? ["bin/buybuy.js", "serve"] : [...PROGRAM_FLAGS, "src/main.ts", "serve"];
  return start(
    [...probe, ...profile, ...script],
    { ...PROGRAM_ENV, ...world.env },
    {
      first_path: how.first_path ?? "/health/",
      output: join(world.folder, "output.log"),
    },
  );
}

/** Starts the reference over its file. */
export function startBare(file: string): Promise<Program> {
  const script = join(import.meta.dirname, "peers/bare.ts");
  return start([script, file], {}, { first_path: "/", output: `${file}.log` });
}

async function start(
  args: string[],
  env: Record<string, string>,
  { first_path, output }: { first_path: string; output: string },
): Promise<Program> {
  const port = await freePort();
  const log = openSync(output, "a");
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  process.once("exit", () => child.kill("SIGKILL"));
  const origin = `http://127.0.0.1:${port}`;
  try {
    await firstAnswer(child, `${origin}${first_path}`, output);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    origin,
    started_in_ms: performance.now() - started,
    residentMegabytes: () => residentMegabytes(child.pid ?? 0),
    processorMicroseconds: () => processorMicroseconds(child.pid ?? 0),
    probe: () => ask(child),
    stop: () => stop(child),
    kill: () => kill(child),
  };
}

async function firstAnswer(child: ChildProcess, url: string, output: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) break;
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.status < 500) return;
    } catch {
      // Not listening yet: asked again until the deadline.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`The program did not answer at ${url}:\n${readFileSync(output, "utf8").slice(-3000)}`);
}

function ask(child: ChildProcess): Promise<ProbeAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The probe does not answer")), STOP_TIMEOUT_MS);
    child.once("message", (answer) => {
      clearTimeout(timer);
      resolve(answer as ProbeAnswer);
    });
    child.send("figures");
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** User and system time of the process; Linux counts it in hundredths of a second. */
function processorMicroseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MICROSECONDS;
}

const USER_TIME = 11;
const SYSTEM_TIME = 12;
const TICK_MICROSECONDS = 10_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
