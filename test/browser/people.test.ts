// Signing up, and a new password by the mail in the outbox, in every way of using the shop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_BROWSER, openShop } from "../browser.ts";
import { signIn } from "./journeys.ts";
import { MODES, type Walker, walker } from "./walker.ts";

const FIRST = "first-light-over-9-hills";
const SECOND = "second-light-over-10-hills";

for (const [position, mode] of MODES.entries()) {
  const email = `visitor-${position}@example.com`;

  test(`somebody signs up, ${mode.name}`, { skip: NO_BROWSER }, async () => {
    const visitor = await walker(mode);
    const { page } = visitor;
    await visitor.open("/sign-in/");
    await visitor.follow(page.locator("main a[href*='/sign-up/']").first(), /\/sign-up\//);
    await visitor.type(page.locator("#field-first_name"), "Vera");
    await visitor.type(page.locator("#field-last_name"), "Visitor");
    await visitor.type(page.locator("#field-email"), email);
    await visitor.type(page.locator("#field-password"), "short");
    const form = page.locator("form:has(#field-password)");
    await visitor.follow(form.locator("[type=submit]"), /\/sign-up\//);
    assert.ok(
      (await page.locator("#field-password-error").count()) > 0,
      "the mistake is told beside the field",
    );
    assert.equal(await page.locator("#field-first_name").inputValue(), "Vera", "what was typed is kept");
    await visitor.type(page.locator("#field-password"), FIRST);
    await visitor.follow(form.locator("[type=submit]"), /^(?!.*\/sign-up\/(\?|$))/);
    await visitor.open("/account/");
    assert.match(await visitor.text(), /Vera/);
    visitor.assertClean();
    await visitor.context.close();
  });

  test(`somebody chooses a new password, ${mode.name}`, { skip: NO_BROWSER }, async () => {
    const visitor = await walker(mode);
    const { page } = visitor;
    await visitor.open("/sign-in/");
    await visitor.follow(page.locator("main a[href*='/account/reset-password/']"), /reset-password/);
    await visitor.type(page.locator("#field-email"), email);
    const ask = page.locator("form:has(#field-email)").last();
    await visitor.follow(ask.locator("[type=submit]"), /reset-password/);
    await visitor.open(await linkInMail(visitor, email));
    await visitor.type(page.locator("#field-new_password"), SECOND);
    const choose = page.locator("form:has(#field-new_password)");
    await visitor.follow(choose.locator("[type=submit]"), /./);
    await visitor.context.clearCookies();
    await signIn(visitor, email, SECOND);
    await visitor.open("/account/");
    assert.match(await visitor.text(), /Vera/);
    visitor.assertClean();
    await visitor.context.close();
  });
}

/** The path of the link in the newest mail to this address. */
async function linkInMail({ mode }: Walker, email: string): Promise<string> {
  const shop = await openShop();
  const reader = await shop.open();
  await reader.page.goto("/outbox/");
  const rows = reader.page.locator("tbody tr").filter({ hasText: email });
  await rows.first().locator("a").click();
  const text = (await reader.page.locator(".letter").textContent()) ?? "";
  const link = /https?:\/\/[^/\s]+(\S+reset-password\S+token=[\w-]+)/.exec(text)?.[1];
  assert.ok(link, `no link in the newest mail of ${email}, ${mode.name}`);
  await reader.context.close();
  return link;
}
