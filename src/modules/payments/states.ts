// The payment's state machine as one table: it only ever moves forward, whatever order the news come in.
import type { PaymentStatus } from "./tables.ts";

/**
 * Where a payment may go from where it is. Money that arrives for an attempt that was given up is still
 * money: `failed` and `voided` may become `captured`, which `applyOutcome` reports as trouble.
 */
const NEXT: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ["authorized", "captured", "voided", "failed"],
  authorized: ["captured", "voided", "failed"],
  captured: ["partially_refunded", "refunded"],
  partially_refunded: ["partially_refunded", "refunded"],
  refunded: [],
  voided: ["captured"],
  failed: ["captured"],
};

const OPEN: readonly PaymentStatus[] = ["pending", "authorized"];
const PAID: readonly PaymentStatus[] = ["captured", "partially_refunded", "refunded"];
const OVER: readonly PaymentStatus[] = ["failed", "voided"];

/** May a payment that is `from` become `to`? */
export function mayBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return NEXT[from].includes(to);
}

/** Is the attempt still in flight? */
export function isOpen(status: PaymentStatus): boolean {
  return OPEN.includes(status);
}

/** Was money taken by this attempt (given back since or not)? */
export function isPaid(status: PaymentStatus): boolean {
  return PAID.includes(status);
}

/** Is the attempt over without money, so that another may begin? */
export function isOver(status: PaymentStatus): boolean {
  return OVER.includes(status);
}

/**
 * The order's payment status from all its attempts: the live one's (there is one at most), else the latest
 * one's. An order without attempts had nothing to pay, which counts as captured.
 */
export function paymentStatusOf(payments: readonly { id: number; status: PaymentStatus }[]): PaymentStatus {
  const live = payments.find((payment) => !isOver(payment.status));
  const latest = payments.reduce<{ id: number; status: PaymentStatus } | null>(
    (best, payment) => (best === null || payment.id > best.id ? payment : best),
    null,
  );
  return live?.status ?? latest?.status ?? "captured";
}
