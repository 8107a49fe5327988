// What a provider says becomes what we know: under the payment's row lock, each effect once, never backwards.
import { emit, now, type TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import type { GatewayOutcome, RefundedOutcome } from "#platform/gateway";
import { lockPayment, type Payment } from "./attempts.ts";
import { applyRefunded } from "./refund-settling.ts";
import { isOver, mayBecome } from "./states.ts";
import type { PaymentStatus } from "./tables.ts";

/**
 * Why a person or the order has to look:
 * - `wrong_money`: another amount, currency or provider payment than ours; nothing was changed.
 * - `late`: captured although the attempt had been given up; the order may be gone.
 * - `second`: captured although another attempt is live or paid; this payment stays failed and its money is to
 *   go back (`requestRefund` with `payment_id`).
 * - `unknown_refund`: money went back that we did not send; nothing was changed.
 */
export type PaymentTrouble = "wrong_money" | "late" | "second" | "unknown_refund";

export interface Applied {
  /** The row changed: only then is there something to do. */
  changed: boolean;
  was: PaymentStatus;
  payment: Payment;
  trouble: PaymentTrouble | null;
}

declare module "#platform/context" {
  interface Events {
    /** A person should look at this payment. */
    "payment.troubled": { payment_id: number; order_id: number; trouble: PaymentTrouble };
  }
}

/**
 * Applies what the provider says. Repeats and news out of order change nothing. A payment becomes paid only
 * by the whole amount in its own currency. Emits `payment.troubled` when there is trouble.
 */
export async function applyOutcome(
  tx: TransactionContext,
  payment_id: number,
  outcome: GatewayOutcome | RefundedOutcome,
): Promise<Applied> {
  const payment = await lockPayment(tx, payment_id);
  const applied = await apply(tx, payment, outcome);
  if (applied.trouble) {
    const { trouble } = applied;
    tx.services.log.error({ payment_id, trouble, outcome: outcome.kind }, "a payment needs a person");
    await emit(tx, "payment.troubled", { payment_id, order_id: payment.order_id, trouble });
  }
  return { ...applied, was: payment.status };
}

type Change = Omit<Applied, "was">;

async function apply(
  tx: TransactionContext,
  payment: Payment,
  outcome: GatewayOutcome | RefundedOutcome,
): Promise<Change> {
  const unchanged: Change = { changed: false, payment, trouble: null };
  if (isForeign(payment, outcome)) return { ...unchanged, trouble: "wrong_money" };
  switch (outcome.kind) {
    case "pending":
      return rememberWaiting(tx, payment, outcome);
    case "authorized":
      if (!mayBecome(payment.status, "authorized")) return unchanged;
      if (isOtherMoney(payment, outcome)) return { ...unchanged, trouble: "wrong_money" };
      await charge(tx, payment, "authorize");
      return update(tx, payment, {
        status: "authorized",
        provider_payment_id: outcome.provider_payment_id,
      });
    case "captured":
      if (isOtherMoney(payment, outcome)) return { ...unchanged, trouble: "wrong_money" };
      return capture(tx, payment, outcome);
    case "failed":
      if (!mayBecome(payment.status, "failed")) return unchanged;
      return update(tx, payment, {
        status: "failed",
        failure_code: outcome.code,
        provider_payment_id: outcome.provider_payment_id ?? payment.provider_payment_id,
      });
    case "voided":
      if (!mayBecome(payment.status, "voided")) return unchanged;
      await charge(tx, payment, "void");
      return update(tx, payment, { status: "voided" });
    case "refunded":
      return applyRefunded(tx, payment, outcome);
  }
}

async function capture(
  tx: TransactionContext,
  payment: Payment,
  outcome: Extract<GatewayOutcome, { kind: "captured" }>,
): Promise<Change> {
  if (!mayBecome(payment.status, "captured")) return { changed: false, payment, trouble: null };
  if (!(await charge(tx, payment, "capture"))) return { changed: false, payment, trouble: null };
  const taken = {
    captured_minor: payment.amount_minor,
    provider_payment_id: outcome.provider_payment_id,
    reference: outcome.reference ?? payment.reference,
  };
  if (!isOver(payment.status)) return update(tx, payment, { ...taken, status: "captured" });
  const is_second = await tx.db
    .selectFrom("payments")
    .select("id")
    .where("live_order_id", "=", payment.order_id)
    .executeTakeFirst();
  if (is_second) return { ...(await update(tx, payment, taken)), trouble: "second" };
  return { ...(await update(tx, payment, { ...taken, status: "captured" })), trouble: "late" };
}

/** Where the buyer has to go, or what to write on the transfer; told once, kept. */
async function rememberWaiting(
  tx: TransactionContext,
  payment: Payment,
  outcome: Extract<GatewayOutcome, { kind: "pending" }>,
): Promise<Change> {
  const is_news = payment.status === "pending" && payment.provider_payment_id === null;
  if (!is_news || outcome.provider_payment_id === null) return { changed: false, payment, trouble: null };
  return update(tx, payment, {
    provider_payment_id: outcome.provider_payment_id,
    redirect_url: outcome.redirect_url,
    client_secret: outcome.client_secret,
    reference: payment.reference ?? outcome.reference,
  });
}

async function update(
  tx: TransactionContext,
  payment: Payment,
  change: Partial<Omit<Payment, "id">>,
): Promise<Change> {
  const values = { ...change, updated_at: now(tx) };
  await tx.db.updateTable("payments").set(values).where("id", "=", payment.id).execute();
  return { changed: true, payment: { ...payment, ...values }, trouble: null };
}

/** False when this charge is on the books already. */
function charge(
  tx: TransactionContext,
  payment: Payment,
  kind: "authorize" | "capture" | "void",
): Promise<boolean> {
  const row = {
    payment_id: payment.id,
    kind,
    amount_minor: payment.amount_minor,
    unique_key: `${kind}:${payment.id}`,
    created_at: now(tx),
  };
  return insertedOnce(tx, () => tx.db.insertInto("charges").values(row).execute());
}

/** Does the provider speak of another payment of its own than the one that belongs to ours? */
function isForeign(payment: Payment, outcome: { provider_payment_id: string | null }): boolean {
  const { provider_payment_id } = outcome;
  if (payment.provider_payment_id === null || provider_payment_id === null) return false;
  return payment.provider_payment_id !== provider_payment_id;
}

function isOtherMoney(payment: Payment, money: { amount_minor: number; currency: string }): boolean {
  return money.amount_minor !== payment.amount_minor || money.currency !== payment.currency;
}
