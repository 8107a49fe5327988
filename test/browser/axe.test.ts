// axe finds nothing to complain of in the shop: every page in every state, light and dark, from left to right
// and from right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_BROWSER, openShop } from "../browser.ts";
import { judgeStage } from "./axe-judge.ts";
import { marketForBrowsers, marketScenes } from "./market-stage.ts";
import { setStage } from "./scenes.ts";

const SWEEP = { skip: NO_BROWSER, timeout: 600_000 };
/** Where the demo world's goods make more of a page than the test market's. */
const FULL: ReadonlySet<string> = new Set([
  "home",
  "categories",
  "category-filtered",
  "search",
  "sellers",
  "seller",
  "product-variants",
  "product-sold-out",
  "cart",
  "checkout",
  "orders",
  "order",
  "order-done",
]);

test("axe finds nothing where the shop is full of goods", SWEEP, async () => {
  const { browser, origin } = await openShop();
  const { scenes, open } = await setStage(browser, origin);
  assert.deepEqual(await judgeStage({ open, scenes: scenes.filter(({ name }) => FULL.has(name)) }), []);
});

test("axe finds nothing on any page of the shop in any state", SWEEP, async (t) => {
  const { market, open } = await marketForBrowsers(t);
  const { scenes, unseen } = await marketScenes(market, "shop");
  t.diagnostic(`${scenes.length} scenes`);
  assert.deepEqual(unseen, [], "no scene has these pages");
  assert.deepEqual(await judgeStage({ open, scenes }), []);
});

test("axe finds nothing on the page for what failed", SWEEP, async (t) => {
  const { market, open } = await marketForBrowsers(t);
  await market.services.database.execute("ALTER TABLE carts RENAME TO lost_carts");
  const failed = { name: "failed", who: "guest", path: "/cart/", status: 500 } as const;
  assert.deepEqual(await judgeStage({ open, scenes: [failed] }), []);
});
