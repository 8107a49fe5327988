// Money: text and minor units, rounding once, and splitting without losing or making a unit.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  allocate,
  assertMinor,
  CURRENCIES,
  currencyDigits,
  formatMoney,
  multiplyRatio,
  parseMoney,
  taxInGross,
  taxOnNet,
} from "./money.ts";

const RATES_PPM = [50_000, 70_000, 100_000, 190_000, 200_000, 210_000, 250_000];
const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });

test("amounts are shown with all digits of their currency", () => {
  const golden: [number, string, string][] = [
    [1999, "USD", "19.99"],
    [5, "USD", "0.05"],
    [0, "USD", "0.00"],
    [-1999, "USD", "-19.99"],
    [1999, "JPY", "1999"],
    [1999, "KRW", "1999"],
    [1999, "KWD", "1.999"],
    [5, "BHD", "0.005"],
  ];
  for (const [minor, currency, text] of golden) assert.equal(formatMoney(minor, currency), text);
});

test("only canonical decimal strings are read", () => {
  for (const text of [
    "",
    "1,00",
    "1.234,56",
    "1e3",
    "-1",
    "+1",
    "01",
    ".5",
    "1.",
    " 1",
    "١",
    "19.999",
    "NaN",
  ]) {
    assert.throws(() => parseMoney(text, "USD", "price"), { kind: "invalid" }, text);
  }
  assert.throws(() => parseMoney("1.5", "JPY", "price"), { kind: "invalid" });
  assert.equal(parseMoney("19.9", "USD", "price"), 1990);
  assert.equal(parseMoney("1.005", "KWD", "price"), 1005);
  assert.equal(parseMoney("999999999999", "JPY", "price"), 999_999_999_999);
});

test("what is shown is read back as the same amount, in every currency", () => {
  fc.assert(
    fc.property(amount, fc.constantFrom(...CURRENCIES), (minor, currency) => {
      assert.equal(parseMoney(formatMoney(minor, currency), currency, "price"), minor);
    }),
  );
});

test("what is no whole number is no money", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, 2 ** 53]) {
    assert.throws(() => assertMinor(value));
    assert.throws(() => formatMoney(value, "USD"));
    assert.throws(() => allocate(value, [1]));
  }
  assert.throws(() => currencyDigits("XXX"));
});

test("ratios round half up, away from zero", () => {
  assert.equal(multiplyRatio(5, 1, 2), 3);
  assert.equal(multiplyRatio(-5, 1, 2), -3);
  assert.equal(multiplyRatio(2499, 107_500, 1_000_000), 269);
  assert.throws(() => multiplyRatio(1, 1, 0));
});

test("net and tax of a gross amount always add up to it", () => {
  for (const rate_ppm of RATES_PPM) {
    for (let gross_minor = 1; gross_minor <= 100_000; gross_minor += 1) {
      const tax_minor = taxInGross(gross_minor, rate_ppm);
      const net_minor = gross_minor - tax_minor;
      assert.ok(tax_minor >= 0 && net_minor >= 0 && Number.isSafeInteger(tax_minor));
      // Taxing the net again gives the same gross or is off by the one unit that rounding has.
      if (Math.abs(net_minor + taxOnNet(net_minor, rate_ppm) - gross_minor) > 1)
        assert.fail(`${gross_minor}`);
    }
  }
});

test("a split loses nothing, makes nothing, and favours nobody by more than a unit", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(amount, weights, (total_minor, shares) => {
      const parts = allocate(total_minor, shares);
      const sum = shares.reduce((left, right) => left + right, 0);
      assert.equal(
        parts.reduce((left, right) => left + right, 0),
        total_minor,
      );
      parts.forEach((part, index) => {
        const weight = shares[index] ?? 0;
        assert.ok(part >= 0);
        if (sum === 0) return;
        const exact = (BigInt(total_minor) * BigInt(weight)) / BigInt(sum);
        assert.ok(BigInt(part) - exact <= 1n && BigInt(part) >= exact);
        if (weight === 0) assert.equal(part, 0);
      });
      assert.deepEqual(
        allocate(-total_minor, shares),
        parts.map((part) => (part === 0 ? 0 : -part)),
      );
    }),
  );
});

test("a split does not depend on the order but for ties, which go to the earlier part", () => {
  assert.deepEqual(allocate(10_000, [1, 1, 1]), [3334, 3333, 3333]);
  assert.deepEqual(allocate(2, [0, 0, 0]), [1, 1, 0]);
  assert.deepEqual(allocate(0, [0, 5]), [0, 0]);
  assert.deepEqual(allocate(0, []), []);
  assert.throws(() => allocate(1, []));
  assert.throws(() => allocate(1, [-1, 2]));
  const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(amount, distinct, (total_minor, weights) => {
      const there = allocate(total_minor, weights);
      const back = allocate(total_minor, weights.toReversed()).toReversed();
      there.forEach((part, index) => {
        assert.ok(Math.abs(part - (back[index] ?? 0)) <= 1);
      });
    }),
  );
});

test("drawing a split down piece by piece ends at exactly the whole", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 99_999 }), (units, paid_minor) => {
      let left_minor = paid_minor;
      let given_minor = 0;
      for (let remaining = units; remaining > 0; remaining -= 1) {
        const [piece = 0] = allocate(left_minor, Array<number>(remaining).fill(1));
        left_minor -= piece;
        given_minor += piece;
      }
      assert.equal(given_minor, paid_minor);
    }),
  );
});
