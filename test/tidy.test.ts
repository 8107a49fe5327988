// The rules of the house that a program can enforce. A rule that finds something names the file and says what
// to do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { test } from "node:test";

const MODULES = [
  "identity",
  "sellers",
  "catalog",
  "inventory",
  "cart",
  "payments",
  "ledger",
  "orders",
  "checkout",
  "analytics",
  "exchange",
  "operations",
];
const ROOT_FILES = new Set([
  "src/main.ts",
  "src/app.ts",
  "src/surfaces.ts",
  "src/invariants.ts",
  "src/reactions.ts",
  "src/schedule.ts",
]);
const MAX_LINES = 300;
const MAX_TEST_LINES = 500;
const MAX_FUNCTION_LINES = 70;
const MAX_HANDLER_LINES = 15;
const MAX_COLUMNS = 110;
/** The manifest that the picture composer writes. */
const GENERATED = "db/seeds/demo/pictures.ts";
const BANNED_NAME_WORDS = ["service", "manager", "helper", "helpers", "utils", "util", "dto", "index"];

interface Source {
  path: string;
  text: string;
  lines: string[];
}

const sources = trackedSources("*.ts");
/** What browsers get as it stands; their scripts are TypeScript and among the sources. */
const sheets = trackedSources("*.css");
const production = sources.filter(({ path }) => path.startsWith("src/") && !isTest(path));

test("imports go down only, and modules are reached through their face", () => {
  report(production, ({ path, text }) =>
    importsOf(text).flatMap((target) => importMistake(path, target) ?? []),
  );
});

