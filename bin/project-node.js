// Finds Node 26 (npm brought it as an optional package) and runs a TypeScript file under it.
// Plain JavaScript that old Node versions can read, because they are who needs it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WANTED_MAJOR = 26;
/** Requests leave little behind: a small nursery (megabytes) and an old space that is swept early hold half the memory. */
const MEMORY_FLAGS = ["--max-semi-space-size=8", "--heap-growing-percent=20"];
/** Node calls taking the types off scripts for browsers experimental, at every start; we know. */
export const QUIET_FLAG = "--disable-warning=ExperimentalWarning";
export const PROGRAM_FLAGS = [...MEMORY_FLAGS, QUIET_FLAG];
/**
 * glibc keeps a pool for every thread and gives hardly any of it back: one pool, trimmed early, holds 40 MB less
 * once pages, pictures and passwords were worked on beside the main thread. Other C libraries ignore it (mallopt(3)).
 */
export const PROGRAM_ENV = { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "131072" };

/** The Node to use: the installed package's binary, else the running one when it is new enough, else null. */
export function projectNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const packages = [
    `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  for (const folder of packages) {
    const path = fileURLToPath(new URL(`../node_modules/${folder}/bin/${name}`, import.meta.url));
    if (existsSync(path)) return path;
  }
  return Number(process.versions.node.split(".")[0]) >= WANTED_MAJOR ? process.execPath : null;
}

/** Runs `script` with `args` under the project's Node; signals and the exit code pass through. */
export function runWithProjectNode(script, args, nodeArgs = []) {
  const node = projectNode();
  if (!node) {
    console.error(
      `BuyBuy needs Node ${WANTED_MAJOR}; this is ${process.version}, and npm has not installed it for ` +
        `${process.platform}-${process.arch}.\nRun "npm ci" without --omit=optional, or install Node ${WANTED_MAJOR}.`,
    );
    process.exit(1);
  }
  const path = script instanceof URL ? fileURLToPath(script) : script;
  // What was compiled is kept from the first start on, so that the next ones need not read TypeScript at all.
  const cache = join(process.env.BUYBUY_VAR || "var", "compile-cache");
  const env = { NODE_COMPILE_CACHE: cache, ...PROGRAM_ENV, ...process.env };
  const child = spawn(node, [...nodeArgs, path, ...args], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}
