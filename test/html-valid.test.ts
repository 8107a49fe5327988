// Every page as it is served is valid HTML, whoever opens it and whatever a form refused.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGES } from "#platform/i18n";
import { pagesOf } from "../src/web/web.ts";
import {
  type Crawler,
  type CrawlPlan,
  crawl,
  crawler,
  guest,
  refusedForms,
  routeOf,
  SHOP,
  SHOP_IN_ANY_LANGUAGE,
  SHOP_PEOPLE,
  startPaths,
  unseenPages,
  WORK,
  WORK_IN_ANY_LANGUAGE,
  WORK_PEOPLE,
  workPaths,
} from "./crawl.ts";
import { type MarketWorld, openMarket } from "./market.ts";
import { type Page, visitor } from "./visitor.ts";

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
/** Who sees most; the others' pages differ in little, which one page of a kind shows. */
const BUYERS: ReadonlySet<Crawler> = new Set(["nobody", "ada"]);
const WORKERS: ReadonlySet<Crawler> = new Set(["sol", "olga"]);
type Asked = [Crawler, CrawlPlan];
const SKIP = process.env.TEST_DATABASE === "mysql" && "pages are the same on every database";

test("every page of the shop is valid HTML for everybody", { skip: SKIP, timeout: 170_000 }, async (t) => {
  const market = await openMarket(t);
  const start = startPaths(market);
  const english = { start: start.filter((path) => SHOP.test(path)), within: SHOP, per_kind: 1 };
  const everywhere = { start, within: SHOP_IN_ANY_LANGUAGE, per_kind: 2 };
  const people = SHOP_PEOPLE.map((name): Asked => [name, BUYERS.has(name) ? everywhere : english]);
  await judgeAll(t, market, SHOP_IN_ANY_LANGUAGE, people);
});

test("every page of the working places is valid HTML for every role", {
  skip: SKIP,
  timeout: 170_000,
}, async (t) => {
  const market = await openMarket(t);
  const english = { start: workPaths(market), within: WORK, per_kind: 1 };
  const start = LANGUAGES.flatMap((one) => workPaths(market).map((path) => inLanguage(one, path)));
  const everywhere = { start, within: WORK_IN_ANY_LANGUAGE, per_kind: 2 };
  const people = WORK_PEOPLE.map((name): Asked => [name, WORKERS.has(name) ? everywhere : english]);
  await judgeAll(t, market, WORK_IN_ANY_LANGUAGE, people);
});

test("pages for what went wrong are valid HTML", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  const wrong = new Map<string, string>();
  const nobody = visitor(market);
  const expired = await nobody.post("/sign-in/", { login: "ada@example.com", password: "wrong" });
  assert.equal(expired.status, 403);
  await judge(wrong, expired, "a form that expired");
  await market.services.database.execute("ALTER TABLE carts RENAME TO lost_carts");
  for (const language of LANGUAGES) {
    const failed = await guest(market).get(inLanguage(language, "/cart/"));
    assert.equal(failed.status, 500);
    await judge(wrong, failed, `what failed in ${language}`);
  }
  assert.deepEqual([...wrong.values()], []);
});

/** What these people come by; no page of this part is left out. */
async function judgeAll(t: TestContext, market: MarketWorld, part: RegExp, people: Asked[]): Promise<void> {
  const wrong = new Map<string, string>();
  const kinds = new Set<string>();
  const routes = pagesOf(market.services.config);
  let count = 0;
  for (const [name, plan] of people) {
    const who = await crawler(market, name);
    for (const { path, page, route } of await crawl(market, who, plan)) {
      assert.ok(page.status < 500, `${path} as ${name}: ${page.status}`);
      if (route && page.status < 400 && routeOf(routes, page.path) === route) kinds.add(route.path);
      await judge(wrong, page, `${path} as ${name}`);
      count += 1;
      for (const { answer } of await refusedForms(market, who, page)) {
        await judge(wrong, answer, `a refused form of ${path} as ${name}`);
        count += 1;
      }
    }
  }
  t.diagnostic(`${count} pages, ${kinds.size} kinds`);
  assert.deepEqual([...wrong.values()], []);
  assert.deepEqual(unseenPages(market, part, kinds), [], "no link leads to these pages");
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
