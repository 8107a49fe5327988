// Cancelling: by the buyer, by the seller for its part, by staff, or because nobody paid. One way for all of
// them.

import { completeCart } from "#modules/cart";
import { requirePermission } from "#modules/identity";
import { commitReservations, releaseReservations, returnStock } from "#modules/inventory";
import { recordCancellation } from "#modules/ledger";
import {
  createPayment,
  isPaid,
  type Payment,
  paymentStatusOf,
  paymentsOf,
  requestRefund,
  voidPayment,
} from "#modules/payments";
import { recordAudit } from "#platform/audit";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import { conflict, missing } from "#platform/refusal";
import type { CancelCause } from "./events.ts";
import { onOwnPart } from "./fulfil.ts";
import { type LockedOrder, type LockedPart, lockOrder } from "./locked-order.ts";
import { moveParts } from "./move-parts.ts";
import { isOverdue } from "./overdue.ts";
import { flagForAttention, markPaid, notePaymentStatus } from "./paid.ts";
import { sendRefundsNow } from "./refunds.ts";
import { settleCash } from "./settle-cash.ts";
import { cancelRefusedReason } from "./status.ts";
import type { HistoryBy } from "./tables.ts";

const REFUSALS: Readonly<Record<string, string>> = {
  already_cancelled: "It is cancelled already.",
  already_shipped: "Something of it was sent already, so it can't be cancelled.",
  already_delivered: "Something of it was delivered already, so it can't be cancelled.",
};

/** Who cancels what, and why. */
interface Cancelling {
  by: HistoryBy;
  cause: CancelCause;
  note: string | null;
}

/**
 * The buyer cancels the order, or one seller's part of it. Stock goes back; what was paid is refunded, what
 * was not is voided. Whose order it is was judged before. Refuses `missing` for a part of another order, and
 * 409 `not_cancellable` with the reason when a part concerned was sent, or nothing is left to cancel.
 */
export async function cancelOrder(
  context: Context,
  input: { order_id: number; seller_order_id?: number | null; reason?: string | null },
): Promise<void> {
  await cancelByPerson(context, input, { by: "buyer", cause: "buyer", note: input.reason ?? null });
}

/** Staff cancel for the buyer. Refuses as `cancelOrder`, and `forbidden` without the permission. */
export async function cancelOrderAsStaff(
  context: Context,
  input: { order_id: number; seller_order_id?: number | null; reason: string },
): Promise<void> {
  requirePermission(context, "orders.manage");
  await cancelByPerson(context, input, { by: "staff", cause: "staff", note: input.reason });
}

/** The seller cancels its own part. Refuses `missing`, and 409 `not_cancellable` once something was sent. */
export async function cancelSellerOrder(
  context: Context,
  input: { seller_order_id: number; reason?: string | null },
): Promise<void> {
  const refund_ids = await onOwnPart(context, input.seller_order_id, (tx, order, part) =>
    cancelParts(tx, order, [part], { by: "seller", cause: "seller", note: input.reason ?? null }),
  );
  await sendRefundsNow(context, refund_ids);
}

async function cancelByPerson(
  context: Context,
  input: { order_id: number; seller_order_id?: number | null },
  cancelling: Cancelling,
): Promise<void> {
  const { order_id, seller_order_id = null } = input;
  const refund_ids = await transaction(context, async (tx) => {
    const order = await lockOrder(tx, order_id);
    if (isOverdue(order, now(tx))) throw notCancellable("already_cancelled");
    const chosen = seller_order_id === null ? null : order.parts.find((part) => part.id === seller_order_id);
    if (chosen === undefined) throw missing("seller order");
    const parts = chosen ? [chosen] : order.parts.filter((part) => part.status !== "cancelled");
    const before = { status: order.status };
    const promised = await cancelParts(tx, order, parts, cancelling);
    if (cancelling.by === "staff") {
      await recordAudit(tx, {
        action: "order.cancelled",
        subject_type: "order",
        subject_id: order_id,
        before,
        after: { status: order.status, seller_order_ids: parts.map((part) => part.id) },
        reason: cancelling.note,
      });
    }
    return promised;
  });
  await sendRefundsNow(context, refund_ids);
}

/**
 * The program cancels what is left of an order that nobody paid. Does nothing to one that is over or paid.
 */
export async function endUnpaidOrder(
  tx: TransactionContext,
  order: LockedOrder,
  cause: "payment_expired" | "replaced",
): Promise<void> {
  const parts = order.parts.filter((part) => part.status !== "cancelled");
  if (parts.length === 0 || isPaid(order.payment_status)) return;
  await cancelParts(tx, order, parts, { by: "system", cause, note: cause });
}

/**
 * Cancels these parts of a locked order and returns the refunds that were promised for them. Refuses
 * `not_cancellable`.
 */
async function cancelParts(
  tx: TransactionContext,
  order: LockedOrder,
  parts: readonly LockedPart[],
  cancelling: Cancelling,
): Promise<number[]> {
  const reason = cancelRefusedReason(parts);
  if (reason) throw notCancellable(reason);
  const { by, cause, note } = cancelling;
  await moveParts(tx, order, { act: "cancel", by, parts, note });
  const refund_ids = isPaid(order.payment_status)
    ? await giveBackMoney(tx, order, parts, note ?? cause)
    : await giveUpPayment(tx, order);
  await giveBackStock(tx, order, parts, note ?? cause);
  await giveWhatIsFree(tx, order);
  for (const part of parts) {
    await emit(tx, "seller_order.cancelled", { order_id: order.id, seller_order_id: part.id, cause });
  }
  if (order.status === "cancelled") await emit(tx, "order.cancelled", { order_id: order.id, cause });
  await settleCash(tx, order);
  await faultPoint("cancel.cancelling");
  return refund_ids;
}

