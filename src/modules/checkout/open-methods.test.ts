// Which ways to pay are open for an order, and what a quote says before there is a whole address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket, US_ADDRESS } from "../../../test/purchases.ts";
import { openPaymentMethods } from "./open-methods.ts";
import { quoteCart } from "./quote-cart.ts";

test("nothing is open for what is paid or over, everything fitting for what failed", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  const song = await market.product({ is_digital: 1 });
  await market.fill([[lamp, 1]]);
  const paid = await market.buy();
  assert.deepEqual(openPaymentMethods(market.buyer, paid), []);
  assert.deepEqual(openPaymentMethods(market.buyer, { ...paid, status: "cancelled" }), []);
  await market.fill([[lamp, 1]]);
  const failed = await market.buy({ payment_token: "fake_decline" });
  const all = ["card", "bank_transfer", "cash_on_delivery"];
  assert.deepEqual(openPaymentMethods(market.buyer, failed), all);
  await market.fill([[song, 1]]);
  const mixed = await market.buy({ payment_token: "fake_decline" });
  assert.deepEqual(
    openPaymentMethods(market.buyer, mixed),
    all,
    "a seller who sends something may take cash",
  );
});

test("a country alone decides taxes and methods until there is an address", async (t) => {
  const market = await openMarket(t);
  await market.fill([[await market.product(), 1]]);
  const ask = (input: object) => quoteCart(market.buyer, { cart_token: null, ...input });
  const german = await ask({ country: "DE" });
  assert.deepEqual([german.country, german.estimated, german.tax_included], ["DE", true, true]);
  const addressed = await ask({ country: "DE", shipping_address: US_ADDRESS });
  assert.deepEqual([addressed.country, addressed.estimated], ["US", false]);
});
