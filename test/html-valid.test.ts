// Every page as it is served is valid HTML, whoever opens it and whatever a form refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { pagesOf } from "../src/web/web.ts";
import { crawl, guest, routeOf, signedIn, startPaths } from "./crawl.ts";
import { type MarketWorld, openMarket } from "./market.ts";
import { type Page, type Visitor, visitor } from "./visitor.ts";

/** The recommended rules; what is switched off is not about validity. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ["html-validate:recommended"],
    rules: {
      // Templates leave blanks at the ends of lines where something optional is not there.
      "no-trailing-whitespace": "off",
      // Titles hold product names, which may be long; search engines cut them by themselves.
      "long-title": "off",
      "doctype-style": "off",
      // Safari forgets that a list is one when its bullets are taken away, unless it is told again.
      "no-redundant-role": "off",
    },
  }),
);
const SKIP = process.env.TEST_DATABASE === "mysql" && "pages are the same on every database";
/** No HTML, or only a way to another page. */
const NO_HTML = /cart\/\w|suggestions|glance|sitemap|robots|manifest|opensearch|return\/|\.\w+$/;

test("every page is valid HTML for everybody", { skip: SKIP, timeout: 120_000 }, async (t) => {
  const market = await openMarket(t);
  const wrong = new Map<string, string>();
  const kinds = new Set<string>();
  let count = 0;
  const people: [string, Visitor, number][] = [
    ["nobody", visitor(market), 2],
    ["ada", await signedIn(market, "ada"), 2],
    ["a guest", guest(market), 1],
    ["tom", await signedIn(market, "tom"), 1],
    ["uma", await signedIn(market, "uma"), 1],
  ];
  for (const [name, who, per_kind] of people) {
    for (const { path, page, route } of await crawl(market, who, {
      start: startPaths(market),
      per_kind,
    })) {
      assert.ok(page.status < 500, `${path} as ${name}: ${page.status}`);
      if (route) kinds.add(route.path);
      await judge(wrong, page, `${path} as ${name}`);
      count += 1;
      for (const answer of await refusedForms(market, who, page)) {
        await judge(wrong, answer, `a refused form of ${path} as ${name}`);
        count += 1;
      }
    }
  }
  t.diagnostic(`${count} pages, ${kinds.size} kinds`);
  assert.deepEqual([...wrong.values()], []);
  const unseen = pagesOf(market.services.config).filter(
    ({ method, path }) =>
      method === "get" && !NO_HTML.test(path) && !path.includes("{file}") && !kinds.has(path),
  );
  assert.deepEqual(
    unseen.map(({ path }) => path),
    [],
    "no link leads to these pages",
  );
});

/** Sends every form of a page that asks for something with nothing in it. */
async function refusedForms(market: MarketWorld, who: Visitor, page: Page): Promise<Page[]> {
  const answers: Page[] = [];
  const routes = pagesOf(market.services.config);
  for (const [markup, head = ""] of page.text.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)) {
    const action = /\saction="([^"]*)"/.exec(head)?.[1] ?? "";
    if (!/method="post"/.test(head) || !/<(input|select|textarea)\b[^>]*\srequired/.test(markup)) continue;
    if (!routeOf(routes, action, "post")) continue;
    const names = [
      ...markup.matchAll(/<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*\sname="([^"]+)"/g),
    ];
    const empty = Object.fromEntries(names.map(([, name = ""]) => [name, null]));
    answers.push(await who.submit({ text: markup, path: page.path }, action, empty));
  }
  return answers;
}

/** Remembers each mistake once per rule and kind of markup, with one page as an example. */
async function judge(wrong: Map<string, string>, page: Page, where: string): Promise<void> {
  if (!/^\s*<!doctype html>/i.test(page.text)) return;
  const report = await validator.validateString(page.text);
  for (const { messages } of report.results) {
    for (const { ruleId, message, line, selector } of messages) {
      const text = page.text.split("\n")[line - 1]?.slice(0, 160) ?? "";
      const key = `${ruleId} ${message.replace(/\d+/g, "n")} ${selector?.replace(/\d+/g, "n")}`;
      if (!wrong.has(key)) wrong.set(key, `${ruleId}: ${message}\n  ${where}, line ${line}: ${text}`);
    }
  }
}
