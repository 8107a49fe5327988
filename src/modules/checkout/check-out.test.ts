// Checkout from the cart to the paid order: one purchase, three sellers, every amount adds up, once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/purchases.ts";

test("a buyer pays once for three sellers' goods", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ name: "Lamp", price_minor: 1999 });
  const mug = await market.product({ name: "Mug", price_minor: 850, seller_id: market.sellers.kim });
  await market.fill([
    [lamp, 2],
    [mug, 1],
  ]);
  const order = await market.buy();
  assert.equal(order.status, "pending");
  assert.equal(order.payment_status, "captured");
  assert.match(order.number, /^BB-\d{6}$/);
  assert.equal(order.total_minor, 2 * 1999 + 850 + 2 * 500 + 400 + 85 + 100);
  await market.work();
  console.log((await market.mails()).map((mail) => mail.unique_key));
  console.log((await market.mails())[0]?.text_body);
  await market.allIsWell();
});
