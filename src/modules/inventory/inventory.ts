// Inventory: what can be sold of each variant, what holds it, and why it is what it is.
export { type Adjustment, adjustStock, MAX_ON_HAND } from "./adjust.ts";
export { availability, availableAt } from "./availability.ts";
export { type BulkChange, type BulkResult, changeProducts, MAX_BULK_PRODUCTS } from "./bulk.ts";
export { sweepReservations } from "./expiry.ts";
export { inventoryInvariants } from "./invariants.ts";
export { mailLowStock } from "./mails.ts";
export { MAX_REASON_LENGTH } from "./movements.ts";
export { adjustProductStock, type ProductStockChange } from "./product-stock.ts";
export {
  commitReservations,
  extendReservations,
  releaseReservations,
  reserve,
  type StockLine,
} from "./reservations.ts";
export { stockWaiting } from "./seller-waiting.ts";
export { listMovements, listStock, type MovementRow, readStock, type StockRow } from "./stock-list.ts";
export { giveStock, LOW_STOCK_THRESHOLD, returnStock, type StockGiven } from "./supply.ts";
export { MOVEMENT_KINDS, type MovementKind, READABLE, type ReservationState } from "./tables.ts";
