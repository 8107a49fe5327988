// Asks axe about scenes: WCAG 2.2 AA and good practice, in the light and in the dark, and about everything
// that a page can open.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { Look, Window } from "../chromium.ts";
import { inside } from "./inside.ts";
import type { Scene, Stage } from "./scenes.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** WCAG 2.2 AA and what axe counts as good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that look at colours. No other can differ: sheets know the scheme by `light-dark()` alone. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
const SCHEMES = {
  light: { type: "tag", values: TAGS },
  dark: { type: "rule", values: COLOUR_RULES },
} as const;
/** The two directions, each in one of the two widths. */
const LOOKS: readonly Look[] = [
  { language: "en", width: 1280 },
  { language: "ar", width: 390, height: 844 },
];

interface Finding {
  rule: string;
  targets: string[];
}

const run = inside<Promise<Finding[]>>(`async ({ rules, within }) => {
  const settle = async () => {
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations();
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map((one) => one.finished));
    await settle();
  };
  await settle();
  const { violations } = await axe.run(within ?? document, {
    runOnly: rules,
    resultTypes: ["violations"],
    preload: false,
  });
  return violations.map(({ id, nodes }) => ({
    rule: id,
    targets: nodes.slice(0, 3).map((one) => one.target.join(" ") + " " + one.html.slice(0, 120) +
      " " + one.any.map((check) => check.message).join("; ").slice(0, 200)),
  }));
}`);

/** Opens what folds out in its place: what was to be seen before is still to be seen. */
const unfold = inside<void>(`() => {
  for (const one of document.querySelectorAll("details:not([data-closes], [name])")) one.open = true;
}`);

/** What can be opened over the page, each as a selector: menus, dialogs, panels. */
const namesOfOpeners = inside<string[]>(`() => {
  const openers = document.querySelectorAll("[data-opens], [popovertarget]:not([popovertargetaction=hide]), details[data-closes]");
  const shown = [...openers].filter((one) => one.checkVisibility() && one.getClientRects().length > 0);
  return shown.map((one) => {
    const id = one.dataset.opens ?? one.getAttribute("popovertarget");
    return id ? "#" + id : "details." + one.className;
  });
}`);

const open = inside<void>(`(selector) => {
  const layer = document.querySelector(selector);
  if (layer instanceof HTMLDetailsElement) layer.open = true;
  else if (layer instanceof HTMLDialogElement) layer.showModal();
  else layer.showPopover();
}`);

const close = inside<void>(`(selector) => {
  const layer = document.querySelector(selector);
  if (layer instanceof HTMLDetailsElement) layer.open = false;
  else if (layer instanceof HTMLDialogElement) layer.close();
  else layer.hidePopover();
}`);

/**
 * What axe finds in all scenes of a stage, from left to right on a desktop and from right to left on a phone,
 * each in the light and in the dark.
 */
export async function judgeStage<Who extends string>(stage: Stage<Who>): Promise<string[]> {
  const found = await Promise.all(LOOKS.map((look) => judgeLook(stage, look)));
  return found.flat();
}

async function judgeLook<Who extends string>(stage: Stage<Who>, look: Look): Promise<string[]> {
  const found: string[] = [];
  const opened = new Set<string>();
  for (const person of new Set(stage.scenes.map(({ who }) => who))) {
    const window = await stage.open(person, look);
    for (const scene of stage.scenes.filter(({ who }) => who === person)) {
      const mistakes = await judgeScene(window, scene, opened);
      found.push(...mistakes.map((words) => `${scene.name} (${look.language}, ${words}`));
    }
    await window.context.close();
  }
  return found;
}

/** The page as it is, and everything that can be opened over it and was not opened on a page before it. */
async function judgeScene<Who extends string>(
  { page, at }: Window,
  scene: Scene<Who>,
  opened: Set<string>,
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const answer = await page.goto(at(scene.path));
  if (answer?.status() !== (scene.status ?? 200)) return [`${answer?.status()}) at ${scene.path}`];
  await scene.act?.(page);
  await page.evaluate(AXE);
  await page.evaluate(unfold as (value: unknown) => void, null);
  const found = await judgeSchemes(page, null);
  for (const name of await page.evaluate(namesOfOpeners as (value: unknown) => string[], null)) {
    if (opened.has(name)) continue;
    opened.add(name);
    await page.evaluate(open as (value: unknown) => void, name);
    found.push(...(await judgeSchemes(page, name)));
    await page.evaluate(close as (value: unknown) => void, name);
  }
  return found;
}

/** The same document in the light by every rule, then in the dark by those that could find something else. */
async function judgeSchemes(page: Page, within: string | null): Promise<string[]> {
  const found: string[] = [];
  const state = within === null ? "" : `, ${within} open`;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const asked = { rules: SCHEMES[scheme], within };
    const findings = await page.evaluate(run as (value: unknown) => Promise<Finding[]>, asked);
    found.push(
      ...findings.map(({ rule, targets }) => `${scheme}${state}) ${rule}:\n  ${targets.join("\n  ")}`),
    );
  }
  return found;
}
