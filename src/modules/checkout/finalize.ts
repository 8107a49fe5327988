// Step three of a checkout: what the provider said becomes an order that is paid, once, whoever brings the
// news.
import { completeCart } from "#modules/cart";
import { commitReservations } from "#modules/inventory";
import { recordCancellation, recordSale, recordStrayPayment } from "#modules/ledger";
import {
  flagForAttention,
  type LockedOrder,
  lockOrder,
  markPaid,
  notePaymentStatus,
  partsPaidInVain,
  salePart,
} from "#modules/orders";
import {
  type Applied,
  applyOutcome,
  type GatewayOutcome,
  type Payment,
  paymentStatusOf,
  paymentsOf,
  type ReceivedEvent,
  type RefundedOutcome,
  rememberEvent,
  requestRefund,
} from "#modules/payments";
import { type AuditDeed, recordAudit } from "#platform/audit";
import {
  type Actor,
  type Context,
  now,
  SYSTEM_ACTOR,
  type TransactionContext,
  withActor,
} from "#platform/context";
import { transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";

/** News about a payment: from the browser's return, the provider's own message, the sweeper, or staff. */
export interface PaymentNews {
  payment_id: number;
  order_id: number;
  outcome: GatewayOutcome | RefundedOutcome;
  /** The provider's message that brought it; remembered beside its effect. */
  event?: ReceivedEvent;
  /** Set when a person brought it: written to the audit log when it changed something. */
  deed?: AuditDeed & { actor: Actor };
}

/**
 * Applies the news in one transaction: stock is sold, the sale is booked with the frozen commission, the
 * order is paid, the cart is over, and whoever has to hear of it will. Repeats, races and news out of order
 * change nothing.
 */
export async function finalize(context: Context, news: PaymentNews): Promise<void> {
  await faultPoint("checkout.before_finalize");
  await transaction(withActor(context, SYSTEM_ACTOR), async (tx) => {
    // The order is locked before its payment, as everywhere.
    const order = await lockOrder(tx, news.order_id);
    if (news.event && !(await rememberEvent(tx, news.event))) return;
    const applied = await applyOutcome(tx, news.payment_id, news.outcome);
    await settle(tx, order, applied);
    if (news.deed && applied.changed) await recordAudit(withActor(tx, news.deed.actor), news.deed);
    await faultPoint("checkout.finalizing");
  });
  await faultPoint("checkout.finalized");
}

async function settle(tx: TransactionContext, order: LockedOrder, applied: Applied): Promise<void> {
  const { payment, trouble, changed } = applied;
  if (trouble === "wrong_money" || trouble === "unknown_refund") {
    await flagForAttention(tx, order, TROUBLE_WORDS[trouble]);
  }
  if (!changed) return;
  if (trouble === "second") return giveBackWhole(tx, payment, "Paid twice");
  if (payment.status === "captured") return settleCapture(tx, order, payment);
  if (payment.status === "failed" || payment.status === "voided") {
    const attempts = (await paymentsOf(tx, [order.id])).get(order.id) ?? [];
    await notePaymentStatus(tx, order, paymentStatusOf(attempts), {
      event: "payment_failed",
      note: payment.failure_code,
    });
  }
}

const TROUBLE_WORDS = {
  wrong_money: "The payment provider reported another amount or currency than was due.",
  unknown_refund: "The payment provider reported a refund that we did not send.",
} as const;

/**
 * The money is here. Paid is never lost: an order that ended meanwhile gets its money sent back, in the books
 * too.
 */
async function settleCapture(tx: TransactionContext, order: LockedOrder, payment: Payment): Promise<void> {
  if (order.status === "cancelled") {
    await notePaymentStatus(tx, order, payment.status, { event: "paid", note: "after it was cancelled" });
    await giveBackWhole(tx, payment, "Paid after the order was cancelled");
    await flagForAttention(tx, order, "Paid after it was cancelled; the money is on its way back.");
    return;
  }
  const shortfalls = await sellStock(tx, order);
  await book(tx, order, payment);
  await markPaid(tx, order, { stock_committed: true, short_of: shortfalls });
  await completeCart(tx, order.cart_id);
  if (shortfalls.length > 0) {
    await flagForAttention(tx, order, "Paid, but not everything of it is in stock any more.");
  }
}

/** Turns what is held into a sale and gives the variants that ran short. */
async function sellStock(tx: TransactionContext, order: LockedOrder): Promise<number[]> {
  if (order.stock_committed_at !== null) return [];
  const variant_ids = order.parts.flatMap((part) => part.items.map((item) => item.variant_id));
  const { shortfalls } = await commitReservations(tx, { order_id: order.id, at: now(tx), variant_ids });
  return shortfalls.map((line) => line.variant_id);
}

/**
 * Books the sale of every part that was paid. When the buyer paid for parts that were cancelled while the
 * payment was in flight, these are booked and reversed, and their money goes back.
 */
async function book(tx: TransactionContext, order: LockedOrder, payment: Payment): Promise<void> {
  const live = order.parts.filter((part) => part.status !== "cancelled");
  const live_minor = live.reduce((sum, part) => sum + part.total_minor, 0);
  const in_vain = await partsPaidInVain(tx, order, payment.captured_minor - live_minor);
  await recordSale(tx, {
    order: { order_id: order.id, currency: order.currency },
    parts: [...live, ...in_vain].map(salePart),
    provider: payment.provider,
  });
  for (const part of in_vain) {
    await recordCancellation(tx, { order_id: order.id, seller_order_id: part.id });
    if (part.total_minor === 0) continue;
    await requestRefund(tx, {
      order_id: order.id,
      seller_order_id: part.id,
      amount_minor: part.total_minor,
      reason: "Cancelled while the payment was under way",
      unique_key: `cancel:${part.id}`,
    });
  }
}

/** Money that came for nothing: it is owed to the buyer and sent back. */
async function giveBackWhole(tx: TransactionContext, payment: Payment, reason: string): Promise<void> {
  await recordStrayPayment(tx, {
    payment_id: payment.id,
    order_id: payment.order_id,
    amount_minor: payment.captured_minor,
    currency: payment.currency,
    provider: payment.provider,
  });
  await requestRefund(tx, {
    order_id: payment.order_id,
    payment_id: payment.id,
    amount_minor: payment.captured_minor,
    reason,
    unique_key: `stray:${payment.id}`,
  });
}
