// A purchase from the start page to the confirmation, as a guest and signed in, in every way of using the
// shop.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_BROWSER } from "../browser.ts";
import { addToCart, fillAsGuest, fillCart, goToCheckout, payBy, signIn, wishes } from "./journeys.ts";
import { DEMO_PASSWORD } from "./scenes.ts";
import { MODES, walker } from "./walker.ts";

/** Each with an address in the United States. */
const BUYERS = ["ben", "chidi", "freya", "hassan", "ivy"];

for (const [position, mode] of MODES.entries()) {
  test(`a guest buys from three sellers, ${mode.name}`, { skip: NO_BROWSER }, async () => {
    const guest = await walker(mode);
    const { page } = guest;
    await fillCart(guest, await wishes(guest.origin));
    await goToCheckout(guest);
    await fillAsGuest(guest, "nora@example.com");
    await payBy(guest, "fake_decline", /\/orders\/\d+\/pay\//);
    assert.ok((await page.locator("main .notice--danger").count()) > 0, "the refusal is told");
    await payBy(guest, "fake_approve", /\/orders\/\d+\/\?/);
    assert.equal(await page.locator(".order__parts > :not(h2)").count(), 3, "a part for each seller");
    const secret_link = page.url();
    assert.match(secret_link, /token=/);
    const elsewhere = await walker(mode);
    await elsewhere.page.goto(secret_link);
    assert.equal(
      await elsewhere.page.locator(".order__parts > :not(h2)").count(),
      3,
      "the link works anywhere",
    );
    await guest.open("/cart/");
    assert.equal(await page.locator(".cart-part").count(), 0, "the cart is empty again");
    guest.assertClean();
    await elsewhere.context.close();
    await guest.context.close();
  });

  test(`a buyer with an account buys, and cancels, ${mode.name}`, { skip: NO_BROWSER }, async () => {
    const buyer = await walker(mode);
    const { page } = buyer;
    await signIn(buyer, `${BUYERS[position]}@example.com`, DEMO_PASSWORD);
    const { slug } = await wishes(buyer.origin);
    await buyer.open(`/products/${slug}/`);
    await addToCart(buyer, 1);
    await buyer.follow(page.locator(".site-header__link[href$='/cart/']"), /\/cart\//);
    await goToCheckout(buyer);
    await payBy(buyer, "fake_approve", /\/orders\/\d+\//);
    await buyer.follow(page.locator("main a[href*='/cancel/']").first(), /\/cancel\//);
    await buyer.type(page.locator("#field-reason"), "I changed my mind.");
    const form = page.locator("main form[action*='/cancel/']");
    await buyer.follow(form.locator("[type=submit]"), /\/orders\/\d+\/(?!cancel)/);
    assert.equal(await page.locator("main a[href*='/cancel/']").count(), 0, "it cannot be cancelled twice");
    buyer.assertClean();
    await buyer.context.close();
  });
}
