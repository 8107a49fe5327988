// What a seller does with its part: confirm it, send it in one parcel or several, say that it arrived.
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { conflict, invalidFields, missing } from "#platform/refusal";
import { actingSeller } from "./find-order.ts";
import { type LockedOrder, type LockedPart, lockOrder } from "./locked-order.ts";
import { deriveStatus, moveParts } from "./move-parts.ts";
import { settleCash } from "./settle-cash.ts";
import { assertMay } from "./status.ts";
import { trackingUrl } from "./tracking.ts";

/** What of which line goes into a parcel. */
export interface ParcelLine {
  order_item_id: number;
  quantity: number;
}

/** Says that the seller will fulfil it. Refuses `missing`, and 409 `wrong_state` unless it is pending. */
export async function confirmSellerOrder(
  context: Context,
  input: { seller_order_id: number },
): Promise<void> {
  await onOwnPart(context, input.seller_order_id, async (tx, order, part) => {
    await moveParts(tx, order, { act: "confirm", by: "seller", parts: [part] });
    await emit(tx, "seller_order.confirmed", { order_id: order.id, seller_order_id: part.id });
  });
}

/**
 * Sends a parcel: the lines given, or everything that is still to be sent. With the last physical line the
 * part is shipped. Refuses `missing`; 422 for lines that are not of this part; 409 `wrong_state`,
 * `nothing_to_ship`, `already_shipped` when more of a line is sent than is left.
 */
export async function shipSellerOrder(
  context: Context,
  input: {
    seller_order_id: number;
    items?: readonly ParcelLine[];
    carrier?: string | null;
    tracking_number?: string | null;
    /** Where it can be followed; left out: the page of the carrier, where we know it. */
    tracking_url?: string | null;
  },
): Promise<{ shipment_id: number }> {
  const { carrier = null, tracking_number = null } = input;
  const tracking_url = input.tracking_url ?? trackingUrl(carrier, tracking_number);
  return onOwnPart(context, input.seller_order_id, async (tx, order, part) => {
    if (input.items) refuseForeignLines(part, input.items);
    assertMay("ship", "seller", part);
    const lines = input.items ?? whatIsLeft(part);
    if (lines.length === 0) throw conflict("nothing_to_ship", "Nothing is left to be sent.");
    refuseTooMuch(part, lines);
    const shipment_id = await insertShipment(tx, part, lines, { carrier, tracking_number, tracking_url });
    const ids = { order_id: order.id, seller_order_id: part.id };
    const note = [carrier, tracking_number].filter(Boolean).join(" ") || null;
    const sent = { ...ids, event: "shipment_created", note };
    part.has_shipped_line = true;
    if (whatIsLeft(part).length === 0) {
      await moveParts(tx, order, { act: "ship", by: "seller", parts: [part], before: [sent] });
      await emit(tx, "seller_order.shipped", ids);
    } else await deriveStatus(tx, order, "seller", [sent]);
    await emit(tx, "shipment.created", { ...ids, shipment_id });
    return { shipment_id };
  });
}

/**
 * Says that everything arrived. The last delivery of an order that is paid in cash takes the payment.
 * Refuses `missing`, and 409 `wrong_state` unless it is shipped.
 */
export async function deliverSellerOrder(
  context: Context,
  input: { seller_order_id: number },
): Promise<void> {
  await onOwnPart(context, input.seller_order_id, async (tx, order, part) => {
    await moveParts(tx, order, { act: "deliver", by: "seller", parts: [part] });
    await tx.db
      .updateTable("shipments")
      .set({ delivered_at: now(tx) })
      .where("seller_order_id", "=", part.id)
      .where("delivered_at", "is", null)
      .execute();
    await emit(tx, "seller_order.delivered", { order_id: order.id, seller_order_id: part.id });
    await settleCash(tx, order);
  });
}

/** Runs `work` on the seller's own part with the order locked. Refuses `missing` for parts of others. */
export async function onOwnPart<T>(
  context: Context,
  seller_order_id: number,
  work: (tx: TransactionContext, order: LockedOrder, part: LockedPart) => Promise<T>,
): Promise<T> {
  const seller_id = actingSeller(context);
  return transaction(context, async (tx) => {
    const row = await tx.db
      .selectFrom("seller_orders")
      .select("order_id")
      .where("id", "=", seller_order_id)
      .where("seller_id", "=", seller_id)
      .where("visible_at", "<=", now(tx))
      .executeTakeFirst();
    if (!row) throw missing("order");
    const order = await lockOrder(tx, row.order_id);
    const part = order.parts.find((candidate) => candidate.id === seller_order_id);
    if (!part) throw missing("order");
    return work(tx, order, part);
  });
}

function refuseForeignLines(part: LockedPart, lines: readonly ParcelLine[]): void {
  const seen = new Set<number>();
  const errors = lines.flatMap((line, index) => {
    const item = part.items.find((candidate) => candidate.id === line.order_item_id);
    const is_twice = seen.has(line.order_item_id);
    seen.add(line.order_item_id);
    const field = `items.${index}.order_item_id`;
    if (!item) return [{ field, code: "unknown", message: "This order has no such line." }];
    if (item.is_digital) return [{ field, code: "digital", message: "This line needs no parcel." }];
    return is_twice ? [{ field, code: "duplicate", message: "Name each line once." }] : [];
  });
  if (errors.length > 0) throw invalidFields(errors);
}

function whatIsLeft(part: LockedPart): ParcelLine[] {
  return part.items
    .filter((item) => !item.is_digital && item.shipped_quantity < item.quantity)
    .map((item) => ({ order_item_id: item.id, quantity: item.quantity - item.shipped_quantity }));
}

function refuseTooMuch(part: LockedPart, lines: readonly ParcelLine[]): void {
  for (const line of lines) {
    const item = part.items.find((candidate) => candidate.id === line.order_item_id);
    const left = item ? item.quantity - item.shipped_quantity : 0;
    if (line.quantity > left) {
      const message = left === 0 ? "This line was sent already." : `Only ${left} of this line are left.`;
      throw conflict("already_shipped", message, { order_item_id: line.order_item_id, left });
    }
  }
}

async function insertShipment(
  tx: TransactionContext,
  part: LockedPart,
  lines: readonly ParcelLine[],
  parcel: { carrier: string | null; tracking_number: string | null; tracking_url: string | null },
): Promise<number> {
  const inserted = await tx.db
    .insertInto("shipments")
    .values({
      seller_order_id: part.id,
      ...parcel,
      shipped_at: now(tx),
      delivered_at: null,
    })
    .executeTakeFirstOrThrow();
  const shipment_id = Number(inserted.insertId);
  await tx.db
    .insertInto("shipment_items")
    .values(lines.map(({ order_item_id, quantity }) => ({ shipment_id, order_item_id, quantity })))
    .execute();
  for (const line of lines) {
    const item = part.items.find((candidate) => candidate.id === line.order_item_id);
    if (item) item.shipped_quantity += line.quantity;
  }
  await countShipped(tx, part.id);
  return shipment_id;
}

/** Counted from the parcels, in one statement however many lines there are. */
async function countShipped(tx: TransactionContext, seller_order_id: number): Promise<void> {
  await tx.db
    .updateTable("order_items")
    .set((of) => ({
      shipped_quantity: of
        .selectFrom("shipment_items")
        .select((sent) =>
          sent.fn.coalesce(sent.fn.sum<number>("shipment_items.quantity"), sent.lit(0)).as("n"),
        )
        .whereRef("shipment_items.order_item_id", "=", "order_items.id"),
    }))
    .where("seller_order_id", "=", seller_order_id)
    .execute();
}
