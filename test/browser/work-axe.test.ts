// axe finds nothing to complain of in the working places: every page in every state and for every role,
// light and dark, from left to right and from right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_BROWSER, openShop } from "../browser.ts";
import { judgeStage } from "./axe-judge.ts";
import { marketForBrowsers, marketScenes } from "./market-stage.ts";
import { setStage } from "./scenes.ts";

const SWEEP = { skip: NO_BROWSER, timeout: 600_000 };

test("axe finds nothing on any page of the working places in any state", SWEEP, async (t) => {
  const { market, open } = await marketForBrowsers(t);
  const { scenes, unseen } = await marketScenes(market, "work");
  t.diagnostic(`${scenes.length} scenes`);
  assert.deepEqual(unseen, [], "no scene has these pages");
  assert.deepEqual(await judgeStage({ open, scenes }), []);
});

test(
  "axe finds nothing where people of a working place chose, opened or filtered something",
  SWEEP,
  async () => {
    const { browser, origin } = await openShop();
    const { work_states, open } = await setStage(browser, origin);
    assert.deepEqual(await judgeStage({ open, scenes: work_states }), []);
  },
);
