// Trials on a copy of the tree: one fault, one run of the tests, and whether they noticed.
import { spawn } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applied, type Mutant } from "./mutants.ts";

export type Verdict = "killed" | "timeout" | "survived";

export interface Copy {
  folder: string;
  /** Ends every trial's temporary files with the copy. */
  remove(): void;
}

const COPIED = ["src", "db", "test", "benchmarks", "bin", "package.json"];
const REPORTER = "./test/mutation/first-failure.ts";

/** Copies what tests need into a temporary folder: the work tree is never touched, whoever edits it. */
export function copyTree(root: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-mutation-"));
  for (const name of COPIED) {
    const filter = (path: string) => !path.includes("node_modules");
    cpSync(join(root, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "tmp"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs `work` with the fault in the copy's file, and puts the file right again. */
export async function withFault<T>(copy: Copy, mutant: Mutant, work: () => Promise<T>): Promise<T> {
  const path = join(copy.folder, mutant.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, applied(source, mutant));
  try {
    return await work();
  } finally {
    writeFileSync(path, source);
  }
}

/** Runs these tests on SQLite in one process: what came of it, after at most `limit_ms`. */
export function runTests(copy: Copy, patterns: readonly string[], limit_ms: number): Promise<Verdict> {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: copy.folder })).sort();
  if (files.length === 0) throw new Error(`No test is named ${patterns.join(", ")}`);
  const flags = ["--test", "--test-isolation=none", "--test-force-exit", `--test-reporter=${REPORTER}`];
  const temporary = join(copy.folder, "tmp");
  const env = {
    ...process.env,
    BUYBUY_ENV: "test",
    TEST_DATABASE: "sqlite",
    TMPDIR: temporary,
    NODE_COMPILE_CACHE: join(copy.folder, "cache"),
  };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flags, ...files], { cwd: copy.folder, env, stdio: "ignore" });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limit_ms);
    child.on("exit", (code) => {
      clearTimeout(timer);
      rmSync(temporary, { recursive: true, force: true });
      mkdirSync(temporary);
      resolve(late ? "timeout" : code === 0 ? "survived" : "killed");
    });
  });
}
