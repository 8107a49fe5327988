// The ledger: a double-entry book that is only ever added to; every balance is the sum of its entries.
//
// Positive is a debit, negative a credit. The plan of accounts, each once per currency:
//   gateway:<provider>  asset      money of ours at a payment provider or on the bank account (manual)
//   cash                asset      cash on delivery on its way through the seller's hands; 0 after each
// delivery
//   seller:<id>         liability  what we owe the seller; a debit balance is what the seller owes us
//   commission          revenue    what we earned
//   refunds_due         liability  what we owe buyers: cancelled parts and money that came for nothing
//
// The events of a seller order's life, each booked once:
//   sale            debit gateway total; credit seller total − commission, credit commission
//   cash sale       the same with `cash`; then the seller keeps the notes (cash_kept): debit seller, credit
// cash.
//                   What is left is the commission the seller owes; the next sale nets it out.
//   cancellation    the sale reversed to the minor unit, but into refunds_due instead of the gateway
//   stray_payment   debit gateway, credit refunds_due: money for an order that no longer stands
//   refund_paid     debit refunds_due, credit gateway: it has left
// So a seller's balance is sales − commission − refunds + reversed commission − payouts (cash kept counts
// as one).

export { type AccountName, commissionAccount, gatewayAccount, sellerAccount } from "./accounts.ts";
export { type Balance, balances, type TrialBalance, trialBalance } from "./balances.ts";
export {
  type Commission,
  commissionOf,
  DEFAULT_COMMISSION,
  defaultCommission,
  setDefaultCommission,
} from "./commission.ts";
export { ledgerInvariants } from "./invariants.ts";
export { type Posting, post, postAll } from "./posting.ts";
export {
  recordCancellation,
  recordCashDelivered,
  recordRefundPaid,
  recordSale,
  recordStrayPayment,
  type SalePart,
} from "./records.ts";
export {
  commissionsOf,
  type SellerCommission,
  sellerCommission,
  setSellerCommission,
} from "./seller-commission.ts";
export { type AccountKind, READABLE, type TransferKind } from "./tables.ts";
