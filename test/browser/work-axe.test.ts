// axe finds nothing to complain of in the working places: every page and every refused form, light and dark,
// from left to right and from right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_BROWSER, openShop } from "../browser.ts";
import type { Look } from "../chromium.ts";
import { judgeScenes } from "./axe-judge.ts";
import { type Person, setStage } from "./scenes.ts";

const PEOPLE: Person[] = ["sol", "olga"];

test("axe finds nothing in the working places on a desktop, light and dark", {
  skip: NO_BROWSER,
  timeout: 300_000,
}, async () => {
  const { browser, origin } = await openShop();
  assert.deepEqual(await judgeScenes(await setStage(browser, origin), PEOPLE, {}, true), []);
});

test("axe finds nothing in the working places on a phone from right to left", {
  skip: NO_BROWSER,
  timeout: 300_000,
}, async () => {
  const { browser, origin } = await openShop();
  const look: Look = { language: "ar", width: 390, height: 844 };
  assert.deepEqual(await judgeScenes(await setStage(browser, origin), PEOPLE, look, false), []);
});
