// The orders' tables: a purchase, its sellers' parts, their lines, what happened, the parcels, and notes.
import type { Generated } from "kysely";

export type OrderStatus =
  | "pending"
  | "confirmed"
  | "partially_shipped"
  | "shipped"
  | "delivered"
  | "partially_cancelled"
  | "cancelled";

export type SellerOrderStatus = "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";

export type PaymentState =
  | "pending"
  | "authorized"
  | "captured"
  | "partially_refunded"
  | "refunded"
  | "voided"
  | "failed";

export type HistoryBy = "buyer" | "seller" | "staff" | "system";

export interface OrdersTable {
  id: Generated<number>;
  number: string | null;
  cart_id: number;
  /** Names the checkout that made it: a repeat of that checkout finds this order. */
  checkout_key: string | null;
  user_id: number | null;
  email: string;
  email_key: string;
  token_hash: string | null;
  status: OrderStatus;
  payment_status: PaymentState;
  payment_method: string;
  needs_attention: Generated<number>;
  attention_reason: string | null;
  currency: string;
  items_total_minor: number;
  discount_total_minor: number;
  shipping_total_minor: number;
  tax_total_minor: number;
  tax_included: number;
  total_minor: number;
  refunded_minor: Generated<number>;
  shipping_address: string | null;
  billing_address: string | null;
  note: string | null;
  purchase_order_number: string | null;
  company_name: string | null;
  tax_id: string | null;
  terms_version: string | null;
  stock_committed_at: number | null;
  expires_at: number | null;
  placed_at: number;
  updated_at: number;
}

export interface SellerOrdersTable {
  id: Generated<number>;
  order_id: number;
  seller_id: number;
  number: string | null;
  status: SellerOrderStatus;
  currency: string;
  items_total_minor: number;
  discount_total_minor: number;
  shipping_total_minor: number;
  shipping_tax_minor: number;
  tax_total_minor: number;
  tax_included: number;
  total_minor: number;
  refunded_minor: Generated<number>;
  commission_minor: number;
  shipping_code: string | null;
  shipping_name: string | null;
  shipping_min_days: number | null;
  shipping_max_days: number | null;
  visible_at: number | null;
  confirmed_at: number | null;
  delivered_at: number | null;
  cancelled_at: number | null;
  placed_at: number;
  updated_at: number;
}

export interface OrderItemsTable {
  id: Generated<number>;
  order_id: number;
  seller_order_id: number;
  seller_id: number;
  product_id: number;
  variant_id: number;
  name: string;
  sku: string | null;
  options: string;
  image_key: string | null;
  is_digital: number;
  tax_class: string;
  quantity: number;
  shipped_quantity: Generated<number>;
  unit_price_minor: number;
  total_minor: number;
  discount_minor: number;
  tax_rate_ppm: number;
  tax_minor: number;
  commission_rate_ppm: number;
  commission_minor: number;
  commission_rule: string;
}

export interface OrderHistoryTable {
  id: Generated<number>;
  order_id: number;
  seller_order_id: number | null;
  event: string;
  from_status: string | null;
  to_status: string | null;
  by_kind: HistoryBy;
  by_user_id: number | null;
  note: string | null;
  created_at: number;
}

export interface ShipmentsTable {
  id: Generated<number>;
  seller_order_id: number;
  carrier: string | null;
  tracking_number: string | null;
  tracking_url: string | null;
  shipped_at: number;
  delivered_at: number | null;
}

export interface ShipmentItemsTable {
  id: Generated<number>;
  shipment_id: number;
  order_item_id: number;
  quantity: number;
}

export interface OrderNotesTable {
  id: Generated<number>;
  seller_order_id: number;
  body: string;
  by_user_id: number;
  created_at: number;
}

/** An order whose sale changed long after it was placed; see `noteLateChange`. */
export interface OrderChangesTable {
  id: Generated<number>;
  order_id: number;
  placed_at: number;
}

declare module "#platform/database" {
  interface Tables {
    orders: OrdersTable;
    seller_orders: SellerOrdersTable;
    order_items: OrderItemsTable;
    order_history: OrderHistoryTable;
    shipments: ShipmentsTable;
    shipment_items: ShipmentItemsTable;
    order_notes: OrderNotesTable;
    order_changes: OrderChangesTable;
  }
}

/** Tables that other modules may join in reads; only this module writes them. */
export const READABLE = ["orders", "seller_orders", "order_items", "order_changes"] as const;
