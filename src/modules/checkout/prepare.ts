// Step one of a checkout: one short transaction that turns a cart into an order that waits for its payment.
import {
  type CartOwner,
  claimCart,
  completeCart,
  isBeingPaid,
  lockedCart,
  openForChange,
} from "#modules/cart";
import { commitReservations, reserve } from "#modules/inventory";
import { type Commission, commissionOf, commissionsOf } from "#modules/ledger";
import {
  type DraftPart,
  lockOrder,
  markPaid,
  markStockCommitted,
  type PlacedOrder,
  placeOrder,
} from "#modules/orders";
import {
  createPayment,
  holdUntil,
  latestPayment,
  type Payment,
  type PaymentChoice,
  recordShares,
  requirePaymentMethod,
} from "#modules/payments";
import { DAY_MS } from "#platform/clock";
import { emit, now, type TransactionContext } from "#platform/context";

import { invalid } from "#platform/refusal";
import { countryOf, type Destination } from "./destination.ts";
import { refusePriceChange, refuseProblems } from "./price-check.ts";
import { cartEmpty, linesToBuy, type Quote, quoteLines, refuseUnshippable, situationOf } from "./quote.ts";

/** The terms that a buyer accepts at present. */
export const TERMS_VERSION = "2026-01";
/**
 * Stock of an order that needs no payment is committed at once; the hold only has to outlive the transaction.
 */
const MOMENT_MS = DAY_MS;

/** What a buyer sends to buy a cart; the addresses were read before. */
export interface Purchase {
  owner: CartOwner;
  destination: Destination;
  /** Under which a repeat of this checkout finds its order. */
  checkout_key: string | null;
  /** Guests: required. */
  email: string | null;
  payment_method: string;
  payment_token: string | null;
  shipping: Readonly<Record<string, string>>;
  note: string | null;
  purchase_order_number: string | null;
  company_name: string | null;
  tax_id: string | null;
  accept_terms: boolean;
  /** What the buyer saw, as a decimal string in the cart's currency. */
  expected_total: string | null;
}

/** What comes next: a payment to begin at its provider, or nothing. */
export interface Prepared {
  order_id: number;
  payment: Payment | null;
}

/**
 * Locks the cart, prices it again, compares with what the buyer saw, holds the stock, writes the order and
 * claims the cart; all or nothing. A cart whose order is being paid gives that order again. Refuses:
 * `cart_empty`, the cart's problems, `price_changed`, `cannot_ship`, `payment_method_unavailable`,
 * `insufficient_stock`, and 422 for missing addresses.
 */
export async function prepare(tx: TransactionContext, purchase: Purchase): Promise<Prepared> {
  const found = await lockedCart(tx, purchase.owner);
  if (!found) throw cartEmpty();
  if (found.order_id !== null && (await isBeingPaid(tx, found.order_id))) {
    return { order_id: found.order_id, payment: await latestPayment(tx, found.order_id) };
  }
  const cart = await openForChange(tx, found);
  const lines = await linesToBuy(tx, cart.id);
  refuseProblems(lines);
  const needs_shipping = lines.some((line) => !line.is_digital);
  if (needs_shipping && !purchase.destination.shipping) {
    throw invalid("shipping_address", "required", "Where should it be sent?");
  }
  const currency = lines[0]?.currency ?? tx.services.config.currency;
  const { country } = await countryOf(tx, purchase.destination, needs_shipping);
  const quote = await quoteLines(tx, lines, { currency, country, shipping: purchase.shipping });
  refuseUnshippable(quote);
  refusePriceChange(quote, lines, purchase.expected_total);
  const choice =
    quote.total_minor > 0
      ? requirePaymentMethod(tx, purchase.payment_method, situationOf(quote, country))
      : null;
  return writeOrder(tx, purchase, { cart_id: cart.id, quote, choice });
}

interface Decided {
  cart_id: number;
  quote: Quote;
  choice: PaymentChoice | null;
}