async function giveBackMoney(
  tx: TransactionContext,
  order: LockedOrder,
  parts: readonly LockedPart[],
  reason: string,
): Promise<number[]> {
  const refund_ids: number[] = [];
  for (const part of parts) {
    await recordCancellation(tx, { order_id: order.id, seller_order_id: part.id });
    const amount_minor = part.total_minor - part.refunded_minor;
    if (amount_minor <= 0) continue;
    const refund = await requestRefund(tx, {
      order_id: order.id,
      seller_order_id: part.id,
      amount_minor,
      reason,
      unique_key: `cancel:${part.id}`,
    });
    refund_ids.push(refund.id);
  }
  return refund_ids;
}

/**
 * Nothing was paid yet. When nothing is left to pay for, every attempt in flight is given up. A bank transfer
 * over more than what is left is replaced by one over what is left; a card payment in flight is not
 * disturbed: what it takes too much goes back when it arrives.
 */
async function giveUpPayment(tx: TransactionContext, order: LockedOrder): Promise<number[]> {
  const attempts = (await paymentsOf(tx, [order.id])).get(order.id) ?? [];
  const open = attempts.filter((payment) => payment.status === "pending" || payment.status === "authorized");
  const due_minor = dueOf(order);
  if (due_minor > 0) {
    for (const payment of open) {
      if (payment.method === "bank_transfer") await replaceTransfer(tx, payment, due_minor);
    }
    return [];
  }
  for (const payment of open) await voidPayment(tx, { payment_id: payment.id, code: "order_cancelled" });
  await tx.db.updateTable("orders").set({ expires_at: null }).where("id", "=", order.id).execute();
  order.expires_at = null;
  const ended = attempts.map((payment) =>
    open.includes(payment) ? { ...payment, status: VOIDED } : payment,
  );
  await notePaymentStatus(tx, order, ended.length > 0 ? paymentStatusOf(ended) : "voided", null);
  return [];
}

const VOIDED = "voided" as const;

async function replaceTransfer(tx: TransactionContext, payment: Payment, due_minor: number): Promise<void> {
  await voidPayment(tx, { payment_id: payment.id, code: "amount_changed" });
  await createPayment(tx, {
    order_id: payment.order_id,
    method: payment.method,
    amount_minor: due_minor,
    currency: payment.currency,
    expires_at: payment.expires_at,
    // The buyer may have written it down already.
    reference: payment.reference,
  });
}

/** What remains after the cancelling costs nothing: nobody has to pay before it is bought. */
async function giveWhatIsFree(tx: TransactionContext, order: LockedOrder): Promise<void> {
  if (order.status === "cancelled" || isPaid(order.payment_status) || dueOf(order) > 0) return;
  const { shortfalls } =
    order.stock_committed_at === null
      ? await commitReservations(tx, { order_id: order.id, at: now(tx) })
      : { shortfalls: [] };
  const short_of = shortfalls.map((line) => line.variant_id);
  await markPaid(tx, order, { stock_committed: order.stock_committed_at === null, short_of });
  await completeCart(tx, order.cart_id);
  if (short_of.length > 0) await flagForAttention(tx, order, "Not everything of it is in stock any more.");
}

/** What the parts that stand come to. */
function dueOf(order: LockedOrder): number {
  return order.parts
    .filter((part) => part.status !== "cancelled")
    .reduce((sum, part) => sum + part.total_minor, 0);
}

/** Sold stock goes back on the shelf; what was only held is let go, and not held again with the rest. */
async function giveBackStock(
  tx: TransactionContext,
  order: LockedOrder,
  parts: readonly LockedPart[],
  reason: string,
): Promise<void> {
  if (order.stock_committed_at !== null) {
    const lines = await soldLines(tx, order.id, parts);
    if (lines.length > 0) await returnStock(tx, { order_id: order.id, lines, reason });
  }
  if (order.status === "cancelled") await releaseReservations(tx, { order_id: order.id });
  else if (order.stock_committed_at === null) {
    await releaseReservations(tx, { order_id: order.id, variant_ids: variantsOf(parts) });
  }
}

function variantsOf(parts: readonly LockedPart[]): number[] {
  return parts.flatMap((part) => part.items.map((item) => item.variant_id));
}

/** The lines of these parts that were really taken off the shelf; a shortfall never was. */
async function soldLines(
  tx: TransactionContext,
  order_id: number,
  parts: readonly LockedPart[],
): Promise<{ variant_id: number; quantity: number }[]> {
  const variant_ids = variantsOf(parts);
  if (variant_ids.length === 0) return [];
  return tx.db
    .selectFrom("reservations")
    .select(["variant_id", "quantity"])
    .where("order_id", "=", order_id)
    .where("variant_id", "in", variant_ids)
    .where("state", "=", "committed")
    .orderBy("variant_id")
    .execute();
}

function notCancellable(reason: string): Error {
  return conflict("not_cancellable", REFUSALS[reason] ?? "It can't be cancelled.", { reason });
}
