// Runs wrk over a list of paths and reads what it measured.
import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { READ_CONNECTIONS } from "./options.ts";

const WRK = process.env.WRK ?? "/usr/bin/wrk";
const MARK = "figures ";
const GRACE_MS = 15_000;

/** One round of reads. */
export interface ReadRound {
  answers: number;
  per_second: number;
  p50_ms: number;
  p99_ms: number;
  /** Answers outside 2xx and 3xx, and broken connections. */
  failed: number;
  bytes_per_answer: number;
}

/** What is missing, or null when wrk can run. */
export function wrkProblem(): string | null {
  return existsSync(WRK) ? null : `wrk is not at ${WRK}: "apt-get install wrk", or name it in WRK=`;
}

/** Writes the script that asks for `paths` in turn. Gives its file. */
export function writeScript(folder: string, name: string, paths: string[]): string {
  if (paths.length === 0) throw new Error(`${name} has no path to ask for`);
  const file = join(folder, `${name}.lua`);
  writeFileSync(
    file,
    `local paths = { ${paths.map((path) => JSON.stringify(path)).join(", ")} }
local requests, turn = {}, 0
init = function() for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path) end end
request = function() turn = turn % #requests + 1; return requests[turn] end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("${MARK}%d %d %d %d %d %d\\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
`,
  );
  return file;
}

/** Asks `origin` for the script's paths over 32 connections for some seconds. */
export async function read(origin: string, script: string, seconds: number): Promise<ReadRound> {
  const args = ["-t1", `-c${READ_CONNECTIONS}`, `-d${seconds}s`, "--timeout", "10s", "-s", script, origin];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(WRK, args, { timeout: seconds * 1000 + GRACE_MS }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
  const line = output.split("\n").find((text) => text.startsWith(MARK));
  if (!line) throw new Error(`wrk said nothing of its figures: ${output}`);
  const [requests = 0, duration_us = 1, bytes = 0, p50_us = 0, p99_us = 0, failed = 0] = line
    .slice(MARK.length)
    .split(" ")
    .map(Number);
  return {
    answers: requests,
    per_second: requests / (duration_us / 1_000_000),
    p50_ms: p50_us / 1000,
    p99_ms: p99_us / 1000,
    failed,
    bytes_per_answer: bytes / Math.max(1, requests),
  };
}
