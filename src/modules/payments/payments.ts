// Payments: attempts to pay an order, what providers say about them, refunds, and each seller order's share.
//
// One attempt, from beginning to end:
//   prepare   createPayment(tx) beside the order, recordShares(tx)
//   pay       callProvider(context, payment_id), no transaction open; whoever comes later repeats it
//   finalize  applyOutcome(tx, payment_id, outcome): row lock, each effect once; look at `trouble` first, then
//             book and commit stock when it says `changed` and the payment is captured
// A provider's message goes receiveEvent(context) → rememberEvent(tx) and finalize in one transaction.
// Money back: requestRefund(tx) → job `refund.send` (sendRefund) → event `refund.settled`.

export type { GatewayMethod, GatewayOutcome, RefundedOutcome } from "#platform/gateway";
export {
  createPayment,
  failPayment,
  latestPayment,
  type Payment,
  paymentById,
  paymentOfAttempt,
  paymentsOf,
  voidPayment,
} from "./attempts.ts";
export { paymentInvariants } from "./invariants.ts";
export { captureCash, captureManually } from "./manual-capture.ts";
export {
  holdUntil,
  type PaymentChoice,
  type PaymentSituation,
  paymentMethods,
  requirePaymentMethod,
  TRANSFER_HOLD_HOURS,
} from "./methods.ts";
export { type Applied, applyOutcome, type PaymentTrouble } from "./outcomes.ts";
export { callProvider, sendVoid } from "./provider-calls.ts";
export { type ReceivedEvent, receiveEvent, rememberEvent } from "./provider-events.ts";
export { sendRefund, settleManually, settleRefund } from "./refund-settling.ts";
export { type Refund, refundById, refundsOf, requestRefund } from "./refunds.ts";
export { type PaymentShare, recordShares, sharesOf } from "./shares.ts";
export { isPaid, mayBecome, paymentStatusOf } from "./states.ts";
export { type PaymentStatus, READABLE, type RefundStatus } from "./tables.ts";
export { transfersWaiting } from "./transfers-waiting.ts";
