// Refunds are promised under the payment's row lock before the provider is asked, so two can't spend the
// same money.
import type { Selectable } from "kysely";
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { assertMinor, formatMoney } from "#platform/money";
import { enqueue } from "#platform/queue";
import { conflict, missing } from "#platform/refusal";
import { lockPayment, type Payment } from "./attempts.ts";
import type { RefundsTable } from "./tables.ts";

export type Refund = Selectable<RefundsTable>;

/**
 * Promises `amount_minor` back to the buyer and lets a job send it. The same `unique_key` gives the same
 * refund again. At most what was captured and not yet promised, and at most the seller order's share. With
 * `payment_id` the refund is of that attempt (money that came for nothing), else of the order's paid one.
 * Refuses `nothing_to_refund`, `refund_exceeds_payment` (with `available`).
 */
export async function requestRefund(
  tx: TransactionContext,
  input: {
    order_id: number;
    seller_order_id?: number | null;
    payment_id?: number;
    amount_minor: number;
    reason: string | null;
    unique_key: string;
  },
): Promise<Refund> {
  if (assertMinor(input.amount_minor) <= 0) throw new Error("A refund is more than nothing");
  const payment = await lockRefundable(tx, input);
  const earlier = await refundsOfPayment(tx, payment.id);
  const same = earlier.find((refund) => refund.unique_key === input.unique_key);
  if (same) return same;
  const seller_order_id = input.seller_order_id ?? null;
  const available_minor = Math.min(
    payment.captured_minor - promised(earlier),
    seller_order_id === null ? Number.MAX_SAFE_INTEGER : await shareLeft(tx, seller_order_id, earlier),
  );
  if (input.amount_minor > available_minor) {
    const available = formatMoney(Math.max(0, available_minor), payment.currency);
    throw conflict("refund_exceeds_payment", `At most ${available} ${payment.currency} can be refunded.`, {
      available,
    });
  }
  return insertRefund(tx, payment, { ...input, seller_order_id });
}

/** Refuses (missing) when there is no such refund. */
export async function refundById(context: Context, refund_id: number): Promise<Refund> {
  const refund = await context.db
    .selectFrom("refunds")
    .selectAll()
    .where("id", "=", refund_id)
    .executeTakeFirst();
  if (!refund) throw missing("refund");
  return refund;
}

/** All refunds of an order, oldest first. */
export async function refundsOf(context: Context, order_id: number): Promise<Refund[]> {
  return context.db
    .selectFrom("refunds")
    .selectAll()
    .where("order_id", "=", order_id)
    .orderBy("id")
    .execute();
}

async function lockRefundable(
  tx: TransactionContext,
  input: { order_id: number; payment_id?: number },
): Promise<Payment> {
  const { payment_id } = input;
  const found = await tx.db
    .selectFrom("payments")
    .select("id")
    .where("order_id", "=", input.order_id)
    .where("captured_minor", ">", 0)
    .$if(payment_id === undefined, (query) => query.where("live_order_id", "=", input.order_id))
    .$if(payment_id !== undefined, (query) => query.where("id", "=", payment_id ?? 0))
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!found) throw conflict("nothing_to_refund", "Nothing was paid that could be given back.");
  return lockPayment(tx, found.id);
}

function refundsOfPayment(tx: TransactionContext, payment_id: number): Promise<Refund[]> {
  return tx.db.selectFrom("refunds").selectAll().where("payment_id", "=", payment_id).execute();
}

function promised(refunds: readonly Refund[]): number {
  return refunds
    .filter((refund) => refund.status !== "failed")
    .reduce((sum, refund) => sum + refund.amount_minor, 0);
}

async function shareLeft(
  tx: TransactionContext,
  seller_order_id: number,
  earlier: readonly Refund[],
): Promise<number> {
  const share = await tx.db
    .selectFrom("payment_shares")
    .select("amount_minor")
    .where("seller_order_id", "=", seller_order_id)
    .executeTakeFirst();
  const own = earlier.filter((refund) => refund.seller_order_id === seller_order_id);
  return (share?.amount_minor ?? 0) - promised(own);
}

async function insertRefund(
  tx: TransactionContext,
  payment: Payment,
  input: { seller_order_id: number | null; amount_minor: number; reason: string | null; unique_key: string },
): Promise<Refund> {
  const row = {
    payment_id: payment.id,
    order_id: payment.order_id,
    seller_order_id: input.seller_order_id,
    amount_minor: input.amount_minor,
    currency: payment.currency,
    status: "pending" as const,
    reason: input.reason,
    provider_refund_id: null,
    unique_key: input.unique_key,
    failure_code: null,
    created_at: now(tx),
    updated_at: now(tx),
  };
  const result = await tx.db.insertInto("refunds").values(row).executeTakeFirstOrThrow();
  const refund = { id: Number(result.insertId), ...row };
  await enqueue(tx, "refund.send", { refund_id: refund.id }, { unique_key: `refund.send:${refund.id}` });
  return refund;
}
