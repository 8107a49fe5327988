// An order as it is shown: one model for buyers, sellers, staff and mails, in a constant number of reads.
import { isPaid, type Payment, paymentsOf } from "#modules/payments";
import { type Context, now } from "#platform/context";
import type { OrderAddress } from "./draft.ts";
import { DERIVED_EVENT } from "./history.ts";
import { isOverdue } from "./overdue.ts";
import { collect, type PartView, readParts, stateOf } from "./part-view.ts";
import { readByIds } from "./read-by-ids.ts";
import { cancelRefusedReason } from "./status.ts";
import type { HistoryBy, OrderStatus, PaymentState } from "./tables.ts";

export interface HistoryView {
  at: number;
  event: string;
  by: HistoryBy;
  note: string | null;
  seller_order_id: number | null;
}

export interface OrderView {
  id: number;
  number: string;
  cart_id: number;
  user_id: number | null;
  status: OrderStatus;
  payment_status: PaymentState;
  payment_method: string;
  needs_attention: boolean;
  attention_reason: string | null;
  email: string;
  currency: string;
  items_total_minor: number;
  discount_total_minor: number;
  shipping_total_minor: number;
  tax_total_minor: number;
  tax_included: boolean;
  total_minor: number;
  refunded_minor: number;
  shipping_address: OrderAddress | null;
  billing_address: OrderAddress | null;
  note: string | null;
  purchase_order_number: string | null;
  company_name: string | null;
  tax_id: string | null;
  placed_at: number;
  expires_at: number | null;
  /** The attempt that counts: the live one, else the last. Null when nothing was to be paid. */
  payment: Payment | null;
  parts: PartView[];
  history: HistoryView[];
  cancel_refused_reason: string | null;
}

/** The order with everything in it. Who may see it was decided before. */
export async function readOrder(context: Context, order_id: number): Promise<OrderView | null> {
  return (await readOrders(context, [order_id]))[0] ?? null;
}

/** These orders in the order of `ids`; five reads at most, however many they are. */
export async function readOrders(context: Context, ids: readonly number[]): Promise<OrderView[]> {
  if (ids.length === 0) return [];
  const rows = await readRows(context.db, ids);
  const parts = await readParts(context, ids);
  const payments = await paymentsOf(context, ids);
  const history = await readHistory(context, ids);
  const time = now(context);
  const by_id = new Map(
    rows.map((row) => {
      const overdue = isOverdue(row, time);
      const own = (parts.get(row.id) ?? []).map((part) =>
        overdue
          ? { ...part, status: "cancelled" as const, cancel_refused_reason: "already_cancelled" }
          : part,
      );
      const view: OrderView = {
        id: row.id,
        number: row.number ?? "",
        cart_id: row.cart_id,
        user_id: row.user_id,
        status: overdue ? "cancelled" : row.status,
        payment_status: row.payment_status,
        payment_method: row.payment_method,
        needs_attention: row.needs_attention === 1,
        attention_reason: row.attention_reason,
        email: row.email,
        currency: row.currency,
        items_total_minor: row.items_total_minor,
        discount_total_minor: row.discount_total_minor,
        shipping_total_minor: row.shipping_total_minor,
        tax_total_minor: row.tax_total_minor,
        tax_included: row.tax_included === 1,
        total_minor: row.total_minor,
        refunded_minor: row.refunded_minor,
        shipping_address: readAddress(row.shipping_address),
        billing_address: readAddress(row.billing_address),
        note: row.note,
        purchase_order_number: row.purchase_order_number,
        company_name: row.company_name,
        tax_id: row.tax_id,
        placed_at: row.placed_at,
        expires_at: row.expires_at,
        payment: countingAttempt(payments.get(row.id) ?? []),
        parts: own,
        history: history.get(row.id) ?? [],
        cancel_refused_reason: cancelRefusedReason(own.map(stateOf)),
      };
      return [row.id, view];
    }),
  );
  return ids.map((id) => by_id.get(id)).filter((view) => view !== undefined);
}

/** The attempt that a reader is shown: the one that paid, else the latest. */
function countingAttempt(attempts: readonly Payment[]): Payment | null {
  return attempts.findLast((payment) => isPaid(payment.status)) ?? attempts.at(-1) ?? null;
}

async function readHistory(
  context: Context,
  order_ids: readonly number[],
): Promise<Map<number, HistoryView[]>> {
  const rows = await readHappenings(context.db, order_ids);
  const history = new Map<number, HistoryView[]>();
  for (const row of rows) {
    // Every part was placed with its order; saying so once is enough.
    if (row.event === "placed" && row.seller_order_id !== null) continue;
    collect(history, row.order_id, {
      at: row.created_at,
      event: row.event,
      by: row.by_kind,
      note: row.note,
      seller_order_id: row.seller_order_id,
    });
  }
  return history;
}

function readAddress(text: string | null): OrderAddress | null {
  return text ? (JSON.parse(text) as OrderAddress) : null;
}

const readRows = readByIds((db, ids) => db.selectFrom("orders").selectAll().where("id", "in", ids));

const readHappenings = readByIds((db, ids) =>
  db
    .selectFrom("order_history")
    .select(["order_id", "seller_order_id", "event", "by_kind", "note", "created_at"])
    .where("order_id", "in", ids)
    .where("event", "<>", DERIVED_EVENT)
    .orderBy("id"),
);
