// Somebody who uses the shop in one of the ways that people do: with scripts or without, by mouse or by
// keyboard, on a phone, from right to left. A journey is written once and walked in all of them.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { LANGUAGE_FACTS, type Language } from "#platform/i18n";
import { WORDS, type Words } from "../../src/web/locales/words.ts";
import { type Look, openShop, type Window } from "../browser.ts";
import { focusState, hasChecked, type PageFacts, pageFacts, placesInList } from "./inside.ts";

export interface Mode extends Look {
  name: string;
  by_keyboard?: boolean;
}

export const MODES: Mode[] = [
  { name: "at a desktop" },
  { name: "without scripts", has_scripts: false },
  { name: "by keyboard alone", by_keyboard: true },
  { name: "on a phone of 360 pixels", width: 360, height: 740 },
  { name: "in Arabic", language: "ar" },
];

const MAX_TABS = 250;

export interface Walker extends Window {
  origin: string;
  mode: Mode;
  words: Words;
  /** Goes to a page by its address. */
  open(path: string): Promise<void>;
  /** Presses a link or a button. */
  press(target: Locator): Promise<void>;
  /** Presses it and looks at the page that follows, whose address matches. */
  follow(target: Locator, address: RegExp): Promise<void>;
  type(field: Locator, text: string): Promise<void>;
  /** Chooses in a list by value. */
  choose(list: Locator, value: string): Promise<void>;
  /** Ticks a box or picks a radio button. */
  tick(target: Locator): Promise<void>;
  /** What is on the page now, in one piece of text. */
  text(): Promise<string>;
}

/** Somebody new, in this mode. */
export async function walker(mode: Mode): Promise<Walker> {
  const shop = await openShop();
  const window = await shop.open(mode);
  const { page } = window;
  const hand = mode.by_keyboard ? keyboardHand(page) : mouseHand();
  const look = () => assertGoodPage(page, mode);
  return {
    ...window,
    ...hand,
    origin: shop.origin,
    mode,
    words: WORDS[mode.language ?? "en"],
    open: async (path) => {
      await page.goto(window.at(path));
      await look();
    },
    follow: async (target, address) => {
      // The way there by the Tab key may be long; only the page that follows has to come soon.
      if (mode.by_keyboard) await tabTo(page, target);
      const arrived = page.waitForNavigation({ url: (url) => address.test(url.pathname + url.search) });
      await Promise.all([arrived, hand.press(target)]);
      await look();
    },
    text: async () => (await page.locator("main").innerText()).replace(/\s+/g, " "),
  };
}

type Hand = Pick<Walker, "press" | "type" | "choose" | "tick">;

function mouseHand(): Hand {
  return {
    press: (target) => target.click(),
    type: (field, text) => field.fill(text),
    choose: async (list, value) => {
      await list.selectOption(value);
    },
    tick: (target) => target.check({ force: true }),
  };
}

/** Tab, Enter, Space, arrows and letters, nothing else; what has the focus must show it. */
function keyboardHand(page: Page): Hand {
  const { keyboard } = page;
  return {
    press: async (target) => {
      await tabTo(page, target);
      await keyboard.press("Enter");
    },
    type: async (field, text) => {
      await tabTo(page, field);
      await keyboard.press("ControlOrMeta+A");
      await keyboard.insertText(text);
    },
    choose: async (list, value) => {
      await tabTo(page, list);
      const [from, to] = await list.evaluate(placesInList, value);
      const key = to > from ? "ArrowDown" : "ArrowUp";
      for (let step = 0; step < Math.abs(to - from); step += 1) await keyboard.press(key);
    },
    tick: async (target) => {
      if (await target.isChecked()) return;
      if ((await target.getAttribute("type")) === "radio") await pickByArrows(page, target);
      else {
        await tabTo(page, target);
        await keyboard.press("Space");
      }
      assert.ok(await target.isChecked());
    },
  };
}

/** A group of radio buttons has one stop; the arrows go from one to the next and choose it. */
async function pickByArrows(page: Page, target: Locator): Promise<void> {
  const name = await target.getAttribute("name");
  const group = page.locator(`input[type=radio][name="${name}"]`);
  await tabTo(page, group);
  const members = await group.count();
  for (let step = 0; step < members && !(await target.isChecked()); step += 1) {
    await page.keyboard.press(
      step === 0 && !(await group.evaluateAll(hasChecked, null)) ? "Space" : "ArrowDown",
    );
  }
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor({ state: "attached" });
  for (let step = 0; step < MAX_TABS; step += 1) {
    const state = await target.evaluateAll(focusState, null);
    if (state !== "") {
      assert.equal(state, "shown", `the focus cannot be seen on ${target}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${target} at ${page.url()}`);
}

/** What holds for every page in every mode: direction, one heading, nothing wider than the window. */
async function assertGoodPage(page: Page, { language = "en" }: { language?: Language }): Promise<void> {
  const facts = await page.evaluate(pageFacts as (subject: unknown) => PageFacts, null);
  const where = page.url();
  assert.equal(facts.direction, LANGUAGE_FACTS[language].direction, where);
  assert.equal(facts.language, language, where);
  assert.equal(facts.headings, 1, `${where} has ${facts.headings} first headings`);
  assert.deepEqual(facts.too_wide, [], `${where} is wider than the window`);
}
