// The faults that mutation testing makes: where they are, and where there must be none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applied, mutantsOf } from "./mutants.ts";
import { tokenize } from "./tokens.ts";

/** The file with each of its faults. */
function faulty(source: string): string[] {
  return mutantsOf("file.ts", source).map((mutant) => applied(source, mutant));
}

/** A template's text with a hole for each `_`. */
function hole(text: string): string {
  return text.split("_").join(["$", "{b}"].join(""));
}

test("a fault is one change of what a program does", () => {
  const cases: [string, string[]][] = [
    ["a(b < c);", ["a(b <= c);", "a(b >= c);"]],
    ["a(b - 1);", ["a(b + 1);", "a(b - 2);"]],
    ["a(-b);", ["a(b);"]],
    ["a(b && !c);", ["a(b || !c);", "a(b && c);"]],
    ["const a = b ?? 0;", ["const a = b && 0;", "const a = b ?? 1;"]],
    ["if (a) b();", ["if (true) b();", "if (false) b();", "if (a) ;"]],
    ["a = { b: true };", ["a = { b: false };"]],
    ["{ await a(b); }", ["{ ; }"]],
    ["{ throw new A(b); }", ["{ ; }"]],
    ["const a = b.where(c).all();", ["const a = b.all();"]],
    ['a("id", "<=", b);', ['a("id", "<", b);']],
    ["const a = Math.min(b, c);", ["const a = Math.max(b, c);"]],
    ["const a = sql`x <> y AND z`;", ["const a = sql`x = y AND z`;", "const a = sql`x <> y OR z`;"]],
    [hole("const a = sql`_ + _`;"), [hole("const a = sql`_ - _`;")]],
  ];
  for (const [source, expected] of cases) assert.deepEqual(faulty(source), expected);
});

test("types, names, comments, texts and imports have no faults", () => {
  const harmless = [
    'import { min, max } from "limits";',
    "type A = B<-1> & { c: true };",
    "// a < b\n/* c && d */",
    'const a = "b < c" + d;',
    hole("const a = `b < _ - d`;"),
    "const a = /[/<]-1/.exec(b);",
    "const a: 1 | 2 = b as 1 | 2;",
    "const { min } = a;",
  ];
  for (const source of harmless) assert.deepEqual(faulty(source), [], source);
});

test("braces in templates, regular expressions and divisions are told apart", () => {
  const code = "a(`x_{b({ c: `}` })}y`, d / e / f, /[/`]/g);".replace("_", "$");
  const tokens = tokenize(code);
  assert.deepEqual(
    tokens.filter(({ kind }) => kind === "template" || kind === "regexp").map(({ text }) => text),
    ["`x${", "`}`", "}y`", "/[/`]/g"],
  );
  assert.equal(tokens.filter(({ text }) => text === "/").length, 2);
  assert.ok(tokens.every(({ start, end, text }) => code.slice(start, end) === text));
});
