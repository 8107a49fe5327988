// Lists and editors of the working places in a browser: views that somebody keeps, the card that follows
// what is typed, and the tree of categories by mouse, by finger and by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { NO_BROWSER } from "../browser.ts";
import { signIn } from "./journeys.ts";
import { DEMO_PASSWORD } from "./scenes.ts";
import { type Mode, type Walker, walker } from "./walker.ts";

const DESKTOP: Mode = { name: "at a desktop" };
const PHONE: Mode = { name: "on a phone of 360 pixels", width: 360, height: 740 };
const NO_SCRIPTS: Mode = { name: "without scripts", has_scripts: false };
const KEYBOARD: Mode = { name: "by keyboard alone", by_keyboard: true };

async function worker(mode: Mode, who: "sol" | "olga"): Promise<Walker> {
  const person = await walker(mode);
  await signIn(person, `${who}@example.com`, DEMO_PASSWORD);
  return person;
}

for (const mode of [DESKTOP, PHONE, NO_SCRIPTS, KEYBOARD]) {
  test(`what is asked of a list is kept, found again, renamed and forgotten, ${mode.name}`, {
    skip: NO_BROWSER,
    timeout: 60_000,
  }, async () => {
    const sol = await worker(mode, "sol");
    const { page } = sol;
    const name = `Dear ${mode.name}`;
    await sol.open("/seller/products/?status=published&sort=-price&columns=price&columns=stock");
    await sol.press(page.locator(".views__keep > summary"));
    const form = page.locator(".views__keep form");
    await sol.type(form.locator("[name=name]"), name);
    await sol.follow(
      form.locator("[type=submit]"),
      /status=published&sort=-price&columns=price&columns=stock$/,
    );
    await sol.open("/seller/products/");
    await sol.follow(page.locator(".views__way", { hasText: name }), /sort=-price/);
    assert.equal(await page.locator(".views__way[aria-current]").innerText(), name);
    await sol.follow(page.locator(".views__list .icon-button"), /\/seller\/views\/\d+\//);
    await sol.type(page.locator("#field-name"), `Costly ${mode.name}`);
    await sol.follow(page.locator("form:has(#field-name) [type=submit]"), /sort=-price/);
    assert.match(await sol.text(), /Costly/);
    await sol.follow(page.locator(".views__list .icon-button"), /\/seller\/views\/\d+\//);
    await sol.follow(page.locator("form[action$='/removal/'] [type=submit]"), /\/seller\/products\/$/);
    assert.doesNotMatch(await sol.text(), /Costly/);
    sol.assertClean();
    await sol.context.close();
  });
}

test("the card beside the form follows what is typed; the page of the draft is a link away", {
  skip: NO_BROWSER,
  timeout: 60_000,
}, async () => {
  const sol = await worker(DESKTOP, "sol");
  const { page } = sol;
  await sol.open("/seller/products/new/");
  const card = page.locator("[data-card-preview]");
  await sol.type(page.locator("#field-name"), "Moonlight <lamp>");
  await sol.type(page.locator("#field-price"), "12,50");
  await sol.type(page.locator("#field-stock_quantity"), "3");
  assert.match(await card.innerText(), /Moonlight <lamp>/);
  assert.match(await card.innerText(), /\$12\.50/);
  assert.doesNotMatch(await card.innerText(), /Sold out/);
  await sol.type(page.locator("#field-compare_price"), "25");
  assert.match(await card.innerText(), /−50%/);
  assert.match(await card.innerText(), /\$25\.00/);
  const category = page.locator("#field-category");
  await sol.choose(category, (await category.locator("option").last().getAttribute("value")) ?? "");
  await sol.follow(page.locator("button[name=status]").first(), /\/seller\/products\/\d+/);
  await sol.follow(page.locator("a[href$='/preview/']").last(), /\/preview\//);
  assert.match(await sol.text(), /This is a preview/);
  assert.match(await sol.text(), /Moonlight <lamp>/);
  assert.equal(await page.locator("form[action*='/cart/']").count(), 0);
  sol.assertClean();
  await sol.context.close();
});

test("a category is dragged below another by mouse and by finger, and its branch stays shut", {
  skip: NO_BROWSER,
  timeout: 60_000,
}, async () => {
  for (const mode of [DESKTOP, PHONE]) {
    const olga = await worker(mode, "olga");
    const { page } = olga;
    await olga.open("/admin/categories/");
    await page.locator("[data-tree-all=shut]").click();
    await page.reload();
    const [first, second, third] = await topOf(page);
    assert.ok(first && second && third);
    assert.equal(await page.locator("[data-branch]").first().getAttribute("open"), null, "it stays shut");
    await drag(mode, handleOf(page, third), rowOf(page, first), 0.5);
    await page.locator(`#category-${first} #category-${third}`).waitFor({ state: "attached" });
    assert.match((await page.locator("#tree-news").textContent()) ?? "", /order is changed/);
    await page.locator(`#category-${first} > details > summary`).click();
    await drag(mode, handleOf(page, third), rowOf(page, second), 0.05);
    await page.locator(`.control-branches > .control-tree > #category-${third}`).waitFor();
    assert.deepEqual((await topOf(page)).slice(0, 3), [first, third, second]);
    await drag(mode, handleOf(page, first), rowOf(page, first), 0.9);
    assert.deepEqual((await topOf(page)).slice(0, 3), [first, third, second], "never below itself");
    olga.assertClean();
    await olga.context.close();
  }
});

test("by keyboard a category steps down, and the focus and the news follow it", {
  skip: NO_BROWSER,
  timeout: 60_000,
}, async () => {
  const olga = await worker(KEYBOARD, "olga");
  const { page } = olga;
  await olga.open("/admin/categories/");
  const [first = "", second = ""] = await topOf(page);
  const down = page.locator(`#category-${first} > .control-tree__row button[value=down]`);
  await olga.press(down);
  await page.locator(`#category-${second} + #category-${first}`).waitFor();
  assert.match((await page.locator("#tree-news").textContent()) ?? "", /order is changed/);
  await page.locator(`#category-${first} button[value=down]:focus`).first().waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(`#category-${first} + #category-${second}`).waitFor();
  olga.assertClean();
  await olga.context.close();
});

/** The ids of the categories at the top, in their order. */
function topOf(page: Page): Promise<string[]> {
  const items = page.locator(".control-branches > .control-tree > li");
  return items.evaluateAll((all) => all.map((one) => one.getAttribute("data-category") ?? ""));
}

function rowOf(page: Page, id: string): Locator {
  return page.locator(`#category-${id} > .control-tree__row`);
}

function handleOf(page: Page, id: string): Locator {
  return rowOf(page, id).locator("[data-handle]");
}

/** Drags by mouse, or by finger on a phone, to this part of the row's height. */
async function drag(mode: Mode, handle: Locator, row: Locator, part: number): Promise<void> {
  const page = handle.page();
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await row.boundingBox()];
  assert.ok(from && to);
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const end = { x: to.x + to.width / 2, y: to.y + to.height * part };
  if (mode !== PHONE) {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    return;
  }
  const hand = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
    hand.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [start]);
  await touch("touchMove", [{ x: start.x, y: (start.y + end.y) / 2 }]);
  await touch("touchMove", [end]);
  await touch("touchEnd", []);
}
