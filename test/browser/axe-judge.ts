// Asks axe about scenes: WCAG 2.2 AA and good practice, in the light and in the dark.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { Look } from "../chromium.ts";
import { inside } from "./inside.ts";
import type { Person, Stage } from "./scenes.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 AA and what axe counts as good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const CONTRAST = "color-contrast";

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

/** What axe finds in the scenes of these people; the contrast in the dark as well where that is asked. */
export async function judgeScenes(
  stage: Stage,
  people: Person[],
  look: Look,
  with_dark: boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const person of people) {
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
