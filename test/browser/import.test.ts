// A file that is imported in a browser: its progress moves while one looks, without a reload where there are
// scripts and by itself where there are none, until the page says what came of it and what is wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { NO_BROWSER } from "../browser.ts";
import { followedWork } from "./inside.ts";
import { signIn } from "./journeys.ts";
import { DEMO_PASSWORD } from "./scenes.ts";
import { type Mode, type Walker, walker } from "./walker.ts";

/** Enough for several looks: scripts look every second, without them the page comes anew every three. */
const MODES: { mode: Mode; rows: number }[] = [
  { mode: { name: "at a desktop" }, rows: 1000 },
  { mode: { name: "without scripts", has_scripts: false }, rows: 7000 },
];
const BAD_ROWS = new Map([
  [100, "BAD-PRICE,Tin with a price,cookware,many"],
  [300, "BAD-CATEGORY,Tin from nowhere,nowhere-at-all,9.50"],
  [500, "BAD-NAME,,cookware,9.50"],
]);
const LOOK_EVERY_MS = 100;
const WORK_MS = 100_000;
/** What takes longer was looked at twice. */
const TWO_LOOKS_MS = 2500;
const TWO_RELOADS_MS = 4500;

for (const { mode, rows } of MODES) {
  test(`a file is tried and its progress seen, ${mode.name}`, {
    skip: NO_BROWSER,
    timeout: 240_000,
  }, async () => {
    const sol = await walker(mode);
    const { page } = sol;
    await signIn(sol, "sol@example.com", DEMO_PASSWORD);
    await bring(sol, rows);
    const tried = await watched(sol, page.locator("form:has(.exchange__columns) [type=submit]").first());
    assertMoved(tried, mode);
    await assertResult(sol, rows, /What the import would do/);
    if (mode.has_scripts !== false) {
      const run = await watched(sol, page.locator("form[action$='/run/'] [type=submit]"));
      assertMoved(run, mode);
      await assertResult(sol, rows, /What the import did/);
      await sol.follow(page.locator("main a[href$='/seller/products/']"), /\/seller\/products\//);
      assert.match(await sol.text(), new RegExp(`Tin ${rows - 1}`));
    }
    sol.assertClean();
    await sol.context.close();
  });
}

/** Uploads goods, some rows of which are wrong; their columns are recognised by their names. */
async function bring({ open, page, tick, follow }: Walker, rows: number): Promise<void> {
  const goods = Array.from(
    { length: rows },
    (_, at) => BAD_ROWS.get(at) ?? `TINS-${rows}-${at},Tin ${at},cookware,9.50`,
  );
  const buffer = Buffer.from(["sku,name,category,price", ...goods].join("\n"));
  await open("/seller/exchange/");
  await tick(page.locator("[name=kind][value=products]"));
  await page.locator("#field-file").setInputFiles({ name: "tins.csv", mimeType: "text/csv", buffer });
  await follow(page.locator("form:has(#field-file) [type=submit]"), /\/exchange\/\d+\/$/);
}

/** One look at the page while the file is worked off. */
interface Look {
  at: number;
  rows: number;
  /** Is it still the page that was opened first? */
  has_stayed: boolean;
}

/** Begins the work and looks on until the page says what came of it. */
async function watched(sol: Walker, begin: Parameters<Walker["follow"]>[0]): Promise<Look[]> {
  const { page } = sol;
  await sol.follow(begin, /\/exchange\/\d+\/$/);
  const looks: Look[] = [];
  const deadline = performance.now() + WORK_MS;
  while (!(await isOver(page))) {
    assert.ok(performance.now() < deadline, `the work ends: ${JSON.stringify(looks.at(-1))}`);
    const seen = await lookAt(page);
    if (seen !== null) looks.push({ ...seen, at: performance.now() });
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  return looks;
}

async function isOver(page: Page): Promise<boolean> {
  return (await page.locator("main a[href$='/errors/']").count()) > 0;
}

/** Null while there is nothing to see, because the page is opened anew at this moment. */
function lookAt(page: Page): Promise<Look | null> {
  return page
    .locator("[data-follow] progress")
    .evaluateAll(followedWork as (all: unknown) => Look | null, null)
    .catch(() => null);
}

function assertMoved(looks: readonly Look[], { has_scripts }: Mode): void {
  const rows = looks.map((look) => look.rows);
  const lasted = (looks.at(-1)?.at ?? 0) - (looks[0]?.at ?? 0);
  assert.deepEqual(
    rows,
    rows.toSorted((a, b) => a - b),
    "and never back",
  );
  if (lasted < (has_scripts === false ? TWO_RELOADS_MS : TWO_LOOKS_MS)) return;
  assert.ok(new Set(rows).size > 1, `it moves: ${rows}`);
  // The first look marks the page; what was opened anew bears no mark.
  const is_same = looks.slice(1).every(({ has_stayed }) => has_stayed);
  assert.equal(is_same, has_scripts !== false, "without a reload where there are scripts");
}

/** The counts, each mistake with its row, and all of them as a file. */
async function assertResult(sol: Walker, rows: number, title: RegExp): Promise<void> {
  const { page, context } = sol;
  const said = await sol.text();
  assert.match(said, title);
  assert.match(said, new RegExp(`Added ${(rows - BAD_ROWS.size).toLocaleString("en")}`));
  assert.match(said, new RegExp(`With mistakes ${BAD_ROWS.size}`));
  assert.equal(await page.locator(".work-table tbody tr").count(), BAD_ROWS.size);
  for (const at of BAD_ROWS.keys()) assert.match(said, new RegExp((at + 2).toLocaleString("en")));
  const href = (await page.locator("main a[href$='/errors/']").getAttribute("href")) ?? "";
  const file = await context.request.get(href);
  assert.equal(file.status(), 200);
  assert.equal((await file.text()).trim().split("\r\n").length, 1 + BAD_ROWS.size);
}
