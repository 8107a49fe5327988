// Every language has the same words, none of them empty, and templates have none of their own.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { LANGUAGES } from "#platform/i18n";
import { WORDS } from "./words.ts";

const PLURALS = new Set(["zero", "one", "two", "few", "many", "other"]);
/** Proper names are the same in every language. */
const NAMES = /BuyBuy|@example\.com/g;
const SHOWN_ATTRIBUTES = /\s(?:aria-label|aria-description|placeholder|title|alt|content|value)="([^"]*)"/g;
/** Attributes without a value, as fragments of a tag. */
const BARE_ATTRIBUTE = /^(hidden|checked|disabled|open|required|selected|multiple|novalidate)$/;
const WEB = join(import.meta.dirname, "..");

/** Every leaf by its path; plurals count as one, because languages have different ones. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const keys = Object.keys(value);
  if (keys.includes("other") && keys.every((key) => PLURALS.has(key))) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

for (const language of LANGUAGES) {
  test(`the words in ${language} have the same shape as in English, and none is empty`, () => {
    const own = leaves(WORDS[language]);
    const english = new Map(leaves(WORDS.en));
    assert.deepEqual(own.map(([path]) => path).toSorted(), [...english.keys()].toSorted());
    for (const [path, value] of own) {
      const model = english.get(path);
      assert.equal(typeof value, typeof model, path);
      if (typeof value === "string") assert.ok(value.trim() !== "", `${path} is empty`);
      if (typeof value === "object" && value !== null) {
        for (const [key, text] of Object.entries(value)) assert.ok(text, `${path}.${key} is empty`);
      }
    }
  });

  test(`plurals in ${language} have a form for every category of the language`, () => {
    const { pluralCategories: all } = new Intl.PluralRules(language).resolvedOptions();
    // Many things are never told of none; where they are, the general form is no mistake.
    const pluralCategories = all.filter((one) => one !== "zero");
    const missing = leaves(WORDS[language]).flatMap(([path, value]) => {
      if (typeof value !== "object" || value === null) return [];
      return pluralCategories.filter((one) => !Object.hasOwn(value, one)).map((one) => `${path}.${one}`);
    });
    assert.deepEqual(missing, []);
  });
}

test("apostrophes are set as in print", () => {
  const straight = globSync(join(import.meta.dirname, "*", "*.ts")).flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line) && /\p{L}'\p{L}/u.test(line)),
  );
  assert.deepEqual(straight, []);
});

test("a translation is not the English text by oversight", () => {
  const english = new Map(leaves(WORDS.en));
  const same = leaves(WORDS.ar).filter(
    ([path, value]) =>
      typeof value === "string" && /[a-z]{3,} [a-z]{3,}/.test(value) && value === english.get(path),
  );
  assert.deepEqual(
    same.map(([path]) => path),
    [],
  );
});

test("no template holds a sentence of its own", () => {
  const files = globSync("**/*.ts", { cwd: WEB }).filter(
    (file) => !file.endsWith(".test.ts") && !file.startsWith("locales/"),
  );
  const found = files.flatMap((file) =>
    templatesOf(readFileSync(join(WEB, file), "utf8")).flatMap((markup) =>
      sentencesOf(markup).map((words) => `${file}: ${words}`),
    ),
  );
  assert.deepEqual(found, []);
});

test("the scan for sentences finds what it looks for", () => {
  const inner = "$" + "{html`<b>Hello</b>`}";
  const source = `html\`<a class="x" aria-label="Close" href="/y/">${inner} world</a>\``;
  assert.deepEqual(templatesOf(source).flatMap(sentencesOf), ["Close", "world", "Hello"]);
});

/** The texts of all html`` templates of a file, with what they interpolate taken out. */
function templatesOf(source: string): string[] {
  const found: string[] = [];
  let from = source.indexOf("html`");
  while (from !== -1) {
    const { text, end } = templateAt(source, from + "html`".length);
    found.push(text);
    const whole = source.slice(from + "html`".length, end);
    found.push(...templatesOf(whole));
    from = source.indexOf("html`", end);
  }
  return found;
}

/** Reads a template from just behind its opening sign to its end. */
function templateAt(source: string, start: number): { text: string; end: number } {
  let text = "";
  let at = start;
  while (at < source.length && source[at] !== "`") {
    if (source.startsWith("${", at)) {
      at = expressionEnd(source, at + 2);
      text += "\u0000";
    } else {
      text += source[at];
      at += source[at] === "\\" ? 2 : 1;
    }
  }
  return { text, end: at };
}

/** The place behind the `}` that closes an interpolation, templates in it and all. */
function expressionEnd(source: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < source.length && depth > 0) {
    const sign = source[at];
    if (sign === "`") at = templateAt(source, at + 1).end;
    else if (sign === '"' || sign === "'") at = source.indexOf(sign, at + 1);
    else if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    at += 1;
  }
  return at;
}

/** Text between tags and in attributes that people read, where it holds letters. */
function sentencesOf(markup: string): string[] {
  const is_meta = /<(meta|input type="hidden")\b[^>]*>/g;
  const visible = markup.replace(/<!--.*?-->/gs, "").replace(is_meta, "");
  const attributes = [...visible.matchAll(SHOWN_ATTRIBUTES)].map(([, text = ""]) => text);
  const texts = visible
    .replace(/<[^>]*>/g, "\u0000")
    .replace(/[\w:-]+="[^"]*"/g, "")
    .split("\u0000");
  return [...attributes.filter((text) => !/^[a-z0-9_-]*$/.test(text)), ...texts]
    .map((text) => text.replace(NAMES, "").trim())
    .filter((text) => /\p{L}/u.test(text) && !/^&\w+;$/.test(text) && !BARE_ATTRIBUTE.test(text));
}
