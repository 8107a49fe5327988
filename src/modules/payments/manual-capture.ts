// Money that people hand over: a bank transfer that staff saw arrive, cash that was taken at the door.
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, insertedOnce } from "#platform/database";
import { type GatewayOutcome, manualId } from "#platform/gateway";
import { assertMinor, formatMoney } from "#platform/money";
import { conflict, invalid } from "#platform/refusal";
import { COLUMNS, type Payment, paymentById } from "./attempts.ts";
import { isOver, isPaid } from "./states.ts";

/**
 * Judges a bank transfer that staff saw arrive and gives the outcome to finalize; writes nothing itself, and
 * `applyOutcome` makes a repeat harmless. Refuses: missing, `already_paid`, `payment_closed`,
 * `not_a_transfer` (other methods are captured by their own events), and `amount` other than what is due
 * (422 `amount_mismatch`).
 */
export async function captureManually(
  context: Context,
  input: { payment_id: number; amount_minor: number; reference: string },
): Promise<{ payment: Payment; outcome: GatewayOutcome }> {
  const payment = await paymentById(context, input.payment_id);
  if (payment.method !== "bank_transfer") {
    throw conflict("not_a_transfer", "Only bank transfers are marked as received by hand.");
  }
  if (isPaid(payment.status)) throw conflict("already_paid", "This payment was marked as received before.");
  if (isOver(payment.status)) {
    throw conflict(
      "payment_closed",
      "This attempt is over; send the money back or let the buyer order again.",
    );
  }
  if (assertMinor(input.amount_minor) !== payment.amount_minor) {
    const due = `${formatMoney(payment.amount_minor, payment.currency)} ${payment.currency}`;
    throw invalid("amount", "amount_mismatch", `Exactly ${due} is due.`);
  }
  return {
    payment,
    outcome: {
      kind: "captured",
      provider_payment_id: payment.provider_payment_id ?? manualId(payment.id),
      amount_minor: payment.amount_minor,
      currency: payment.currency,
      reference: input.reference,
    },
  };
}

/**
 * Marks an order's cash on delivery as taken: `amount_minor` is the sum of its live parts, which is less
 * than the payment when a part was cancelled before. Null when the order has no open cash payment: then
 * nothing changed.
 */
export async function captureCash(
  tx: TransactionContext,
  input: { order_id: number; amount_minor: number },
): Promise<Payment | null> {
  const payment = await tx.db
    .selectFrom("payments")
    .select(COLUMNS)
    .where("live_order_id", "=", input.order_id)
    .where("method", "=", "cash_on_delivery")
    .where("status", "=", "pending")
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!payment) return null;
  const amount_minor = assertMinor(input.amount_minor);
  if (amount_minor <= 0 || amount_minor > payment.amount_minor) {
    throw new Error(`Cash of ${amount_minor} can't be taken on a payment of ${payment.amount_minor}`);
  }
  const row = {
    payment_id: payment.id,
    kind: "capture" as const,
    amount_minor,
    unique_key: `capture:${payment.id}`,
    created_at: now(tx),
  };
  if (!(await insertedOnce(tx, () => tx.db.insertInto("charges").values(row).execute()))) return null;
  const change = { status: "captured" as const, captured_minor: amount_minor, updated_at: now(tx) };
  await tx.db.updateTable("payments").set(change).where("id", "=", payment.id).execute();
  return { ...payment, ...change };
}
