// Every page as it is served is valid HTML, whoever opens it and whatever a form refused.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGES } from "#platform/i18n";
import { pagesOf } from "../src/web/web.ts";
import {
  type CrawlPlan,
  crawl,
  guest,
  routeOf,
  signedIn,
  startPaths,
  WORK,
  WORK_IN_ANY_LANGUAGE,
  workPaths,
} from "./crawl.ts";
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
      // Boxes of one question share its name.
      "form-dup-name": ["error", { shared: ["radio", "button", "submit", "reset", "checkbox"] }],
      // Safari forgets that a list is one when its bullets are taken away, unless it is told again.
      "no-redundant-role": "off",
    },
  }),
);
const SKIP = process.env.TEST_DATABASE === "mysql" && "pages are the same on every database";
/** No HTML, or only a way to another page. */
const NO_HTML =
  /cart\/\w|suggestions|glance|sitemap|robots|manifest|opensearch|return\/|export|errors\/|\.\w+$/;

test("every page of the shop is valid HTML for everybody", { skip: SKIP, timeout: 170_000 }, async (t) => {
  const market = await openMarket(t);
  const plan = { start: startPaths(market), within: SHOP };
  await judgeAll(t, market, SHOP, [
    ["nobody", visitor(market), { ...plan, per_kind: 2 }],
    ["ada", await signedIn(market, "ada"), { ...plan, per_kind: 2 }],
    ["a guest", guest(market), { ...plan, per_kind: 1 }],
    ["tom", await signedIn(market, "tom"), { ...plan, per_kind: 1 }],
    ["uma", await signedIn(market, "uma"), { ...plan, per_kind: 1 }],
  ]);
});

test("every page of the working places is valid HTML for every role", {
  skip: SKIP,
  timeout: 170_000,
}, async (t) => {
  const market = await openMarket(t);
  const english = { start: workPaths(market), within: WORK, per_kind: 1 };
  const start = LANGUAGES.flatMap((one) => workPaths(market).map((path) => inLanguage(one, path)));
  const everywhere = { start, within: WORK_IN_ANY_LANGUAGE, per_kind: 2 };
  await judgeAll(t, market, WORK_IN_ANY_LANGUAGE, [
    ["sol", await signedIn(market, "sol"), everywhere],
    ["olga", await signedIn(market, "olga"), everywhere],
    ["pia", await signedIn(market, "pia"), english],
    ["rex", await signedIn(market, "rex"), english],
    ["cara", await signedIn(market, "cara"), english],
    ["sid", await signedIn(market, "sid"), english],
  ]);
});

/** Everything that is not of the working places. */
const SHOP = /^(?!\/(?:\w\w\/)?(?:seller|admin)\/)/;

/** What these people come by, and which pages of this part nobody comes by. */
async function judgeAll(
  t: TestContext,
  market: MarketWorld,
  part: RegExp,
  people: [string, Visitor, CrawlPlan][],
): Promise<void> {
  const wrong = new Map<string, string>();
  const kinds = new Set<string>();
  let count = 0;
  for (const [name, who, plan] of people) {
    for (const { path, page, route } of await crawl(market, who, plan)) {
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
      method === "get" &&
      part.test(path) &&
      !NO_HTML.test(path) &&
      !path.includes("{file}") &&
      !kinds.has(path),
  );
  assert.deepEqual(
    unseen.map(({ path }) => path),
    [],
    "no link leads to these pages",
  );
}

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
