// What scripts add: suggestions by keyboard, the cart without a reload, forms that are safe to send twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_BROWSER } from "../browser.ts";
import { addToCart, fillAsGuest, goToCheckout, payBy, wishes } from "./journeys.ts";
import { type Walker, walker } from "./walker.ts";

const MODE = { name: "at a desktop" };

async function atCheckout(): Promise<Walker> {
  const guest = await walker(MODE);
  const { slug } = await wishes(guest.origin);
  await guest.open(`/products/${slug}/`);
  await addToCart(guest, 1);
  await guest.open("/cart/");
  await goToCheckout(guest);
  await fillAsGuest(guest, "twice@example.com");
  return guest;
}

/** The orders that were mailed to this address. */
async function mailsTo({ context }: Walker, email: string): Promise<number> {
  const page = await context.newPage();
  await page.goto("/outbox/");
  const count = await page.locator("tbody tr").filter({ hasText: email }).count();
  await page.close();
  return count;
}

test("suggestions are walked through by the arrow keys and opened by Enter", {
  skip: NO_BROWSER,
}, async () => {
  const reader = await walker(MODE);
  const { page } = reader;
  await reader.open("/");
  const field = page.locator("#site-search");
  await field.focus();
  await page.keyboard.type("tea", { delay: 20 });
  await page.locator("#site-search[aria-expanded=true]").waitFor();
  const options = page.locator("[role=listbox] [role=option]");
  assert.ok((await options.count()) > 1);
  await page.keyboard.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  assert.equal(await page.locator("[role=option][aria-selected=true]").getAttribute("id"), active);
  await page.keyboard.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.equal(await field.inputValue(), "tea", "what was typed is kept");
  await page.keyboard.type("p", { delay: 20 });
  await page.locator("#site-search[aria-expanded=true]").waitFor();
  await page.keyboard.press("ArrowDown");
  await Promise.all([
    page.waitForURL(/\/(products|categories|search|sellers)\//),
    page.keyboard.press("Enter"),
  ]);
  reader.assertClean();
  await reader.context.close();
});

test("a toast tells what went into the cart; a failing network changes nothing", {
  skip: NO_BROWSER,
}, async () => {
  const guest = await walker(MODE);
  const { page } = guest;
  const { others } = await wishes(guest.origin);
  await guest.open(`/products/${others[0]}/`);
  assert.equal(await page.locator("#toasts").getAttribute("role"), "status");
  await addToCart(guest, 1);
  assert.match(await page.locator("#toasts").innerText(), new RegExp(guest.words.checkout.add.done));
  // Where the network fails a script, the form is sent as it would be without one.
  await page.route("**/cart/add/", (route) => route.abort(), { times: 1 });
  const button = page.locator("form[data-add-to-cart] [type=submit]").first();
  await Promise.all([page.waitForURL(/\/cart\//), button.click()]);
  await page.locator('[data-cart-count="2"]').waitFor();
  await guest.context.close();
});

test("a problem is named after its field, and after whose address it stands in", {
  skip: NO_BROWSER,
}, async () => {
  const guest = await atCheckout();
  const { page } = guest;
  await page.locator("input[name=billing_same]").uncheck();
  await page.locator("#field-shipping_address-city").fill("");
  await page.locator("form:has(#field-email)").evaluate("(form) => { form.noValidate = true; }");
  await guest.follow(page.locator(".checkout__form [value=place]"), /\/checkout\//);
  const problems = await page.locator("[data-problems] li").allInnerTexts();
  assert.ok(problems.includes("City: Please fill this in."), problems.join());
  assert.ok(problems.includes("Billing address, City: Please fill this in."), problems.join());
  await guest.context.close();
});

test("pressing twice orders once", { skip: NO_BROWSER }, async () => {
  const guest = await atCheckout();
  const { page } = guest;
  await guest.choose(page.locator("select[name=payment_token]"), "fake_approve");
  await guest.tick(page.locator("input[name=accept_terms]"));
  await Promise.all([
    page.waitForURL(/\/orders\/\d+\//),
    page.locator(".checkout__form [value=place]").dblclick({ noWaitAfter: true }),
  ]);
  guest.assertClean();
  assert.equal(await mailsTo(guest, "twice@example.com"), 1);
  await guest.context.close();
});

test("the back button after a purchase leads to no second order", { skip: NO_BROWSER }, async () => {
  const guest = await atCheckout();
  const { page } = guest;
  await guest.type(page.locator("#field-email"), "back@example.com");
  await payBy(guest, "fake_approve", /\/orders\/\d+\/\?/);
  const order = new URL(page.url()).pathname;
  await page.goBack({ waitUntil: "load" });
  const place = page.locator(".checkout__form [value=place]");
  if ((await place.count()) > 0) {
    const terms = page.locator("input[name=accept_terms]");
    if (!(await terms.isChecked())) await terms.check();
    await Promise.all([page.waitForNavigation(), place.click()]);
    const { pathname } = new URL(page.url());
    assert.ok(pathname === order || pathname === "/cart/", `led to ${pathname}`);
  } else assert.equal(new URL(page.url()).pathname, "/cart/");
  assert.equal(await mailsTo(guest, "back@example.com"), 1);
  await guest.context.close();
});
