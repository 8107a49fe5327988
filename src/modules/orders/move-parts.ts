// How a part's status changes: the one place that writes it, with its history row and the order's derived
// status.
import { now, type TransactionContext } from "#platform/context";
import { DERIVED_EVENT, type Happening, recordHistory } from "./history.ts";
import { noteLateChange } from "./late-change.ts";
import type { LockedOrder, LockedPart } from "./locked-order.ts";
import { type Act, assertMay, orderStatusOf, TRANSITIONS } from "./status.ts";
import type { HistoryBy, OrderStatus } from "./tables.ts";

/** An act done to some parts of a locked order. */
export interface Move {
  act: Act;
  by: HistoryBy;
  parts: readonly LockedPart[];
  note?: string | null;
  /** Rows that belong to the same moment, written before those of the move. */
  before?: readonly Happening[];
}

const EVENT_OF: Readonly<Record<Act, string>> = {
  confirm: "confirmed",
  ship: "shipped",
  deliver: "delivered",
  deliver_digital: "delivered",
  cancel: "cancelled",
};

/**
 * Moves the parts, writes their history and the order's derived status; `order` and its parts say afterwards
 * what is so now. Refuses (403, 409) what the state machine does not allow. The caller holds the order's
 * lock.
 */
export async function moveParts(tx: TransactionContext, order: LockedOrder, move: Move): Promise<void> {
  const { act, by, parts } = move;
  const { to } = TRANSITIONS[act];
  for (const part of parts) assertMay(act, by, part);
  const time = now(tx);
  const moment =
    to === "confirmed"
      ? { confirmed_at: time }
      : to === "delivered"
        ? { delivered_at: time }
        : to === "cancelled"
          ? { cancelled_at: time }
          : {};
  const ids = parts.map((part) => part.id);
  if (ids.length > 0) {
    await tx.db
      .updateTable("seller_orders")
      .set({ status: to, updated_at: time, ...moment })
      .where("id", "in", ids)
      .execute();
  }
  if (act === "cancel") await noteLateChange(tx, order);
  const happenings: Happening[] = [...(move.before ?? [])];
  for (const part of parts) {
    happenings.push({
      order_id: order.id,
      seller_order_id: part.id,
      event: EVENT_OF[act],
      from_status: part.status,
      to_status: to,
      note: move.note ?? null,
    });
    part.status = to;
  }
  const status = orderStatusOf(order.parts);
  if (status !== order.status) happenings.push(derivedRow(order, status));
  await recordHistory(tx, by, happenings);
  await storeStatus(tx, order, status);
}

/** Writes the derived status when something other than a part's status moved it, such as a first parcel. */
export async function deriveStatus(
  tx: TransactionContext,
  order: LockedOrder,
  by: HistoryBy,
  happenings: readonly Happening[] = [],
): Promise<void> {
  const status = orderStatusOf(order.parts);
  const rows = status === order.status ? happenings : [...happenings, derivedRow(order, status)];
  await recordHistory(tx, by, rows);
  await storeStatus(tx, order, status);
}

function derivedRow(order: LockedOrder, status: OrderStatus): Happening {
  return { order_id: order.id, event: DERIVED_EVENT, from_status: order.status, to_status: status };
}

async function storeStatus(tx: TransactionContext, order: LockedOrder, status: OrderStatus): Promise<void> {
  if (status === order.status) return;
  order.status = status;
  await tx.db
    .updateTable("orders")
    .set({ status, updated_at: now(tx) })
    .where("id", "=", order.id)
    .execute();
}
