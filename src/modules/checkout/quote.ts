// A quote: what a cart comes to at a destination. The same computation shows a price and later makes the
// order of it.
import { type PricedLine, pricedLines } from "#modules/cart";
import { type PaymentSituation, paymentMethods } from "#modules/payments";
import type { Context } from "#platform/context";
import { conflict, invalidFields } from "#platform/refusal";
import { type QuoteTotals, quoteSums, type TaxedLine } from "./quote-math.ts";
import { chooseMethod, type PricedMethod, priceMethods, shippingMethodsOf } from "./shipping-choice.ts";
import { taxFor } from "./tax-rates.ts";

/** What decides the price of a cart besides its lines. */
export interface Conditions {
  currency: string;
  /** Where the goods go, or the bill when nothing is sent. */
  country: string;
  /** The wanted method per seller id; the cheapest where none is named. */
  shipping: Readonly<Record<string, string>>;
}

/** One seller's part of a quote, with the ways it can be sent. */
export interface QuotedPart extends QuoteTotals {
  seller_id: number;
  /** Empty when nothing of it is sent, or when nothing leads to that country. */
  methods: PricedMethod[];
  chosen: PricedMethod | null;
  needs_shipping: boolean;
  lines: QuotedLine[];
}

/** A line of the cart with the tax that was computed for it. */
export type QuotedLine = PricedLine &
  Pick<TaxedLine, "discount_minor" | "tax_rate_ppm" | "tax_minor" | "net_minor">;

export interface Quote extends QuoteTotals {
  currency: string;
  tax_included: boolean;
  needs_shipping: boolean;
  parts: QuotedPart[];
}

/**
 * Prices these lines. Refuses (422) a shipping choice that its seller does not offer there; that a seller
 * does not ship there at all is left to `refuseUnshippable`.
 */
export async function quoteLines(
  context: Context,
  lines: readonly PricedLine[],
  conditions: Conditions,
): Promise<Quote> {
  const by_seller = Map.groupBy(lines, (line) => line.seller_id);
  const physical = [...by_seller].filter(([, own]) => own.some((line) => !line.is_digital));
  const offered = await shippingMethodsOf(
    context,
    physical.map(([seller_id]) => seller_id),
  );
  const tax = await taxFor(context, conditions.country);
  const methods = new Map(
    physical.map(([seller_id, own]) => [
      seller_id,
      priceMethods(offered.get(seller_id) ?? [], {
        country: conditions.country,
        currency: conditions.currency,
        items_minor: own.filter((line) => !line.is_digital).reduce((sum, line) => sum + line.total_minor, 0),
      }),
    ]),
  );
  refuseUnknownChoices(conditions.shipping, by_seller, methods);
  const chosen = new Map<number, PricedMethod>();
  for (const [seller_id, own] of methods) {
    const method = chooseMethod(own, conditions.shipping[seller_id]);
    if (method) chosen.set(seller_id, method);
  }
  const sums = quoteSums(
    lines.map((line) => ({ ...line, discount_minor: 0 })),
    new Map([...chosen].map(([seller_id, method]) => [seller_id, method.price_minor])),
    tax,
  );
  const taxed = new Map(sums.lines.map((line) => [line.variant_id, line]));
  const parts = sums.sellers.map((seller) => ({
    ...seller,
    methods: methods.get(seller.seller_id) ?? [],
    chosen: chosen.get(seller.seller_id) ?? null,
    needs_shipping: methods.has(seller.seller_id),
    lines: (by_seller.get(seller.seller_id) ?? []).map((line) => withTax(line, taxed.get(line.variant_id))),
  }));
  const { lines: _lines, sellers: _sellers, ...totals } = sums;
  return {
    ...totals,
    currency: conditions.currency,
    needs_shipping: methods.size > 0,
    parts,
  };
}

/** Refuses `cannot_ship` when a seller has no way to send its part there. */
export function refuseUnshippable(quote: Quote): void {
  const seller_ids = quote.parts
    .filter((part) => part.needs_shipping && part.chosen === null)
    .map((part) => part.seller_id);
  if (seller_ids.length > 0) {
    throw conflict("cannot_ship", "Not every seller in this cart ships to that country.", { seller_ids });
  }
}

/** The ways to pay what was quoted, preferred first. */
export function paymentMethodsFor(context: Context, quote: Quote, country: string): string[] {
  return paymentMethods(context, situationOf(quote, country)).map((choice) => choice.code);
}

/** What decides which ways to pay are open for a quote. */
export function situationOf(quote: Quote, country: string): PaymentSituation {
  const parts = quote.parts.map((part) => part.lines);
  return situationFor(parts, { currency: quote.currency, country, total_minor: quote.total_minor });
}

/**
 * What decides which ways to pay are open, at the first attempt as at every later one. Cash is taken where
 * something is handed over, so cash on delivery needs a parcel from every seller.
 */
export function situationFor(
  parts: readonly (readonly { is_digital: boolean }[])[],
  rest: Omit<PaymentSituation, "has_physical">,
): PaymentSituation {
  const is_sent = parts.map((lines) => lines.some((line) => !line.is_digital));
  return { ...rest, has_physical: is_sent.length > 0 && is_sent.every(Boolean) };
}

/** The lines of a cart, priced now. Refuses `cart_empty`. */
export async function linesToBuy(context: Context, cart_id: number): Promise<PricedLine[]> {
  const lines = await pricedLines(context, cart_id);
  if (lines.length === 0) throw cartEmpty();
  return lines;
}

export function cartEmpty(extra?: Record<string, unknown>): Error {
  return conflict("cart_empty", "There is nothing in this cart.", extra);
}

function refuseUnknownChoices(
  choices: Readonly<Record<string, string>>,
  by_seller: ReadonlyMap<number, unknown>,
  methods: ReadonlyMap<number, PricedMethod[]>,
): void {
  const errors = Object.entries(choices).flatMap(([seller, code]) => {
    const field = `shipping.${seller}`;
    if (!by_seller.has(Number(seller))) {
      return [{ field, code: "unknown_seller", message: "Nothing of this seller is in the cart." }];
    }
    const own = methods.get(Number(seller));
    // Where nothing leads there at all, the destination is the trouble and not the choice.
    if (!own || own.length === 0 || own.some((method) => method.code === code)) return [];
    return [{ field, code: "unknown_method", message: "This seller does not ship there that way." }];
  });
  if (errors.length > 0) throw invalidFields(errors);
}

function withTax(line: PricedLine, taxed: TaxedLine | undefined): QuotedLine {
  if (!taxed) throw new Error(`Line ${line.id} was not quoted`);
  const { discount_minor, tax_rate_ppm, tax_minor, net_minor } = taxed;
  return { ...line, discount_minor, tax_rate_ppm, tax_minor, net_minor };
}
