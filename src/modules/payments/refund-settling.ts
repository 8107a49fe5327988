// A promised refund is sent by a job and settled by what the provider answers, each once.
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { forUpdate, transaction } from "#platform/database";
import { gatewayNamed, type RefundedOutcome, type RefundOutcome } from "#platform/gateway";
import type { JobEnding } from "#platform/queue";
import { conflict, missing } from "#platform/refusal";
import { lockPayment, type Payment, paymentById } from "./attempts.ts";
import type { Applied } from "./outcomes.ts";
import { type Refund, refundById } from "./refunds.ts";
import { isPaid } from "./states.ts";

declare module "#platform/context" {
  interface Events {
    /**
     * A refund came to its end; `refundById` tells the rest. The payment is locked: lock the order before
     * settling.
     */
    "refund.settled": { refund_id: number; order_id: number; status: "succeeded" | "failed" };
    /** No provider can send this refund: staff pay it out and say so with `settleManually`. Listen later. */
    "refund.awaits_staff": { refund_id: number; order_id: number };
  }
}

/**
 * The external job `refund.send`: the provider is asked with the refund's id as its key, so a repeat pays
 * once.
 */
export async function sendRefund(
  context: Context,
  { refund_id }: { refund_id: number },
): Promise<JobEnding | undefined> {
  const refund = await refundById(context, refund_id);
  if (refund.status !== "pending") return undefined;
  const payment = await paymentById(context, refund.payment_id);
  const outcome = await gatewayNamed(context, payment.provider).refund(context, {
    refund_id,
    provider_payment_id: payment.provider_payment_id,
    amount_minor: refund.amount_minor,
    currency: refund.currency,
    idempotency_key: keyOf(refund_id),
  });
  return async (tx) => {
    await settleRefund(tx, { refund_id, outcome });
  };
}

/**
 * Writes down how a refund ended and emits `refund.settled`; false when it had ended before. A pending one
 * of a provider that can't send it emits `refund.awaits_staff`.
 */
export async function settleRefund(
  tx: TransactionContext,
  input: { refund_id: number; outcome: RefundOutcome },
): Promise<boolean> {
  const { payment_id } = await refundById(tx, input.refund_id);
  const payment = await lockPayment(tx, payment_id);
  const refund = await lockRefund(tx, input.refund_id);
  if (refund.status !== "pending") return false;
  const { order_id } = refund;
  const { outcome } = input;
  if (outcome.kind === "pending") {
    await emit(tx, "refund.awaits_staff", { refund_id: refund.id, order_id });
    return false;
  }
  await tx.db
    .updateTable("refunds")
    .set({
      status: outcome.kind,
      provider_refund_id: outcome.kind === "succeeded" ? outcome.provider_refund_id : null,
      failure_code: outcome.kind === "failed" ? outcome.code : null,
      updated_at: now(tx),
    })
    .where("id", "=", refund.id)
    .execute();
  if (outcome.kind === "succeeded") await addRefunded(tx, payment, refund);
  await emit(tx, "refund.settled", { refund_id: refund.id, order_id, status: outcome.kind });
  return true;
}

/**
 * Staff paid a refund out by hand, with the bank's reference. Refuses: missing, `refund_settled`,
 * `not_manual` (a provider sends it).
 */
export async function settleManually(
  context: Context,
  input: { refund_id: number; reference: string },
): Promise<Refund> {
  const refund = await refundById(context, input.refund_id);
  const payment = await paymentById(context, refund.payment_id);
  if (payment.provider !== "manual") throw conflict("not_manual", "The payment provider sends this refund.");
  await transaction(context, async (tx) => {
    const outcome = { kind: "succeeded", provider_refund_id: input.reference } as const;
    if (!(await settleRefund(tx, { refund_id: refund.id, outcome }))) {
      throw conflict("refund_settled", "This refund is settled already.");
    }
  });
  return refundById(context, refund.id);
}

/** The provider's own news about a refund: ours is settled; one that we never sent needs a person. */
export async function applyRefunded(
  tx: TransactionContext,
  payment: Payment,
  outcome: RefundedOutcome,
): Promise<Omit<Applied, "was">> {
  const refund_id = Number(/^refund:(\d{1,15})$/.exec(outcome.refund_key ?? "")?.[1] ?? 0);
  const refund = await tx.db
    .selectFrom("refunds")
    .selectAll()
    .where("id", "=", refund_id)
    .where("payment_id", "=", payment.id)
    .executeTakeFirst();
  if (!refund) return { changed: false, payment, trouble: "unknown_refund" };
  const { amount_minor, currency } = outcome;
  if (refund.amount_minor !== amount_minor || refund.currency !== currency) {
    return { changed: false, payment, trouble: "wrong_money" };
  }
  const changed = await settleRefund(tx, {
    refund_id: refund.id,
    outcome: { kind: "succeeded", provider_refund_id: outcome.provider_refund_id },
  });
  return { changed, payment: changed ? await paymentById(tx, payment.id) : payment, trouble: null };
}

async function addRefunded(tx: TransactionContext, payment: Payment, refund: Refund): Promise<void> {
  const refunded_minor = payment.refunded_minor + refund.amount_minor;
  const status = refunded_minor === payment.captured_minor ? "refunded" : "partially_refunded";
  await tx.db
    .updateTable("payments")
    .set({ refunded_minor, status: isPaid(payment.status) ? status : payment.status, updated_at: now(tx) })
    .where("id", "=", payment.id)
    .execute();
  if (refund.seller_order_id === null) return;
  await tx.db
    .updateTable("payment_shares")
    .set((of) => ({ refunded_minor: of("refunded_minor", "+", refund.amount_minor) }))
    .where("seller_order_id", "=", refund.seller_order_id)
    .execute();
}

async function lockRefund(tx: TransactionContext, refund_id: number): Promise<Refund> {
  const refund = await tx.db
    .selectFrom("refunds")
    .selectAll()
    .where("id", "=", refund_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!refund) throw missing("refund");
  return refund;
}

function keyOf(refund_id: number): string {
  return `refund:${refund_id}`;
}
