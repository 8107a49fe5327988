// What the checkout's page shows: the cart, what it costs as the form stands, and what we know of the buyer.
import { type CartView, ownerOf, readCart } from "#modules/cart";
import { type CartQuote, quoteCart } from "#modules/checkout";
import { isUser, listAddresses } from "#modules/identity";
import { ownPerson, type Person } from "#modules/sellers";
import type { Context } from "#platform/context";
import type { Visit } from "#platform/http/page-route";
import { formatMoney } from "#platform/money";
import { Refusal } from "#platform/refusal";
import { CART_COOKIE } from "../cart-cookie.ts";
import { type CartPayment, cartPayment } from "./cart-reading.ts";
import {
  chosenCountry,
  chosenShipping,
  type FormSituation,
  mainPrefix,
  NEW_ADDRESS,
  type Values,
} from "./checkout-form.ts";

export interface CheckoutFacts extends FormSituation {
  cart: CartView;
  quote: CartQuote;
  /** Null for a guest. */
  person: Person | null;
  /** What the fields hold: what was typed, and what follows from it. */
  values: Values;
  payment: CartPayment | null;
}

/** Reads everything for a form that holds `values`; null when there is nothing to buy. */
export async function readCheckoutFacts(
  context: Context,
  visit: Visit,
  values: Values | null,
): Promise<CheckoutFacts | null> {
  const cart_token = visit.cookie(CART_COOKIE);
  const cart = await readCart(context, ownerOf(context, cart_token));
  if (cart.lines.length === 0) return null;
  const person = isUser(context.actor) ? await ownPerson(context) : null;
  const addresses = person ? await listAddresses(context) : [];
  const needs_shipping = cart.lines.some((line) => !line.is_digital);
  const situation = { needs_shipping, is_guest: person === null, addresses, is_free: false };
  const first = values ?? firstValues(person, situation);
  const country = chosenCountry(first, situation);
  const quote = await tolerantQuote(context, { cart_token, country, shipping: chosenShipping(first) });
  const is_free = quote.total_minor === 0;
  const shown = settledValues(first, quote, situation);
  const payment = await cartPayment(context, visit);
  return { ...situation, is_free, cart, quote, person, values: shown, payment };
}

/** What a form holds that nobody has touched. */
function firstValues(person: Person | null, { addresses, needs_shipping }: FormSituation): Values {
  const preferred = needs_shipping ? "is_default_shipping" : "is_default_billing";
  const address = addresses.find((one) => one[preferred] === 1) ?? addresses[0];
  const name = person ? `${person.first_name} ${person.last_name}`.trim() : "";
  return {
    address_id: address ? String(address.id) : NEW_ADDRESS,
    [`${mainPrefix({ needs_shipping })}.full_name`]: name,
    billing_same: "true",
    payment_token: "fake_approve",
  };
}

/** A choice that is not offered any more, after another country was chosen, counts as none. */
async function tolerantQuote(
  context: Context,
  input: { cart_token: string | null; country: string | null; shipping: Record<string, string> },
): Promise<CartQuote> {
  try {
    return await quoteCart(context, input);
  } catch (error) {
    const is_choice =
      error instanceof Refusal && error.errors?.every(({ field }) => field.startsWith("shipping."));
    if (!is_choice) throw error;
    return quoteCart(context, { ...input, shipping: {} });
  }
}

/** The values with what the quote decided: the country, each seller's method, a way to pay that is open. */
function settledValues(values: Values, quote: CartQuote, situation: FormSituation): Values {
  const chosen = quote.parts.map((part) => [`shipping.${part.seller_id}`, part.chosen?.code ?? ""]);
  const method = quote.payment_methods.find((code) => code === values.payment_method);
  const country_field = `${mainPrefix(situation)}.country`;
  return {
    ...values,
    ...Object.fromEntries(chosen),
    [country_field]: values[country_field] || quote.country,
    "billing_address.country": values["billing_address.country"] || quote.country,
    payment_method: method ?? quote.payment_methods[0] ?? "",
    expected_total: formatMoney(quote.total_minor, quote.currency),
  };
}
