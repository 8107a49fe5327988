// Orders: one purchase and each seller's part of it, from the moment it is placed until it arrives or ends.
export { ordersNeedingAttention, settleAttention } from "./attention.ts";
export { type BulkResult, confirmSellerOrders, MAX_BULK_ORDERS } from "./bulk-confirm.ts";
export { cancelOrder, cancelOrderAsStaff, cancelSellerOrder } from "./cancel.ts";
export { partsPaidInVain } from "./cancelled-parts.ts";
export { claimGuestOrders } from "./claim-guest-orders.ts";
export type { DraftItem, DraftPart, OrderAddress, OrderDraft } from "./draft.ts";
export type { CancelCause } from "./events.ts";
export { endReplacedOrder, expireOrder, expireUnpaidOrders } from "./expire.ts";
export {
  findOwnOrder,
  findSellerOrder,
  type OwnOrder,
  orderOfCheckout,
  orderView,
  type SellerOrderView,
  sellerOrderView,
  staffOrderView,
} from "./find-order.ts";
export { type FoundOrder, findOrders } from "./find-orders.ts";
export {
  confirmSellerOrder,
  deliverSellerOrder,
  type ParcelLine,
  shipSellerOrder,
} from "./fulfil.ts";
export { guestOrderToken } from "./guest-token.ts";
export { orderInvariants } from "./invariants.ts";
export { forgetChanges, LATE_AFTER_MS } from "./late-change.ts";
export {
  type Listed,
  listAllOrders,
  listMyOrders,
  listSellerOrders,
  type OrderFilter,
  type SellerOrderFilter,
  type Slice,
} from "./list-orders.ts";
export { type LockedOrder, type LockedPart, lockOrder } from "./locked-order.ts";
export {
  mailAttention,
  mailDelivered,
  mailNewOrder,
  mailOrderCancelled,
  mailPartCancelled,
  mailShipment,
} from "./mails.ts";
export { addOrderNote, MAX_NOTE_LENGTH, type NoteView, orderNotes } from "./notes.ts";
export type { HistoryView, OrderView } from "./order-view.ts";
export { isOverdue } from "./overdue.ts";
export {
  awaitPayment,
  flagForAttention,
  markPaid,
  markStockCommitted,
  notePaymentStatus,
  showToSellers,
} from "./paid.ts";
export type { ItemView, PartView, ShipmentView } from "./part-view.ts";
export { type PlacedOrder, placeOrder } from "./place.ts";
export { countPopularity, unitsSold } from "./popularity.ts";
export { noteRefund, sendRefundsNow } from "./refunds.ts";
export { ordersWaiting } from "./seller-waiting.ts";
export { salePart } from "./settle-cash.ts";
export { cancelRefusedReason, orderStatusOf, TRANSITIONS } from "./status.ts";
export {
  type HistoryBy,
  type OrderStatus,
  type PaymentState,
  READABLE,
  type SellerOrderStatus,
} from "./tables.ts";
export { listTransfers, type WaitingTransfer } from "./transfers.ts";
