// Placing an order: the purchase, its parts, their lines and the first history rows, inside checkout's
// transaction.
import { type Insertable, sql } from "kysely";
import { now, type TransactionContext } from "#platform/context";
import { compileOnce, flagOf, type Slots } from "#platform/database";
import { tokenHash } from "#platform/id";
import { textKey } from "#platform/text";
import type { OrderDraft } from "./draft.ts";
import { guestToken } from "./guest-token.ts";
import { recordHistory } from "./history.ts";
import { insertOf } from "./insert-many.ts";
import type { OrdersTable } from "./tables.ts";

/** Numbers begin here, so that the first order does not look like the first. */
const FIRST_NUMBER = 100_000;
const NUMBER_PREFIX = "BB-";

/** What was written: ids for what comes next in the same transaction. */
export interface PlacedOrder {
  order_id: number;
  number: string;
  parts: { id: number; seller_id: number; total_minor: number }[];
}

/**
 * Writes the order as pending. A second order for the same cart breaks the unique key `orders.cart_id`.
 * The number comes from the cart's id, which no other order can have: unique, and nobody waits for a counter.
 */
export async function placeOrder(tx: TransactionContext, draft: OrderDraft): Promise<PlacedOrder> {
  const time = now(tx);
  const number = orderNumber(draft.cart_id);
  const inserted = await insertOrder.run(tx.db, {
    number,
    cart_id: draft.cart_id,
    checkout_key: draft.checkout_key,
    user_id: draft.user_id,
    email: draft.email,
    email_key: draft.email === null ? null : textKey(draft.email),
    token_hash: draft.user_id === null ? tokenHash(guestToken(tx, draft.cart_id)) : null,
    status: "pending",
    payment_status: "pending",
    payment_method: draft.payment_method,
    attention_reason: null,
    currency: draft.currency,
    items_total_minor: draft.items_total_minor,
    discount_total_minor: draft.discount_total_minor,
    shipping_total_minor: draft.shipping_total_minor,
    tax_total_minor: draft.tax_total_minor,
    tax_included: flagOf(draft.tax_included),
    total_minor: draft.total_minor,
    shipping_address: draft.shipping_address && JSON.stringify(draft.shipping_address),
    billing_address: draft.billing_address && JSON.stringify(draft.billing_address),
    note: draft.note,
    purchase_order_number: draft.purchase_order_number,
    company_name: draft.company_name,
    tax_id: draft.tax_id,
    terms_version: draft.terms_version,
    stock_committed_at: null,
    expires_at: draft.expires_at,
    placed_at: time,
    updated_at: time,
  });
  const order_id = Number(inserted.insertId);
  const parts = await insertParts(tx, draft, order_id, number);
  await insertItems(tx, draft, order_id, parts);
  await recordHistory(tx, "buyer", [
    { order_id, event: "placed", to_status: "pending" },
    ...parts.map((part) => ({
      order_id,
      seller_order_id: part.id,
      event: "placed",
      to_status: "pending",
    })),
  ]);
  return { order_id, number, parts };
}

/** The number that people see of the order that was made of this cart. */
export function orderNumber(cart_id: number): string {
  return `${NUMBER_PREFIX}${FIRST_NUMBER + cart_id}`;
}

async function insertParts(
  tx: TransactionContext,
  draft: OrderDraft,
  order_id: number,
  number: string,
): Promise<PlacedOrder["parts"]> {
  const time = now(tx);
  const visible_at = draft.sellers_see_at_once ? time : null;
  await insertPartRows(
    tx.db,
    draft.parts.map((part, index) => ({
      order_id,
      seller_id: part.seller_id,
      number: `${number}-${index + 1}`,
      status: "pending" as const,
      currency: draft.currency,
      items_total_minor: part.items_total_minor,
      discount_total_minor: part.discount_total_minor,
      shipping_total_minor: part.shipping_total_minor,
      shipping_tax_minor: part.shipping_tax_minor,
      tax_total_minor: part.tax_total_minor,
      tax_included: flagOf(draft.tax_included),
      total_minor: part.total_minor,
      commission_minor: part.commission_minor,
      shipping_code: part.shipping?.code ?? null,
      shipping_name: part.shipping?.name ?? null,
      shipping_min_days: part.shipping?.min_days ?? null,
      shipping_max_days: part.shipping?.max_days ?? null,
      visible_at,
      confirmed_at: null,
      delivered_at: null,
      cancelled_at: null,
      placed_at: time,
      updated_at: time,
    })),
  );
  return readParts.all(tx.db, { order_id });
}

