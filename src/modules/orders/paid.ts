// What payment means for an order: sellers may see it, downloads are delivered, nothing expires any more.
import { emit, now, type TransactionContext } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { type Happening, recordHistory } from "./history.ts";
import { noteLateChange } from "./late-change.ts";
import type { LockedOrder } from "./locked-order.ts";
import { moveParts } from "./move-parts.ts";
import type { PaymentState } from "./tables.ts";

const MAX_REASON_LENGTH = 300;

/** How a payment came about, for the order's history. */
export interface PaidFacts {
  /** Stock was turned into a sale in this transaction. */
  stock_committed: boolean;
  /** Variants that turned out to be gone: downloads among them are not delivered. */
  short_of?: readonly number[];
  note?: string | null;
}

/**
 * Marks a locked order as paid: its live parts become visible to their sellers, and those with nothing to
 * send are delivered. Emits `order.paid`. The caller commits stock and books in the same transaction.
 */
export async function markPaid(tx: TransactionContext, order: LockedOrder, facts: PaidFacts): Promise<void> {
  const time = now(tx);
  const stock_committed_at = facts.stock_committed ? time : order.stock_committed_at;
  await storePaid.run(tx.db, { order_id: order.id, time, stock_committed_at });
  order.payment_status = "captured";
  order.expires_at = null;
  order.stock_committed_at = stock_committed_at;
  await showToSellers(tx, order);
  const paid = { order_id: order.id, event: "paid", note: facts.note ?? null };
  const short_of = new Set(facts.short_of);
  const downloads = order.parts.filter(
    (part) =>
      part.is_digital &&
      (part.status === "pending" || part.status === "confirmed") &&
      !part.items.some((item) => short_of.has(item.variant_id)),
  );
  if (downloads.length === 0) await recordHistory(tx, "system", [paid]);
  else {
    await moveParts(tx, order, { act: "deliver_digital", by: "system", parts: downloads, before: [paid] });
  }
  for (const part of downloads) {
    await emit(tx, "seller_order.delivered", { order_id: order.id, seller_order_id: part.id });
  }
  await emit(tx, "order.paid", { order_id: order.id });
}

/** The live parts become their sellers' business. */
export async function showToSellers(tx: TransactionContext, order: LockedOrder): Promise<void> {
  const time = now(tx);
  const hidden = order.parts.filter((part) => part.visible_at === null && part.status !== "cancelled");
  if (hidden.length === 0) return;
  await storeVisible.run(tx.db, { order_id: order.id, time });
  await noteLateChange(tx, order);
  for (const part of hidden) part.visible_at = time;
}

/** Marks the stock of a cash-on-delivery order as sold at placement. */
export async function markStockCommitted(tx: TransactionContext, order_id: number): Promise<void> {
  await tx.db
    .updateTable("orders")
    .set({ stock_committed_at: now(tx) })
    .where("id", "=", order_id)
    .execute();
}

/** Notes how the order's payment stands now, with a history row where that is news. */
export async function notePaymentStatus(
  tx: TransactionContext,
  order: Pick<LockedOrder, "id" | "payment_status">,
  status: PaymentState,
  happening: Omit<Happening, "order_id"> | null,
): Promise<void> {
  if (order.payment_status !== status) {
    await tx.db
      .updateTable("orders")
      .set({ payment_status: status, updated_at: now(tx) })
      .where("id", "=", order.id)
      .execute();
    order.payment_status = status;
  }
  if (happening) await recordHistory(tx, "system", [{ order_id: order.id, ...happening }]);
}

/** Begins the next attempt's time: until then the order waits for its payment. */
export async function awaitPayment(
  tx: TransactionContext,
  order_id: number,
  attempt: { method: string; expires_at: number | null },
): Promise<void> {
  await tx.db
    .updateTable("orders")
    .set({
      payment_status: "pending",
      payment_method: attempt.method,
      expires_at: attempt.expires_at,
      updated_at: now(tx),
    })
    .where("id", "=", order_id)
    .execute();
}

/**
 * Flags the order for a person: paid, but something is wrong. Emits `order.needs_attention` the first time.
 */
export async function flagForAttention(
  tx: TransactionContext,
  order: LockedOrder,
  reason: string,
): Promise<void> {
  if (order.needs_attention) return;
  order.needs_attention = true;
  await tx.db
    .updateTable("orders")
    .set({ needs_attention: 1, attention_reason: reason.slice(0, MAX_REASON_LENGTH), updated_at: now(tx) })
    .where("id", "=", order.id)
    .execute();
  await recordHistory(tx, "system", [{ order_id: order.id, event: "needs_attention", note: reason }]);
  await emit(tx, "order.needs_attention", { order_id: order.id });
}

const storePaid = compileOnce(
  (db, slot: Slots<{ order_id: number; time: number; stock_committed_at: number | null }>) =>
    db
      .updateTable("orders")
      .set({
        payment_status: "captured",
        expires_at: null,
        updated_at: slot("time"),
        stock_committed_at: slot("stock_committed_at"),
      })
      .where("id", "=", slot("order_id")),
);

const storeVisible = compileOnce((db, slot: Slots<{ order_id: number; time: number }>) =>
  db
    .updateTable("seller_orders")
    .set({ visible_at: slot("time"), updated_at: slot("time") })
    .where("order_id", "=", slot("order_id"))
    .where("status", "<>", "cancelled")
    .where("visible_at", "is", null),
);
