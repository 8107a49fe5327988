// Runs the whole suite: on the embedded database always, and on MySQL, Redis and in the browser where they are there.
// Says plainly what it skipped. `npm test -- path …` runs only those files; `--sweeps` those that walk through every
// page.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join, normalize, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { projectNode, QUIET_FLAG } from "./project-node.js";

/** Two for each core of a small machine: browsers and databases are waited for. */
const CONCURRENCY = 4;
/** For one test; a walk through every page in every state takes longer. */
const TEST_TIMEOUT_MS = 180_000;
const SWEEP_TIMEOUT_MS = 300_000;
/** Each start of a process costs a second, each shop in a browser five. */
const BROWSER_PROCESSES = 4;
const PROCESSES = 6;
const PROBE_TIMEOUT_MS = 1000;
const PLACES = ["src/**/*.test.ts", "test/**/*.test.ts", "db/**/*.test.ts", "benchmarks/**/*.test.ts"];
/** Lighthouse and the generated client bring packages of their own, with tests of their own. */
const FOREIGN = "**/node_modules/**";
/** The runner sorts files by name. */
const NAME_DIGITS = 3;
const IMPORTS = /from\s+"(\.{1,2}\/[^"]+\.ts)"/g;
const PAGES = /^(src[\\/]web|test[\\/](page-roles|work-crawl)\.test\.ts$)/;
/** What takes a quarter of a minute has a process of its own. */
const LONG =
  /^test[\\/](authz|crash-kill|fuzz|generated-client|market[\\/]simulation|page-roles|races|tour|work-crawl|workers)\.test\.ts$/;
const BROWSER = /^test[\\/]browser[\\/]/;
/** Every page, for everybody, in every state, which takes minutes: `npm run sweep`. */
const SWEEPS = /^test[\\/](browser[\\/]((work-)?axe|canaries)|html-valid|cache-crawl)\.test\.ts$/;
/** The one without a window takes half the processor time. */
const BROWSERS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const WORLD = join("test", "world.ts");
const QUICK_RUNNER = pathToFileURL(join("test", "quick-runner.js")).href;

const node = projectNode();
if (!node) {
  console.error("BuyBuy needs Node 26, which npm installs as an optional package: run npm ci.");
  process.exit(1);
}
const asked = process.argv.slice(2);
const is_sweep = asked[0] === "--sweeps";
const files = asked.length > 0 && !is_sweep ? asked : allTests();
const mysql = process.env.TEST_MYSQL_URL || ((await answers(3306)) ? "mysql://root@127.0.0.1:3306" : "");
const redis = process.env.TEST_REDIS_URL || ((await answers(6379)) ? "redis://127.0.0.1:6379" : "");
const browser = process.env.TEST_CHROMIUM || BROWSERS.find((path) => existsSync(path)) || "";
// Hundreds of processes read the same sources: what one has compiled, the next ones take.
const cache = process.env.NODE_COMPILE_CACHE || join("var", "compile-cache");
const found = { TEST_MYSQL_URL: mysql, TEST_REDIS_URL: redis, TEST_CHROMIUM: browser };
const shared = { ...found, BUYBUY_ENV: "test", NODE_COMPILE_CACHE: resolve(cache) };

let failed = await run("embedded database (SQLite)", files, { ...shared, TEST_DATABASE: "sqlite" });
if (is_sweep) process.exit(failed ? 1 : 0);
if (mysql) {
  // Pages hold no SQL (tidy.test.ts): what they ask of modules is tested there, on both databases.
  const with_world = files.filter(
    (file) =>
      opensWorld(file) &&
      !BROWSER.test(file) &&
      !SWEEPS.test(file) &&
      (asked.length > 0 || !PAGES.test(file)),
  );
  failed = (await run("MySQL / MariaDB", with_world, { ...shared, TEST_DATABASE: "mysql" })) || failed;
  spawnSync(node, [join("test", "drop-mysql.ts")], { stdio: "inherit", env: { ...process.env, ...shared } });
} else console.log("skipped: MySQL. Set TEST_MYSQL_URL, for example mysql://root@127.0.0.1:3306");
if (!redis) console.log("skipped: Redis. Set TEST_REDIS_URL, for example redis://127.0.0.1:6379");
if (!browser)
  console.log(
    "skipped: the browser, so no journey, axe or markup test of pages ran. Set TEST_CHROMIUM to the program, for example /usr/bin/chromium",
  );
process.exit(failed ? 1 : 0);

function allTests() {
  const found = PLACES.flatMap((place) => globSync(place, { exclude: [FOREIGN] })).sort();
  if (found.length > 0) return found.filter((file) => SWEEPS.test(file) === is_sweep);
  console.error("There is not one test file: something is wrong with this checkout.");
  process.exit(1);
}

/** Does this test, or anything that it imports by path, open a world? Then it is about a database. */
function opensWorld(file, seen = new Set()) {
  const path = normalize(file);
  if (path.endsWith(WORLD)) return true;
  if (seen.has(path) || !existsSync(path)) return false;
  seen.add(path);
  const imported = [...readFileSync(path, "utf8").matchAll(IMPORTS)].map(([, target]) => target);
  return imported.some((target) => opensWorld(join(dirname(path), target), seen));
}

function run(title, paths, env) {
  console.log(`\n── ${title} ──`);
  if (paths.length === 0) return Promise.resolve(false);
  const limits = [
    `--test-concurrency=${CONCURRENCY}`,
    `--test-timeout=${is_sweep ? SWEEP_TIMEOUT_MS : TEST_TIMEOUT_MS}`,
  ];
  const flags = [QUIET_FLAG, "--import", QUICK_RUNNER, "--test", ...limits];
  const folder = join("var", `test-${process.pid}`);
  const batches = writeBatches(paths, folder);
  return new Promise((done) => {
    const child = spawn(node, [...flags, ...batches], { stdio: "inherit", env: { ...process.env, ...env } });
    child.on("exit", (code) => {
      rmSync(folder, { recursive: true, force: true });
      done(code !== 0);
    });
  });
}

/**
 * Files that import the tests, so that a process starts once for many of them. They run in the order of their names:
 * browsers first, which are waited for, then what takes long, and what is short at the end.
 */
function writeBatches(paths, folder) {
  const browser = paths.filter((path) => BROWSER.test(path));
  const long = paths.filter((path) => LONG.test(path));
  const others = paths.filter((path) => !BROWSER.test(path) && !LONG.test(path));
  const batches = [
    ...dealt(browser, BROWSER_PROCESSES),
    ...dealt(long, long.length),
    ...dealt(others, PROCESSES),
  ];
  mkdirSync(folder, { recursive: true });
  return batches.map((batch, at) => {
    const imports = batch.map((path) => {
      const target = relative(folder, path).split(sep).join("/");
      return `import ${JSON.stringify(target)};\n`;
    });
    const file = join(folder, `${String(at + 1).padStart(NAME_DIGITS, "0")}.test.ts`);
    writeFileSync(file, imports.join(""));
    return file;
  });
}

/** Dealt out like cards to at most so many. */
function dealt(paths, most) {
  const count = Math.min(most, paths.length);
  return Array.from({ length: count }, (_, turn) => paths.filter((_, at) => at % count === turn));
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1", timeout: PROBE_TIMEOUT_MS });
    const end = (result) => {
      socket.destroy();
      done(result);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
