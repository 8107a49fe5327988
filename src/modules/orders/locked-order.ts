// The order as verbs change it: its row locked, with its parts and lines, in two statements.

import type { TransactionContext } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { missing } from "#platform/refusal";
import type { OrderStatus, PaymentState, SellerOrderStatus } from "./tables.ts";

/** One line as far as changing a part needs it. */
export interface LockedItem {
  id: number;
  variant_id: number;
  product_id: number;
  quantity: number;
  shipped_quantity: number;
  is_digital: boolean;
}

/** One seller's part with its lines. */
export interface LockedPart {
  id: number;
  order_id: number;
  seller_id: number;
  number: string;
  status: SellerOrderStatus;
  total_minor: number;
  refunded_minor: number;
  commission_minor: number;
  visible_at: number | null;
  has_shipped_line: boolean;
  /** It has nothing to send. */
  is_digital: boolean;
  items: LockedItem[];
}

/** An order whose row is locked until the transaction ends; whoever changes a part holds this lock. */
export interface LockedOrder {
  id: number;
  number: string;
  cart_id: number;
  user_id: number | null;
  status: OrderStatus;
  payment_status: PaymentState;
  payment_method: string;
  needs_attention: boolean;
  currency: string;
  total_minor: number;
  refunded_minor: number;
  stock_committed_at: number | null;
  expires_at: number | null;
  parts: LockedPart[];
}

const readLines = compileOnce((db, slot: Slots<{ order_id: number }>) =>
  db
    .selectFrom("order_items")
    .innerJoin("seller_orders", "seller_orders.id", "order_items.seller_order_id")
    .select([
      "seller_orders.id as part_id",
      "seller_orders.seller_id",
      "seller_orders.number",
      "seller_orders.status",
      "seller_orders.total_minor",
      "seller_orders.refunded_minor",
      "seller_orders.commission_minor",
      "seller_orders.visible_at",
      "order_items.id",
      "order_items.variant_id",
      "order_items.product_id",
      "order_items.quantity",
      "order_items.shipped_quantity",
      "order_items.is_digital",
    ])
    .where("order_items.order_id", "=", slot("order_id"))
    .orderBy("seller_orders.id")
    .orderBy("order_items.id"),
);

const lockedRow = (lock: boolean) =>
  compileOnce((db, slot: Slots<{ order_id: number }>) => {
    const query = db.selectFrom("orders").selectAll().where("id", "=", slot("order_id"));
    return lock ? query.forUpdate() : query;
  });
const READ_ROW = { sqlite: lockedRow(false), mysql: lockedRow(true) };

/** Locks the order and reads its parts with their lines. Refuses `missing`. */
export async function lockOrder(tx: TransactionContext, order_id: number): Promise<LockedOrder> {
  const row = await READ_ROW[tx.services.database.dialect].first(tx.db, { order_id });
  if (!row) throw missing("order");
  const lines = await readLines.all(tx.db, { order_id });
  const parts = new Map<number, LockedPart>();
  for (const line of lines) {
    let part = parts.get(line.part_id);
    if (!part) {
      part = {
        id: line.part_id,
        order_id,
        seller_id: line.seller_id,
        number: line.number ?? "",
        status: line.status,
        total_minor: line.total_minor,
        refunded_minor: line.refunded_minor,
        commission_minor: line.commission_minor,
        visible_at: line.visible_at,
        has_shipped_line: false,
        is_digital: true,
        items: [],
      };
      parts.set(line.part_id, part);
    }
    part.has_shipped_line ||= line.shipped_quantity > 0;
    part.is_digital &&= line.is_digital === 1;
    part.items.push({
      id: line.id,
      variant_id: line.variant_id,
      product_id: line.product_id,
      quantity: line.quantity,
      shipped_quantity: line.shipped_quantity,
      is_digital: line.is_digital === 1,
    });
  }
  return {
    id: row.id,
    number: row.number ?? "",
    cart_id: row.cart_id,
    user_id: row.user_id,
    status: row.status,
    payment_status: row.payment_status,
    payment_method: row.payment_method,
    needs_attention: row.needs_attention === 1,
    currency: row.currency,
    total_minor: row.total_minor,
    refunded_minor: row.refunded_minor,
    stock_committed_at: row.stock_committed_at,
    expires_at: row.expires_at,
    parts: [...parts.values()],
  };
}
