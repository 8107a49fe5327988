// The order as verbs change it: its row locked, with its parts and lines, read in one statement.

import type { TransactionContext } from "#platform/context";
import { compileOnce, isOnlyWriter, type Slots } from "#platform/database";
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
  placed_at: number;
  parts: LockedPart[];
}

const lock = compileOnce((db, slot: Slots<{ order_id: number }>) =>
  db.selectFrom("orders").select("id").where("id", "=", slot("order_id")).forUpdate(),
);

const readLines = compileOnce((db, slot: Slots<{ order_id: number }>) =>
  db
    .selectFrom("seller_orders")
    .innerJoin("orders", "orders.id", "seller_orders.order_id")
    .leftJoin("order_items", "order_items.seller_order_id", "seller_orders.id")
    .select([
      "orders.number as order_number",
      "orders.status as order_status",
      "orders.total_minor as order_total_minor",
      "orders.refunded_minor as order_refunded_minor",
      "orders.cart_id",
      "orders.user_id",
      "orders.payment_status",
      "orders.payment_method",
      "orders.needs_attention",
      "orders.currency",
      "orders.stock_committed_at",
      "orders.expires_at",
      "orders.placed_at",
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
    .where("seller_orders.order_id", "=", slot("order_id"))
    .orderBy("seller_orders.id")
    .orderBy("order_items.id"),
);

type Line = Awaited<ReturnType<typeof readLines.all>>[number];

/** Locks the order and reads it with its parts and lines. Refuses `missing`. */
export async function lockOrder(tx: TransactionContext, order_id: number): Promise<LockedOrder> {
  // SQLite needs no lock: a transaction there is the only writer.
  if (!isOnlyWriter(tx)) await lock.run(tx.db, { order_id });
  const lines = await readLines.all(tx.db, { order_id });
  const [row] = lines;
  if (!row) throw missing("order");
  return {
    id: order_id,
    number: row.order_number ?? "",
    cart_id: row.cart_id,
    user_id: row.user_id,
    status: row.order_status,
    payment_status: row.payment_status,
    payment_method: row.payment_method,
    needs_attention: row.needs_attention === 1,
    currency: row.currency,
    total_minor: row.order_total_minor,
    refunded_minor: row.order_refunded_minor,
    stock_committed_at: row.stock_committed_at,
    expires_at: row.expires_at,
    placed_at: row.placed_at,
    parts: partsOf(order_id, lines),
  };
}

function partsOf(order_id: number, lines: readonly Line[]): LockedPart[] {
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
    const { id, variant_id, product_id, quantity, shipped_quantity } = line;
    if (id === null || variant_id === null || product_id === null) continue;
    if (quantity === null || shipped_quantity === null) continue;
    const is_digital = line.is_digital === 1;
    part.has_shipped_line ||= shipped_quantity > 0;
    part.is_digital &&= is_digital;
    part.items.push({ id, variant_id, product_id, quantity, shipped_quantity, is_digital });
  }
  return [...parts.values()];
}
