// Without a connection the shop itself says so, in the reader's language, and nobody's own pages are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { LANGUAGE_FACTS, type Language } from "#platform/i18n";
import { WORDS } from "../../src/web/locales/words.ts";
import { NO_BROWSER, openShop } from "../browser.ts";
import { inside, type PageFacts, pageFacts } from "./inside.ts";

const isReady = inside<Promise<boolean>>("() => navigator.serviceWorker.ready.then(() => true)");
const keptPaths = inside<Promise<string[]>>(`async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found;
}`);
/** How the page's first rule for the problem's block is drawn: "grid" where the style sheet is there. */
const displayOf = inside<string>(`() => getComputedStyle(document.querySelector(".problem")).display`);

/** Opens a page, lets the worker get ready, and opens another one that the worker stands by for. */
async function settle(page: Page): Promise<void> {
  await page.goto("/help/");
  await page.evaluate(isReady as (subject: unknown) => Promise<boolean>, null);
  await page.goto("/about/");
}

test("a lost connection is told in the language of the address; back again, the page is there", {
  skip: NO_BROWSER,
}, async () => {
  const { open } = await openShop();
  const { page, context, assertClean } = await open();
  await settle(page);
  assertClean();
  for (const [path, language] of [
    ["/categories/?page=2", "en"],
    ["/de/policies/terms/", "de"],
    ["/ar/cart/", "ar"],
  ] satisfies [string, Language][]) {
    await context.setOffline(true);
    const answer = await page.goto(path);
    assert.equal(answer?.status(), 503);
    assert.equal(await page.locator("h1").innerText(), WORDS[language].common.problem.offline_title);
    const facts = await page.evaluate(pageFacts as (subject: unknown) => PageFacts, null);
    assert.equal(facts.direction, LANGUAGE_FACTS[language].direction);
    assert.equal(await page.evaluate(displayOf as (subject: unknown) => string, null), "grid");
    const back = page.waitForResponse((one) => one.request().isNavigationRequest() && one.ok());
    await context.setOffline(false);
    await back;
    await page.waitForLoadState();
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, path);
    assert.equal(await page.locator(".problem .problem__icon").count(), 0);
  }
  await context.close();
});

test("only the shop's own files and the offline pages are kept", { skip: NO_BROWSER }, async () => {
  const { open } = await openShop();
  const { page, context, assertClean } = await open();
  await settle(page);
  for (const path of ["/", "/sign-in/", "/cart/", "/search/?q=tea"]) await page.goto(path);
  await page.goto("/sign-in/");
  await page.locator("#field-login").fill("ada@example.com");
  await page.locator("#field-password").fill("buybuy-demo");
  await Promise.all([page.waitForURL(/\/account\//), page.keyboard.press("Enter")]);
  await page.goto("/account/profile/");
  const kept = await page.evaluate(keptPaths as (subject: unknown) => Promise<string[]>, null);
  assert.ok(kept.includes("/ar/offline/"));
  assert.deepEqual(
    kept.filter((path) => !/^(\/assets\/[\w.-]+|(\/de|\/ar)?\/offline\/)$/.test(path)),
    [],
  );
  assertClean();
  await context.close();
});