async function insertItems(
  tx: TransactionContext,
  draft: OrderDraft,
  order_id: number,
  parts: PlacedOrder["parts"],
): Promise<void> {
  const part_of = new Map(parts.map((part) => [part.seller_id, part.id]));
  const rows = draft.parts.flatMap((part) =>
    part.items.map((item) => ({
      order_id,
      seller_order_id: part_of.get(part.seller_id) ?? 0,
      seller_id: part.seller_id,
      product_id: item.product_id,
      variant_id: item.variant_id,
      name: item.name,
      sku: item.sku,
      options: item.options,
      image_key: item.image_key,
      is_digital: flagOf(item.is_digital),
      tax_class: item.tax_class,
      quantity: item.quantity,
      unit_price_minor: item.unit_price_minor,
      total_minor: item.total_minor,
      discount_minor: item.discount_minor,
      tax_rate_ppm: item.tax_rate_ppm,
      tax_minor: item.tax_minor,
      commission_rate_ppm: item.commission_rate_ppm,
      commission_minor: item.commission_minor,
      commission_rule: item.commission_rule,
    })),
  );
  await insertItemRows(tx.db, rows);
}

const readParts = compileOnce((db, slot: Slots<{ order_id: number }>) =>
  db
    .selectFrom("seller_orders")
    .select(["id", "seller_id", "total_minor"])
    .where("order_id", "=", slot("order_id"))
    .orderBy("id"),
);

const ORDER_COLUMNS = [
  "number",
  "cart_id",
  "checkout_key",
  "user_id",
  "token_hash",
  "status",
  "payment_status",
  "payment_method",
  "attention_reason",
  "currency",
  "items_total_minor",
  "discount_total_minor",
  "shipping_total_minor",
  "tax_total_minor",
  "tax_included",
  "total_minor",
  "shipping_address",
  "billing_address",
  "note",
  "purchase_order_number",
  "company_name",
  "tax_id",
  "terms_version",
  "stock_committed_at",
  "expires_at",
  "placed_at",
  "updated_at",
] as const;

type OrderRow = Pick<Insertable<OrdersTable>, (typeof ORDER_COLUMNS)[number]> & {
  email: string | null;
  email_key: string | null;
};

/** An account's order that names no address is written with the account's own, in the same statement. */
const insertOrder = compileOnce((db, slot: Slots<OrderRow>) => {
  const own = (column: "email" | "email_key") =>
    sql<string>`COALESCE(${slot(column)}, (SELECT ${sql.ref(column)} FROM users WHERE id = ${slot("user_id")}))`;
  const values = Object.fromEntries(ORDER_COLUMNS.map((column) => [column, slot(column)])) as OrderRow;
  return db.insertInto("orders").values({ ...values, email: own("email"), email_key: own("email_key") });
});

const insertPartRows = insertOf("seller_orders", [
  "order_id",
  "seller_id",
  "number",
  "status",
  "currency",
  "items_total_minor",
  "discount_total_minor",
  "shipping_total_minor",
  "shipping_tax_minor",
  "tax_total_minor",
  "tax_included",
  "total_minor",
  "commission_minor",
  "shipping_code",
  "shipping_name",
  "shipping_min_days",
  "shipping_max_days",
  "visible_at",
  "confirmed_at",
  "delivered_at",
  "cancelled_at",
  "placed_at",
  "updated_at",
]);

const insertItemRows = insertOf("order_items", [
  "order_id",
  "seller_order_id",
  "seller_id",
  "product_id",
  "variant_id",
  "name",
  "sku",
  "options",
  "image_key",
  "is_digital",
  "tax_class",
  "quantity",
  "unit_price_minor",
  "total_minor",
  "discount_minor",
  "tax_rate_ppm",
  "tax_minor",
  "commission_rate_ppm",
  "commission_minor",
  "commission_rule",
]);
