// What the caller's cart would cost: everything that checkout would decide, without writing anything.
import { findCart, ownerOf } from "#modules/cart";
import { MINUTE_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { countryOf, type DestinationInput, readDestination } from "./destination.ts";
import { cartEmpty, linesToBuy, paymentMethodsFor, type Quote, quoteLines } from "./quote.ts";

/** How long a page may show a quote before it should ask again; checkout compares totals anyway. */
const QUOTE_LIFE_MS = 30 * MINUTE_MS;

export interface CartQuote extends Quote {
  /** No address is known yet. */
  estimated: boolean;
  country: string;
  payment_methods: string[];
  expires_at: number;
}

/**
 * Quotes the caller's cart for these wishes, all of them optional. Refuses `cart_empty`, 422 for wrong
 * addresses and for a shipping choice that is not offered. A seller that does not ship there has no methods.
 */
export async function quoteCart(
  context: Context,
  input: DestinationInput & {
    cart_token: string | null;
    shipping?: Readonly<Record<string, string>>;
    /** Where it will go, as far as that is known before there is a whole address. */
    country?: string | null;
  },
): Promise<CartQuote> {
  const destination = await readDestination(context, input);
  const cart = await findCart(context, ownerOf(context, input.cart_token));
  if (!cart) throw cartEmpty();
  const lines = await linesToBuy(context, cart.id);
  const needs_shipping = lines.some((line) => !line.is_digital);
  const currency = lines[0]?.currency ?? context.services.config.currency;
  const known = await countryOf(context, destination, needs_shipping);
  const { estimated } = known;
  const country = estimated ? (input.country ?? known.country) : known.country;
  const quote = await quoteLines(context, lines, { currency, country, shipping: input.shipping ?? {} });
  return {
    ...quote,
    estimated,
    country,
    payment_methods: paymentMethodsFor(context, quote, country),
    expires_at: now(context) + QUOTE_LIFE_MS,
  };
}