async function writeOrder(tx: TransactionContext, purchase: Purchase, decided: Decided): Promise<Prepared> {
  const { cart_id, quote, choice } = decided;
  const is_cash = choice?.code === "cash_on_delivery";
  const expires_at = await holdUntil(tx, choice);
  const placed = await placeOrder(tx, {
    ...(await draftOf(tx, purchase, quote)),
    cart_id,
    checkout_key: purchase.checkout_key,
    payment_method: choice?.code ?? purchase.payment_method,
    expires_at,
    sellers_see_at_once: is_cash,
  });
  const { order_id } = placed;
  const shares = placed.parts.map((part) => ({ seller_order_id: part.id, amount_minor: part.total_minor }));
  await recordShares(tx, { order_id, shares });
  const payment = choice
    ? await createPayment(tx, {
        order_id,
        method: choice.code,
        amount_minor: quote.total_minor,
        currency: quote.currency,
        token: purchase.payment_token,
        expires_at,
      })
    : null;
  await reserve(tx, {
    order_id,
    lines: quote.parts.flatMap((part) => part.lines),
    expires_at: expires_at ?? now(tx) + MOMENT_MS,
  });
  await claimCart(tx, { cart_id, order_id });
  await emit(tx, "order.placed", { order_id });
  // Whoever pays by hand is done here: the cart is bought, whether the money is there or not.
  if (choice?.code !== "card") {
    await completeCart(tx, cart_id);
    await emit(tx, "order.accepted", { order_id });
  }
  if (is_cash || choice === null) await sellAtOnce(tx, placed, choice === null);
  return { order_id, payment };
}

/** Nothing has to be waited for: the stock is sold, and an order that costs nothing is paid. */
async function sellAtOnce(tx: TransactionContext, placed: PlacedOrder, is_free: boolean): Promise<void> {
  const { order_id } = placed;
  await commitReservations(tx, { order_id, at: now(tx) });
  if (is_free) await markPaid(tx, await lockOrder(tx, order_id), { stock_committed: true });
  else await markStockCommitted(tx, order_id);
}

async function draftOf(tx: TransactionContext, purchase: Purchase, quote: Quote) {
  const { destination, accept_terms } = purchase;
  if (purchase.email === null && purchase.owner.user_id === null) {
    throw invalid("email", "required", "Where should we write to about this order?");
  }
  const commissionFor = await commissionsOf(
    tx,
    quote.parts.map((part) => part.seller_id),
  );
  return {
    user_id: purchase.owner.user_id,
    email: purchase.email,
    currency: quote.currency,
    tax_included: quote.tax_included,
    items_total_minor: quote.items_total_minor,
    discount_total_minor: quote.discount_total_minor,
    shipping_total_minor: quote.shipping_total_minor,
    tax_total_minor: quote.tax_total_minor,
    total_minor: quote.total_minor,
    shipping_address: destination.shipping,
    billing_address: destination.billing ?? destination.shipping,
    note: purchase.note,
    purchase_order_number: purchase.purchase_order_number,
    company_name: purchase.company_name,
    tax_id: purchase.tax_id,
    terms_version: accept_terms ? TERMS_VERSION : null,
    parts: quote.parts.map((part) => draftPart(part, commissionFor(part.seller_id))),
  };
}

function draftPart(part: Quote["parts"][number], commission: Commission): DraftPart {
  const items = part.lines.map((line) => {
    const { commission_minor, rule } = commissionOf({ net_minor: line.net_minor, ...commission });
    return {
      product_id: line.product_id,
      variant_id: line.variant_id,
      name: line.name,
      sku: line.sku,
      options: line.options,
      image_key: line.image_key,
      is_digital: line.is_digital,
      tax_class: line.tax_class,
      quantity: line.quantity,
      unit_price_minor: line.unit_price_minor,
      total_minor: line.total_minor,
      discount_minor: line.discount_minor,
      tax_rate_ppm: line.tax_rate_ppm,
      tax_minor: line.tax_minor,
      commission_rate_ppm: commission.rate_ppm,
      commission_minor,
      commission_rule: rule,
    };
  });
  return {
    seller_id: part.seller_id,
    items_total_minor: part.items_total_minor,
    discount_total_minor: part.discount_total_minor,
    shipping_total_minor: part.shipping_total_minor,
    shipping_tax_minor: part.shipping_tax_minor,
    tax_total_minor: part.tax_total_minor,
    total_minor: part.total_minor,
    commission_minor: items.reduce((sum, item) => sum + item.commission_minor, 0),
    shipping: part.chosen,
    items,
  };
}
