// Golden totals: two countries, two currencies, prices that include tax and prices that do not, to the minor
// unit.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findOwnOrder } from "#modules/orders";
import { DE_ADDRESS, openMarket, US_ADDRESS } from "../../../test/purchases.ts";
import { quoteCart } from "./quote-cart.ts";

interface Golden {
  currency: "USD" | "EUR";
  address: typeof US_ADDRESS | typeof DE_ADDRESS;
  /** Price and quantity per line. */
  lines: [number, number][];
  items: number;
  shipping: number;
  tax: number;
  tax_included: boolean;
  total: number;
}

const GOLDEN: Golden[] = [
  // 2 × 19.99 + 3 × 0.05 = 40.13; tax 10 %: 3.998 → 4.00 and 0.015 → 0.02, shipping 0.50.
  {
    currency: "USD",
    address: US_ADDRESS,
    lines: [
      [1999, 2],
      [5, 3],
    ],
    items: 4013,
    shipping: 500,
    tax: 400 + 2 + 50,
    tax_included: false,
    total: 4013 + 500 + 452,
  },
  // The same cart to Germany: gross, 19 % inside: 39.98 → 6.38, 0.15 → 0.02, shipping 5.00 → 0.80.
  {
    currency: "USD",
    address: DE_ADDRESS,
    lines: [
      [1999, 2],
      [5, 3],
    ],
    items: 4013,
    shipping: 500,
    tax: 638 + 2 + 80,
    tax_included: true,
    total: 4513,
  },
  {
    currency: "EUR",
    address: DE_ADDRESS,
    lines: [[9999, 1]],
    items: 9999,
    shipping: 500,
    tax: 1596 + 80,
    tax_included: true,
    total: 10499,
  },
  {
    currency: "EUR",
    address: US_ADDRESS,
    lines: [[9999, 1]],
    items: 9999,
    shipping: 500,
    tax: 1000 + 50,
    tax_included: false,
    total: 9999 + 500 + 1050,
  },
];

for (const golden of GOLDEN) {
  const { currency, address } = golden;
  test(`${currency} to ${address.country}: quote, order and charge say the same`, async (t) => {
    const market = await openMarket(t);
    const seller_id = currency === "USD" ? market.sellers.sol : market.sellers.mei;
    for (const [price_minor, quantity] of golden.lines) {
      await market.fill([[await market.product({ price_minor, currency, seller_id }), quantity]]);
    }
    const quote = await quoteCart(market.buyer, { cart_token: null, shipping_address: address });
    const order = await market.buy({ shipping_address: address });
    for (const totals of [quote, order]) {
      assert.equal(totals.items_total_minor, golden.items);
      assert.equal(totals.shipping_total_minor, golden.shipping);
      assert.equal(totals.tax_total_minor, golden.tax);
      assert.equal(totals.total_minor, golden.total);
      assert.equal(totals.tax_included, golden.tax_included);
      assert.equal(totals.currency, currency);
    }
    assert.equal(order.payment?.captured_minor, golden.total);
    assert.equal((await findOwnOrder(market.buyer, order.id, null)).order_id, order.id);
    await market.allIsWell();
  });
}