test("each npm package is imported in one place", () => {
  const places = new Map<string, Set<string>>();
  for (const { path, text } of production) {
    for (const target of importsOf(text)) {
      if (/^[.#]|^node:/.test(target)) continue;
      const name = target.startsWith("@")
        ? target.split("/").slice(0, 2).join("/")
        : (target.split("/")[0] ?? "");
      places.set(name, (places.get(name) ?? new Set()).add(path));
    }
  }
  const everywhere = new Set(["kysely", "hono", "zod", "@hono/zod-openapi"]);
  for (const [name, paths] of places) {
    if (everywhere.has(name)) continue;
    const folders = new Set([...paths].map((path) => dirname(path)));
    assert.equal(
      folders.size,
      1,
      `${name} is imported in ${[...folders].join(" and ")}: put it behind one file`,
    );
  }
});

test("the clock, chance and the environment are platform matters", () => {
  const patterns: [RegExp, string][] = [
    [/\bDate\.now\(|\bnew Date\(\)/, "reads the time: use now(context)"],
    [/\bMath\.random\(/, "makes randomness: use #platform/id"],
    [/\bprocess\.env\b/, "reads the environment: use #platform/config"],
  ];
  const outside = production.filter(({ path }) => !path.startsWith("src/platform/"));
  report(outside, ({ text }) => patterns.flatMap(([pattern, words]) => (pattern.test(text) ? [words] : [])));
});

test("only platform/database and files with a dialect's suffix know the dialect", () => {
  const others = production.filter(
    ({ path }) => !path.startsWith("src/platform/database/") && !/\.(sqlite|mysql)\.ts$/.test(path),
  );
  report(others, ({ text }) => {
    const only_chooses =
      /from "\.\/[\w-]+\.sqlite\.ts"/.test(text) && /from "\.\/[\w-]+\.mysql\.ts"/.test(text);
    if (/\bPRAGMA\b/.test(text)) return ["speaks a dialect"];
    return /\bdialect\s*===/.test(text) && !only_chooses ? ["knows the dialect"] : [];
  });
});

test("surfaces hold no SQL and no transaction", () => {
  const surfaces = production.filter(({ path }) => /^src\/(api|web)\//.test(path));
  report(surfaces, ({ text }) =>
    /\b(selectFrom|insertInto|updateTable|deleteFrom)\(|\btransaction\(/.test(text)
      ? ["touches the database"]
      : [],
  );
});

test("a table has one writing owner, and others read only what the owner lets them", () => {
  const owners = tableOwners();
  for (const { path, text } of production) {
    const module =
      /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? (path.startsWith("src/platform/") ? "platform" : path);
    for (const [, table = ""] of text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\("(\w+)"/g)) {
      const owner = owners.get(table);
      if (owner) assert.equal(owner.module, module, `${path} writes ${table}, which ${owner.module} owns`);
    }
    for (const [, table = ""] of text.matchAll(/\b(?:selectFrom|innerJoin|leftJoin)\("(\w+)/g)) {
      const owner = owners.get(table);
      if (!owner || owner.module === module) continue;
      assert.ok(owner.is_readable, `${path} reads ${table}, which ${owner.module} does not list as readable`);
    }
  }
});

test("files, functions, handlers and lines stay short", () => {
  report([...sources, ...sheets], ({ path, lines }) => {
    const found: string[] = [];
    const most = isTest(path) ? MAX_TEST_LINES : MAX_LINES;
    if (path === GENERATED) return found;
    if (lines.length > most) found.push(`has ${lines.length} lines, ${most} at most`);
    lines.forEach((line, index) => {
      if (
        line.length > MAX_COLUMNS &&
        !/https?:|^import |^} from|^\s*(name|description|text|bio):? |["'`]/.test(line)
      ) {
        found.push(`line ${index + 1} has ${line.length} columns`);
      }
    });
    if (path.startsWith("src/") && path.endsWith(".ts")) found.push(...longFunctions(lines, path));
    return found;
  });
});

test("only colours follow the colour scheme, each by light-dark()", () => {
  report(sheets, ({ text }) => (text.includes("prefers-color-scheme") ? ["asks for the colour scheme"] : []));
});

test("names say what a thing is", () => {
  for (const { path } of sources) {
    const words = basename(path)
      .replace(/\.(test|sqlite|mysql)?\.?ts$/, "")
      .split(/[-.]/);
    for (const word of words) assert.ok(!BANNED_NAME_WORDS.includes(word), `${path}: ${word} says nothing`);
    assert.match(
      basename(path),
      /^(\d{4}-)?[a-z0-9]+(-[a-z0-9]+)*(\.(test|sqlite|mysql))?\.ts$/,
      `${path}: kebab-case`,
    );
  }
});

test("a file begins with a sentence that says what it is", () => {
  report(sources, ({ text }) => (/^(#!.*\n)?\/\/ .+/.test(text) ? [] : ["has no first sentence"]));
});

test("nothing is left half done", () => {
  const words = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "HA" + "CK"].join("|")})\\b|// ${"XX" + "X"}`);
  const switches = /\b(test|it|describe)\.(only|todo)\(|@ts-(ignore|nocheck)/;
  report(sources, ({ text }) => (words.test(text) || switches.test(text) ? ["is not finished"] : []));
});

test("money knows no literal hundred", () => {
  const money = production.filter(
    ({ path }) => path.startsWith("src/modules/") || path.startsWith("src/api/"),
  );
  report(money, ({ text }) =>
    /_minor\s*[*/]\s*100\b|\b100\s*\*\s*\w*_minor|toFixed\(2\)/.test(text)
      ? ["treats every currency as cents"]
      : [],
  );
});

test("templates quote every attribute and never take raw markup", () => {
  const templates = production.filter(({ text }) => /\bhtml`/.test(text));
  report(templates, ({ path, text }) => {
    const found: string[] = [];
    if (/\s[\w-]+=\$\{/.test(text)) found.push("has an unquoted attribute");
    if (/\braw\(/.test(text) && path !== "src/platform/http/html.ts") found.push("takes raw markup");
    return found;
  });
});

function report(files: Source[], judge: (file: Source) => string[]): void {
  const mistakes = files.flatMap((file) => judge(file).map((words) => `${file.path} ${words}`));
  assert.deepEqual(mistakes, []);
}

function trackedSources(pattern: string): Source[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", pattern], {
    encoding: "utf8",
  });
  const paths = listed.split("\n").filter((path) => /^(src|test|db|benchmarks)\//.test(path));
  return [...new Set(paths)].flatMap((path) => {
    try {
      const text = readFileSync(path, "utf8");
      return [{ path, text, lines: text.replace(/\n$/, "").split("\n") }];
    } catch {
      return []; // Deleted in the work tree and not committed yet.
    }
  });
}

function isTest(path: string): boolean {
  return path.endsWith(".test.ts") || path.startsWith("test/");
}

function importsOf(text: string): string[] {
  const pattern = /^(?:import|export)\b[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gms;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** Says what is wrong with an import, or nothing. */
function importMistake(path: string, target: string): string | null {
  if (ROOT_FILES.has(path)) return null;
  const [, storey = "", folder = ""] = path.split("/");
  const inside = storey === "platform" || storey === "modules";
  if (inside && target.startsWith("../")) return `imports ${target}: no ../ inside ${storey}`;
  if (storey === "platform" && target.startsWith("#modules/"))
    return `imports ${target}: platform knows no module`;
  if (target.startsWith(".")) {
    const to = normalize(join(dirname(path), target));
    if (ROOT_FILES.has(to) && storey !== "cli")
      return `imports ${to}: the roots import, they are not imported`;
    if (/^src\/(modules|platform)\//.test(to) && !inside) return `imports ${to}: use the face`;
    return null;
  }
  const module = /^#modules\/(.+)$/.exec(target)?.[1];
  if (module === undefined || storey !== "modules") return null;
  if (MODULES.indexOf(module) === -1) return `imports ${target}, which is no module`;
  if (module === folder) return `imports its own face ${target}: import the file`;
  return MODULES.indexOf(module) < MODULES.indexOf(folder) ? null : `imports ${target}, which comes later`;
}

function tableOwners(): Map<string, { module: string; is_readable: boolean }> {
  const owners = new Map<string, { module: string; is_readable: boolean }>();
  for (const { path, text } of sources) {
    const module = /^src\/modules\/([^/]+)\/tables\.ts$/.exec(path)?.[1];
    const in_platform = path.startsWith("src/platform/") && text.includes("interface Tables {");
    if (!module && !in_platform) continue;
    const body = /interface Tables \{([^}]*)\}/.exec(text)?.[1] ?? "";
    const readable = /READABLE = \[([^\]]*)\]/s.exec(text)?.[1] ?? "";
    for (const [, table = ""] of body.matchAll(/^\s*(\w+):/gm)) {
      owners.set(table, { module: module ?? "platform", is_readable: readable.includes(`"${table}"`) });
    }
  }
  return owners;
}

/** Biome's format makes it simple: a function ends at the first line that closes at its own indentation. */
function longFunctions(lines: string[], path: string): string[] {
  const found: string[] = [];
  lines.forEach((line, index) => {
    const is_function = /^\s*(export )?(default )?(async )?function\b/.test(line) || /=> \{$/.test(line);
    const is_handler = /^\s*handle: .*\{$/.test(line);
    if (!is_function && !is_handler) return;
    const indentation = /^\s*/.exec(line)?.[0] ?? "";
    const end = lines.findIndex((other, at) => at > index && other.startsWith(`${indentation}}`));
    const length = end - index + 1;
    if (is_handler && path.startsWith("src/api/") && length > MAX_HANDLER_LINES) {
      found.push(`has a handler of ${length} lines at line ${index + 1}, ${MAX_HANDLER_LINES} at most`);
    } else if (length > MAX_FUNCTION_LINES)
      found.push(`has a function of ${length} lines at line ${index + 1}`);
  });
  return found;
}
