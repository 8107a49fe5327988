// Checkout as a whole: prepare, pay, finalize. Each may be repeated; a crash between two is healed by the
// same call.
import { type CartOwner, ownerOf } from "#modules/cart";
import { orderOfCheckout } from "#modules/orders";
import { callProvider, latestPayment, type Payment } from "#modules/payments";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import type { Once } from "#platform/idempotency";
import { type DestinationInput, readDestination } from "./destination.ts";
import { finalize } from "./finalize.ts";
import { type Purchase, prepare } from "./prepare.ts";

/** What a buyer sends to buy the cart; texts are trimmed and bounded by the surface. */
export interface CheckoutInput extends DestinationInput {
  /** The guest's cart; ignored for an account. */
  cart_token: string | null;
  email?: string | null;
  payment_method: string;
  payment_token?: string | null;
  shipping?: Readonly<Record<string, string>>;
  note?: string | null;
  purchase_order_number?: string | null;
  company_name?: string | null;
  tax_id?: string | null;
  accept_terms?: boolean;
  /** Decimal string in the cart's currency. */
  expected_total?: string | null;
}

/**
 * Buys the caller's cart and returns the order, paid, waiting or with a declined payment. Repeating the call
 * for a cart whose payment is under way gives the same order; so does a repeat of `once`, whatever became of
 * that order meanwhile. Refuses: see `prepare` and `readDestination`.
 */
export async function checkOut(
  context: Context,
  input: CheckoutInput,
  once: Once | null = null,
): Promise<{ order_id: number }> {
  const begun = once?.is_repeat ? await orderOfCheckout(context, once.key) : null;
  if (begun !== null) return goOn(context, begun);
  const owner: CartOwner = ownerOf(context, input.cart_token);
  const destination = await readDestination(context, input);
  const purchase: Purchase = {
    owner,
    destination,
    checkout_key: once?.key ?? null,
    email: input.email ?? null,
    payment_method: input.payment_method,
    payment_token: input.payment_token ?? null,
    shipping: input.shipping ?? {},
    note: input.note ?? null,
    purchase_order_number: input.purchase_order_number ?? null,
    company_name: input.company_name ?? null,
    tax_id: input.tax_id ?? null,
    accept_terms: input.accept_terms ?? false,
    expected_total: input.expected_total ?? null,
  };
  const { order_id, payment } = await transaction(context, async (tx) => {
    const prepared = await prepare(tx, purchase);
    await faultPoint("checkout.preparing");
    return prepared;
  });
  await faultPoint("checkout.prepared");
  if (payment) await payAndFinalize(context, payment);
  return { order_id };
}

/** What is left to do for an order whose buyer was never told of it. */
async function goOn(context: Context, order_id: number): Promise<{ order_id: number }> {
  const payment = await latestPayment(context, order_id);
  if (payment) await payAndFinalize(context, payment);
  return { order_id };
}

/**
 * Asks the provider how an attempt stands, beginning it where it was not, and applies the answer. May be
 * repeated.
 */
export async function payAndFinalize(context: Context, payment: Payment): Promise<void> {
  const { id: payment_id, order_id } = payment;
  const return_url = `${context.services.config.url}/orders/${order_id}/return/?payment=${payment_id}`;
  const outcome = await callProvider(context, payment_id, { return_url, payment });
  await faultPoint("checkout.paid");
  await finalize(context, { order_id, payment_id, outcome });
}
