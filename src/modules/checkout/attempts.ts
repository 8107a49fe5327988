// After the first attempt: the next one, the browser's return, and the bank transfer that arrived.
import { completeCart } from "#modules/cart";
import { requirePermission } from "#modules/identity";
import { commitReservations, extendReservations } from "#modules/inventory";
import {
  awaitPayment,
  isOverdue,
  type LockedOrder,
  lockOrder,
  markStockCommitted,
  showToSellers,
} from "#modules/orders";
import {
  captureManually,
  createPayment,
  holdUntil,
  isPaid,
  type Payment,
  type PaymentChoice,
  paymentById,
  paymentOfAttempt,
  requirePaymentMethod,
} from "#modules/payments";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import type { Once } from "#platform/idempotency";
import { parseMoney } from "#platform/money";
import { conflict } from "#platform/refusal";
import { payAndFinalize } from "./check-out.ts";
import { finalize } from "./finalize.ts";
import { situationFor } from "./quote.ts";

/**
 * Begins the next attempt to pay an order. Whose order it is was judged before. Refuses: `already_paid`,
 * `payment_in_progress` while one is in flight, `order_closed` when it was cancelled or its time is over,
 * `payment_method_unavailable`, `insufficient_stock` when what was held is gone meanwhile. A repeat of `once`
 * goes on with the attempt that was begun.
 */
export async function payOrder(
  context: Context,
  input: { order_id: number; payment_method: string; payment_token?: string | null },
  once: Once | null = null,
): Promise<{ payment_id: number }> {
  const { order_id } = input;
  const attempt_key = once?.key ?? null;
  const begun = once?.is_repeat ? await paymentOfAttempt(context, { order_id, attempt_key: once.key }) : null;
  if (begun) return pay(context, begun);
  const payment = await transaction(context, async (tx) => {
    const order = await lockOrder(tx, order_id);
    if (isPaid(order.payment_status)) throw conflict("already_paid", "This order is paid already.");
    if (order.status === "cancelled" || isOverdue(order, now(tx))) {
      throw conflict("order_closed", "This order is over; nothing can be paid for it any more.");
    }
    const choice = requirePaymentMethod(tx, input.payment_method, await situation(tx, order));
    return beginAttempt(tx, order, choice, { token: input.payment_token ?? null, attempt_key });
  });
  return pay(context, payment);
}

async function pay(context: Context, payment: Payment): Promise<{ payment_id: number }> {
  await payAndFinalize(context, payment);
  return { payment_id: payment.id };
}

/** The browser came back from its provider: asks how it went. May be repeated. Refuses `missing`. */
export async function completePayment(
  context: Context,
  { payment_id }: { payment_id: number },
): Promise<{ order_id: number }> {
  const payment = await paymentById(context, payment_id);
  await payAndFinalize(context, payment);
  return { order_id: payment.order_id };
}

/**
 * Staff saw a bank transfer arrive. `amount` is a decimal string in the payment's currency. Refuses:
 * `forbidden`, `missing`, `already_paid`, `payment_closed`, `not_a_transfer`, 422 `amount_mismatch`.
 */
export async function captureTransfer(
  context: Context,
  input: { payment_id: number; amount: string; reference: string },
): Promise<{ order_id: number }> {
  requirePermission(context, "payments.manage");
  const { currency } = await paymentById(context, input.payment_id);
  const amount_minor = parseMoney(input.amount, currency, "amount");
  const { payment, outcome } = await captureManually(context, { ...input, amount_minor });
  const { order_id } = payment;
  const { amount, reference } = input;
  const deed = {
    actor: context.actor,
    action: "payment.captured",
    subject_type: "payment",
    subject_id: payment.id,
    before: { status: payment.status },
    after: { status: "captured", order_id, amount, currency, reference },
  };
  await finalize(context, { payment_id: payment.id, order_id, outcome, deed });
  return { order_id };
}

async function situation(tx: TransactionContext, order: LockedOrder) {
  const row = await tx.db
    .selectFrom("orders")
    .select(["shipping_address", "billing_address"])
    .where("id", "=", order.id)
    .executeTakeFirstOrThrow();
  const address = row.shipping_address ?? row.billing_address;
  const country = address === null ? null : (JSON.parse(address) as { country: string }).country;
  const live = order.parts.filter((part) => part.status !== "cancelled");
  const lines = live.map((part) => part.items);
  const total_minor = live.reduce((sum, part) => sum + part.total_minor, 0);
  return situationFor(lines, { currency: order.currency, country, total_minor });
}

async function beginAttempt(
  tx: TransactionContext,
  order: LockedOrder,
  choice: PaymentChoice,
  sent: { token: string | null; attempt_key: string | null },
): Promise<Payment> {
  const due_minor = order.parts
    .filter((part) => part.status !== "cancelled")
    .reduce((sum, part) => sum + part.total_minor, 0);
  const expires_at = await holdUntil(tx, choice);
  const payment = await createPayment(tx, {
    order_id: order.id,
    method: choice.code,
    amount_minor: due_minor,
    currency: order.currency,
    ...sent,
    expires_at,
  });
  await awaitPayment(tx, order.id, { method: choice.code, expires_at });
  await holdAgain(tx, order, expires_at);
  if (choice.code !== "card") {
    await completeCart(tx, order.cart_id);
    await emit(tx, "order.accepted", { order_id: order.id });
  }
  if (choice.code === "cash_on_delivery") {
    await commitReservations(tx, { order_id: order.id, at: now(tx) });
    await markStockCommitted(tx, order.id);
    await showToSellers(tx, order);
  }
  return payment;
}

/** Holds the stock for the new attempt; what was let go meanwhile is taken again or refused. */
async function holdAgain(
  tx: TransactionContext,
  order: LockedOrder,
  expires_at: number | null,
): Promise<void> {
  const held = { order_id: order.id, expires_at: expires_at ?? Number.MAX_SAFE_INTEGER };
  const { shortfalls } = await extendReservations(tx, held);
  const [first] = shortfalls;
  if (first) {
    const { variant_id } = first;
    throw conflict("insufficient_stock", "Something of this order is out of stock by now.", { variant_id });
  }
}
