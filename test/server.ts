// The real program as a process of its own, on a free port, with its data in a temporary folder.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

/** Filling the demo world takes a few seconds, and many times that on a machine with other things to do. */
const START_TIMEOUT_MS = 150_000;

export interface RunningServer {
  origin: string;
  var_folder: string;
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it with this signal and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

/**
 * Runs `buybuy serve` until the test ends. Rejects with its output when it does not begin to serve in time.
 */
export async function startServer(
  t: Pick<TestContext, "after">,
  env: Record<string, string> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-server-"));
  const port = await freePort();
  const var_folder = env.BUYBUY_VAR ?? join(folder, "var");
  const child = spawn(process.execPath, ["src/main.ts", "serve"], {
    env: { ...process.env, BUYBUY_ENV: "development", BUYBUY_VAR: var_folder, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    await gone;
  };
  t.after(async () => {
    await end("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilItServes(origin, child, () => output);
  return { origin, var_folder, process: child, output: () => output, end };
}

/** Asks again and again, with a short pause, because a process says no other way that it is ready. */
async function untilItServes(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${origin}/health/`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`The server did not start:\n${output()}`);
}
