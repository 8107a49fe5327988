// axe finds nothing to complain of: every page in every state, light and dark, from left to right and from
// right to left.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { NO_BROWSER, openShop } from "../browser.ts";
import type { Look } from "../chromium.ts";
import { inside } from "./inside.ts";
import { type Person, type Stage, setStage } from "./scenes.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 AA and what axe counts as good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CONTRAST = "color-contrast";
const PEOPLE: Person[] = ["nobody", "guest", "ada"];

interface Finding {
  rule: string;
  targets: string[];
}

const run = inside<Promise<Finding[]>>(`async ({ tags, only }) => {
  const { violations } = await axe.run(document, {
    runOnly: only ? { type: "rule", values: only } : { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  return violations.map(({ id, nodes }) => ({
    rule: id,
    targets: nodes.slice(0, 3).map((one) => one.target.join(" ") + " " + one.html.slice(0, 120) +
      " " + one.any.map((check) => check.message).join("; ").slice(0, 200)),
  }));
}`);

async function judge(page: Page, only: string[] | null): Promise<Finding[]> {
  await page.evaluate(`typeof axe === "undefined" && (() => { ${AXE} })()`);
  return page.evaluate(run as (value: unknown) => Promise<Finding[]>, { tags: TAGS, only });
}

async function judgeScenes(stage: Stage, look: Look, with_dark: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const person of PEOPLE) {
    const window = await stage.open(person, look);
    const { page } = window;
    for (const scene of stage.scenes.filter(({ who }) => who === person)) {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      const answer = await page.goto(window.at(scene.path));
      if (answer?.status() !== (scene.status ?? 200)) {
        found.push(`${scene.name}: ${answer?.status()} at ${scene.path}`);
        continue;
      }
      await scene.act?.(page);
      const note = (findings: Finding[], scheme: string) => {
        for (const { rule, targets } of findings) {
          found.push(
            `${scene.name} (${look.language ?? "en"}, ${scheme}) ${rule}:\n  ${targets.join("\n  ")}`,
          );
        }
      };
      note(await judge(page, null), "light");
      if (!with_dark) continue;
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))");
      note(await judge(page, [CONTRAST]), "dark");
    }
    await window.context.close();
  }
  return found;
}

test("axe finds nothing on a desktop, light and dark", { skip: NO_BROWSER, timeout: 170_000 }, async () => {
  const { browser, origin } = await openShop();
  assert.deepEqual(await judgeScenes(await setStage(browser, origin), {}, true), []);
});

test("axe finds nothing on a phone from right to left", { skip: NO_BROWSER, timeout: 170_000 }, async () => {
  const { browser, origin } = await openShop();
  const look: Look = { language: "ar", width: 390, height: 844 };
  assert.deepEqual(await judgeScenes(await setStage(browser, origin), look, false), []);
});
