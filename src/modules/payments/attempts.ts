// Attempts to pay an order: begun, given up, read. A failed attempt never stands in the way of the next one.
import type { Selectable } from "kysely";
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { type GatewayMethod, gatewayFor } from "#platform/gateway";
import { assertMinor } from "#platform/money";
import { enqueue } from "#platform/queue";
import { conflict, missing } from "#platform/refusal";
import { methodUnavailable } from "./methods.ts";
import { isOpen, isPaid, mayBecome } from "./states.ts";
import type { PaymentsTable } from "./tables.ts";

/** One attempt as it rests in its row. */
export type Payment = Omit<Selectable<PaymentsTable>, "live_order_id" | "attempt_key">;

export const COLUMNS = [
  "id",
  "order_id",
  "method",
  "provider",
  "provider_payment_id",
  "status",
  "amount_minor",
  "captured_minor",
  "refunded_minor",
  "currency",
  "provider_token",
  "redirect_url",
  "client_secret",
  "failure_code",
  "reference",
  "expires_at",
  "created_at",
  "updated_at",
] as const;

/**
 * Begins an attempt over `amount_minor`, kept with the token that the provider will be shown. Refuses
 * `payment_method_unavailable`, `already_paid`, and `payment_in_progress` while another attempt is in flight.
 */
export async function createPayment(
  tx: TransactionContext,
  input: {
    order_id: number;
    method: GatewayMethod;
    amount_minor: number;
    currency: string;
    token?: string | null;
    /** After this moment nothing is begun at the provider any more; null: no end. */
    expires_at: number | null;
    /** What the buyer was told to write on the transfer, when that was before. */
    reference?: string | null;
    /** Under which a repeat finds this attempt: see `paymentOfAttempt`. */
    attempt_key?: string | null;
  },
): Promise<Payment> {
  const gateway = gatewayFor(tx, input.method, input.currency);
  if (!gateway) throw methodUnavailable(input.method);
  if (assertMinor(input.amount_minor) <= 0) throw new Error("There is nothing to pay");
  const row = {
    order_id: input.order_id,
    method: input.method,
    provider: gateway.provider,
    provider_payment_id: null,
    status: "pending" as const,
    amount_minor: input.amount_minor,
    captured_minor: 0,
    refunded_minor: 0,
    currency: input.currency,
    provider_token: input.token ?? null,
    redirect_url: null,
    client_secret: null,
    failure_code: null,
    reference: input.reference ?? null,
    expires_at: input.expires_at,
    created_at: now(tx),
    updated_at: now(tx),
  };
  try {
    const values = { ...row, attempt_key: input.attempt_key ?? null };
    const result = await tx.db.insertInto("payments").values(values).executeTakeFirstOrThrow();
    return { id: Number(result.insertId), ...row };
  } catch (error) {
    if (tx.services.database.duplicateKey(error) === null) throw error;
    throw await refusalOfLiveAttempt(tx, input.order_id);
  }
}

/**
 * Ends an attempt in flight as failed, for example because its time is over; the provider is told by a job.
 */
export async function failPayment(
  tx: TransactionContext,
  input: { payment_id: number; code: string },
): Promise<{ changed: boolean; payment: Payment }> {
  return giveUp(tx, input.payment_id, { status: "failed", failure_code: input.code });
}

/** Ends an attempt in flight because the order is cancelled; the provider is told by a job. */
export async function voidPayment(
  tx: TransactionContext,
  input: { payment_id: number; code?: string },
): Promise<{ changed: boolean; payment: Payment }> {
  return giveUp(tx, input.payment_id, { status: "voided", failure_code: input.code ?? null });
}

/** Refuses (missing) when there is no such payment. Whose it is, the caller judges by `order_id`. */
export async function paymentById(context: Context, payment_id: number): Promise<Payment> {
  const payment = await context.db
    .selectFrom("payments")
    .select(COLUMNS)
    .where("id", "=", payment_id)
    .executeTakeFirst();
  if (!payment) throw missing("payment");
  return payment;
}

/** The attempt that was begun under this key, or null. */
export async function paymentOfAttempt(
  context: Context,
  { order_id, attempt_key }: { order_id: number; attempt_key: string },
): Promise<Payment | null> {
  const payment = await context.db
    .selectFrom("payments")
    .select(COLUMNS)
    .where("order_id", "=", order_id)
    .where("attempt_key", "=", attempt_key)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return payment ?? null;
}

/** All attempts of these orders, by order, oldest first; orders without any are left out. */
export async function paymentsOf(
  context: Context,
  order_ids: readonly number[],
): Promise<Map<number, Payment[]>> {
  if (order_ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom("payments")
    .select(COLUMNS)
    .where("order_id", "in", order_ids)
    .orderBy("id")
    .execute();
  return Map.groupBy(rows, (row) => row.order_id);
}

/** The order's latest attempt, or null. */
export async function latestPayment(context: Context, order_id: number): Promise<Payment | null> {
  const payment = await context.db
    .selectFrom("payments")
    .select(COLUMNS)
    .where("order_id", "=", order_id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return payment ?? null;
}

/** The payment, locked until the transaction ends. Refuses (missing) when there is none. */
export async function lockPayment(tx: TransactionContext, payment_id: number): Promise<Payment> {
  const payment = await tx.db
    .selectFrom("payments")
    .select(COLUMNS)
    .where("id", "=", payment_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!payment) throw missing("payment");
  return payment;
}

async function giveUp(
  tx: TransactionContext,
  payment_id: number,
  change: Pick<Payment, "failure_code"> & { status: "failed" | "voided" },
): Promise<{ changed: boolean; payment: Payment }> {
  const payment = await lockPayment(tx, payment_id);
  if (!mayBecome(payment.status, change.status)) return { changed: false, payment };
  const values = { ...change, updated_at: now(tx) };
  await tx.db.updateTable("payments").set(values).where("id", "=", payment_id).execute();
  await enqueue(tx, "payment.void", { payment_id }, { unique_key: `payment.void:${payment_id}` });
  return { changed: true, payment: { ...payment, ...values } };
}

async function refusalOfLiveAttempt(tx: TransactionContext, order_id: number): Promise<Error> {
  const attempts = (await paymentsOf(tx, [order_id])).get(order_id) ?? [];
  if (attempts.some((payment) => isPaid(payment.status))) {
    return conflict("already_paid", "This order is paid already.");
  }
  const open = attempts.find((payment) => isOpen(payment.status));
  return conflict("payment_in_progress", "Another attempt to pay this order is still in flight.", {
    payment_id: open?.id,
  });
}
