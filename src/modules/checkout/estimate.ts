// The totals that a cart shows before anybody has named an address.
import type { PricedLine } from "#modules/cart";
import type { Context } from "#platform/context";
import { defaultCountry } from "./destination.ts";
import { quoteLines } from "./quote.ts";

/** All amounts in minor units of the cart's currency. */
export interface CartEstimate {
  discount_minor: number;
  shipping_minor: number;
  tax_minor: number;
  tax_included: boolean;
  total_minor: number;
  /** Computed for the account's country, else for the marketplace's. */
  country: string;
}

/** Estimates a cart from its lines as they were just priced; three reads at most. */
export async function estimateCart(
  context: Context,
  cart: { lines: readonly PricedLine[]; currency: string },
): Promise<CartEstimate> {
  const country = await defaultCountry(context);
  const quote = await quoteLines(context, cart.lines, { currency: cart.currency, country, shipping: {} });
  return {
    discount_minor: quote.discount_total_minor,
    shipping_minor: quote.shipping_total_minor,
    tax_minor: quote.tax_total_minor,
    tax_included: quote.tax_included,
    total_minor: quote.total_minor,
    country,
  };
}
