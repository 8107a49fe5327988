// The arithmetic of a quote, pure: lines, shipping and tax rules in; totals out that add up to the minor
// unit.
import type { TaxClass } from "#modules/catalog";
import { assertMinor, taxInGross, taxOnNet } from "#platform/money";

/** What is bought, already priced. `total_minor` is unit price × quantity, before discount. */
export interface QuoteLine {
  variant_id: number;
  seller_id: number;
  quantity: number;
  unit_price_minor: number;
  discount_minor: number;
  tax_class: TaxClass;
}

/**
 * How the destination taxes: with `tax_included` the prices are gross, else net. Rates in parts per
 * million.
 */
export interface TaxRules {
  tax_included: boolean;
  rates: Readonly<Record<TaxClass, number>>;
}

/**
 * A line with its tax, rounded once. `net_minor` is after discount and without tax: what commission is
 * taken of.
 */
export interface TaxedLine extends QuoteLine {
  total_minor: number;
  tax_rate_ppm: number;
  tax_minor: number;
  net_minor: number;
}

/** The sums of an order or of one seller's part. */
export interface QuoteTotals {
  /** Lines before discount; gross with `tax_included`. */
  items_total_minor: number;
  discount_total_minor: number;
  /** Gross with `tax_included`. */
  shipping_total_minor: number;
  /** The tax on the shipping, which is part of `tax_total_minor`. */
  shipping_tax_minor: number;
  tax_total_minor: number;
  /** items − discount + shipping, and + tax when it is not included. */
  total_minor: number;
}

export interface SellerTotals extends QuoteTotals {
  seller_id: number;
}

export interface QuoteSums extends QuoteTotals {
  tax_included: boolean;
  lines: TaxedLine[];
  /** In the order in which the sellers first appear among the lines. */
  sellers: SellerTotals[];
}

/** No tax at all: what counts for a country that staff gave no rates. */
export const UNTAXED: TaxRules = { tax_included: false, rates: { standard: 0, reduced: 0, zero: 0 } };

/**
 * Computes a quote. Each row (a line's tax, a shipping's tax) is rounded once, half up; every total is a
 * sum of rows, so the sellers' parts add up to the order in every component. `shipping` is the chosen price
 * per seller, nothing for those left out. Throws on amounts that are no whole minor units or below 0: that
 * is a bug of the caller.
 */
export function quoteSums(
  lines: readonly QuoteLine[],
  shipping: ReadonlyMap<number, number>,
  tax: TaxRules,
): QuoteSums {
  const taxed = lines.map((line) => taxedLine(line, tax));
  const by_seller = Map.groupBy(taxed, (line) => line.seller_id);
  const sellers = [...by_seller].map(([seller_id, own]) => ({
    seller_id,
    ...partTotals(own, shipping.get(seller_id) ?? 0, tax),
  }));
  const sum = (key: keyof QuoteTotals) =>
    assertMinor(sellers.reduce((total, seller) => total + seller[key], 0));
  return {
    tax_included: tax.tax_included,
    lines: taxed,
    sellers,
    items_total_minor: sum("items_total_minor"),
    discount_total_minor: sum("discount_total_minor"),
    shipping_total_minor: sum("shipping_total_minor"),
    shipping_tax_minor: sum("shipping_tax_minor"),
    tax_total_minor: sum("tax_total_minor"),
    total_minor: sum("total_minor"),
  };
}

/** A line's total, tax and net by these rules. */
export function taxedLine(line: QuoteLine, tax: TaxRules): TaxedLine {
  const total_minor = assertMinor(line.unit_price_minor * line.quantity);
  const due_minor = assertMinor(total_minor - line.discount_minor);
  if (total_minor < 0 || line.discount_minor < 0 || due_minor < 0) {
    throw new Error(`A line of ${total_minor} less ${line.discount_minor} is no line`);
  }
  const tax_rate_ppm = tax.rates[line.tax_class];
  const tax_minor = taxOf(due_minor, tax_rate_ppm, tax);
  const net_minor = tax.tax_included ? due_minor - tax_minor : due_minor;
  return { ...line, total_minor, tax_rate_ppm, tax_minor, net_minor };
}

function partTotals(lines: readonly TaxedLine[], shipping_minor: number, tax: TaxRules): QuoteTotals {
  if (assertMinor(shipping_minor) < 0) throw new Error("Shipping below nothing");
  const sum = (value: (line: TaxedLine) => number) =>
    assertMinor(lines.reduce((total, line) => total + value(line), 0));
  const items_total_minor = sum((line) => line.total_minor);
  const discount_total_minor = sum((line) => line.discount_minor);
  const shipping_tax_minor = taxOf(shipping_minor, tax.rates.standard, tax);
  const tax_total_minor = sum((line) => line.tax_minor) + shipping_tax_minor;
  const goods_minor = items_total_minor - discount_total_minor + shipping_minor;
  return {
    items_total_minor,
    discount_total_minor,
    shipping_total_minor: shipping_minor,
    shipping_tax_minor,
    tax_total_minor,
    total_minor: assertMinor(goods_minor + (tax.tax_included ? 0 : tax_total_minor)),
  };
}

function taxOf(amount_minor: number, rate_ppm: number, tax: TaxRules): number {
  return tax.tax_included ? taxInGross(amount_minor, rate_ppm) : taxOnNet(amount_minor, rate_ppm);
}
