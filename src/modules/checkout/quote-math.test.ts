// A quote adds up to the minor unit, for any cart, any rates, with tax inside the prices or on top of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type QuoteLine,
  type QuoteTotals,
  quoteSums,
  type TaxRules,
  taxedLine,
  UNTAXED,
} from "./quote-math.ts";

const GERMANY: TaxRules = {
  tax_included: true,
  rates: { standard: 190_000, reduced: 70_000, zero: 0 },
};
const NEW_YORK: TaxRules = {
  tax_included: false,
  rates: { standard: 88_750, reduced: 40_000, zero: 0 },
};
const COMPONENTS: (keyof QuoteTotals)[] = [
  "items_total_minor",
  "discount_total_minor",
  "shipping_total_minor",
  "shipping_tax_minor",
  "tax_total_minor",
  "total_minor",
];

function line(changes: Partial<QuoteLine>): QuoteLine {
  const plain = { variant_id: 1, seller_id: 1, quantity: 1, unit_price_minor: 1000, discount_minor: 0 };
  return { ...plain, tax_class: "standard", ...changes };
}

const anyLine = fc
  .record({
    variant_id: fc.integer({ min: 1, max: 1_000_000 }),
    seller_id: fc.integer({ min: 1, max: 5 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    unit_price_minor: fc.integer({ min: 0, max: 5_000_000 }),
    tax_class: fc.constantFrom("standard" as const, "reduced" as const, "zero" as const),
    discount_part: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ discount_part, ...rest }) => ({
    ...rest,
    discount_minor: Math.floor((rest.unit_price_minor * rest.quantity * discount_part) / 100),
  }));
const rate = fc.integer({ min: 0, max: 400_000 });
const anyTax = fc.record({
  tax_included: fc.boolean(),
  rates: fc.record({ standard: rate, reduced: rate, zero: fc.constant(0) }),
});
const anyShipping = fc
  .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 5, maxLength: 5 })
  .map((prices) => new Map(prices.map((price, index) => [index + 1, price])));

test("the sellers' parts are the order, in every component", () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 20 }),
      anyShipping,
      anyTax,
      (lines, shipping, tax) => {
        const quote = quoteSums(lines, shipping, tax);
        for (const component of COMPONENTS) {
          const sum = quote.sellers.reduce((total, seller) => total + seller[component], 0);
          assert.equal(sum, quote[component], component);
          assert.ok(Number.isSafeInteger(quote[component]) && quote[component] >= 0, component);
        }
        const line_tax = quote.lines.reduce((total, taxed) => total + taxed.tax_minor, 0);
        assert.equal(quote.tax_total_minor, line_tax + quote.shipping_tax_minor);
        const before_tax = quote.items_total_minor - quote.discount_total_minor + quote.shipping_total_minor;
        assert.equal(quote.total_minor, before_tax + (tax.tax_included ? 0 : quote.tax_total_minor));
        const sellers = new Set(lines.map((one) => one.seller_id));
        assert.equal(quote.sellers.length, sellers.size);
      },
    ),
  );
});

test("net and tax of a line are the line, and the net is what commission is taken of", () => {
  fc.assert(
    fc.property(anyLine, anyTax, (one, tax) => {
      const taxed = taxedLine(one, tax);
      const due_minor = taxed.total_minor - taxed.discount_minor;
      assert.equal(taxed.net_minor + (tax.tax_included ? taxed.tax_minor : 0), due_minor);
      assert.ok(taxed.net_minor >= 0 && taxed.net_minor <= due_minor);
    }),
  );
});

test("with tax inside, what the buyer saw is what the buyer pays", () => {
  const lines = [
    line({ unit_price_minor: 999, quantity: 3 }),
    line({ variant_id: 2, seller_id: 2, unit_price_minor: 10_000, tax_class: "reduced" }),
  ];
  const quote = quoteSums(lines, new Map([[1, 490]]), GERMANY);
  assert.equal(quote.total_minor, 2997 + 10_000 + 490);
  assert.deepEqual(
    quote.lines.map(({ tax_minor, net_minor }) => [tax_minor, net_minor]),
    [
      [479, 2518],
      [654, 9346],
    ],
  );
  assert.equal(quote.shipping_tax_minor, 78);
  assert.equal(quote.tax_total_minor, 479 + 654 + 78);
  assert.deepEqual(
    quote.sellers.map(({ seller_id, total_minor }) => [seller_id, total_minor]),
    [
      [1, 3487],
      [2, 10_000],
    ],
  );
});

test("with tax on top, each row is rounded once and then summed", () => {
  const lines = [line({ unit_price_minor: 2499 }), line({ variant_id: 2, unit_price_minor: 2499 })];
  const quote = quoteSums(lines, new Map([[1, 500]]), NEW_YORK);
  // 24.99 × 8.875 % is 2.2178625: 2.22 a line, not 4.44 by luck of rounding the sum.
  assert.equal(quote.tax_total_minor, 222 + 222 + 44);
  assert.equal(quote.total_minor, 2499 * 2 + 500 + 488);
});

test("yen, dollars and dinars are all whole minor units: nothing is multiplied on the way", () => {
  for (const unit_price_minor of [1980, 1999, 1005]) {
    const quote = quoteSums([line({ unit_price_minor, quantity: 3 })], new Map(), UNTAXED);
    assert.equal(quote.total_minor, unit_price_minor * 3);
    assert.equal(quote.tax_total_minor, 0);
  }
});

test("free lines, free shipping and an empty cart are no special case", () => {
  assert.equal(quoteSums([line({ unit_price_minor: 0 })], new Map(), GERMANY).total_minor, 0);
  assert.equal(quoteSums([line({ discount_minor: 1000 })], new Map(), NEW_YORK).total_minor, 0);
  const empty = quoteSums([], new Map([[1, 500]]), GERMANY);
  assert.equal(empty.total_minor, 0);
  assert.deepEqual(empty.sellers, []);
});

test("what is no amount of money is a bug", () => {
  assert.throws(() => taxedLine(line({ unit_price_minor: 0.5 }), GERMANY));
  assert.throws(() => taxedLine(line({ discount_minor: 1001 }), GERMANY));
  assert.throws(() => taxedLine(line({ unit_price_minor: -1 }), GERMANY));
  assert.throws(() => quoteSums([line({})], new Map([[1, -1]]), GERMANY));
});
