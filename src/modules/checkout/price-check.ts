// Nobody pays another price than the one they saw, and nobody buys what cannot be had.
import type { CartProblem, PricedLine } from "#modules/cart";
import { formatMoney, parseMoney } from "#platform/money";
import { conflict } from "#platform/refusal";
import type { Quote } from "./quote.ts";

const WORDS: Readonly<Record<CartProblem, string>> = {
  seller_closed: "A seller in this cart is closed at present.",
  unavailable: "Something in this cart can't be bought any more.",
  out_of_stock: "Something in this cart is out of stock.",
  insufficient_stock: "Something in this cart is not there in that quantity.",
  below_minimum: "Something in this cart is below the quantity that its seller sells.",
  wrong_step: "Something in this cart is only sold in other quantities.",
  price_changed: "A price has changed.",
};

/** Refuses (409) with the first problem's code and all problems; a changed price is judged by the total. */
export function refuseProblems(lines: readonly PricedLine[]): void {
  const problems = lines.flatMap((line) =>
    line.problems
      .filter((code) => code !== "price_changed")
      .map((code) => ({ code, item_id: line.id, available: line.available })),
  );
  const [first] = problems;
  if (!first) return;
  const is_stock = first.code === "out_of_stock" || first.code === "insufficient_stock";
  const code = is_stock ? "insufficient_stock" : first.code;
  const extra = is_stock ? { available: first.available } : {};
  throw conflict(code, WORDS[first.code], { ...extra, item_id: first.item_id, problems });
}

/**
 * Refuses `price_changed` with the new totals when the total is not the one the buyer saw, or when a line's
 * price is not the one the buyer saw and no total was named.
 */
export function refusePriceChange(
  quote: Quote,
  lines: readonly PricedLine[],
  expected_total: string | null,
): void {
  const is_other =
    expected_total === null
      ? lines.some((line) => line.unit_price_minor !== line.seen_price_minor)
      : parseMoney(expected_total, quote.currency, "expected_total") !== quote.total_minor;
  if (!is_other) return;
  const money = (minor: number) => formatMoney(minor, quote.currency);
  throw conflict("price_changed", "The price has changed since you saw it.", {
    items_total: money(quote.items_total_minor),
    discount_total: money(quote.discount_total_minor),
    shipping_total: money(quote.shipping_total_minor),
    tax_total: money(quote.tax_total_minor),
    tax_included: quote.tax_included,
    total_amount: money(quote.total_minor),
    currency: quote.currency,
  });
}
