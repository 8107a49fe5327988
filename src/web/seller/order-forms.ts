// The forms on an order's page: what goes into a parcel, a note, why it is cancelled.
import { z } from "@hono/zod-openapi";
import type { ParcelLine, PartView } from "#modules/orders";
import { type FieldError, invalidFields } from "#platform/refusal";
import { line } from "../../api/common.ts";
import { trackingUrlInput } from "../../api/orders-schema.ts";
import { noteText } from "../../api/seller/order-desk.ts";

export const MAX_REASON = 500;

export const parcelForm = z.looseObject({
  carrier: line(80).optional(),
  tracking_number: line(120).optional(),
  tracking_url: trackingUrlInput.optional(),
});

export const noteForm = z.object({ text: noteText });
export const cancelForm = z.object({ reason: line(MAX_REASON) });

/** The field of a line's quantity. */
export function quantityField(order_item_id: number): string {
  return `quantity_${order_item_id}`;
}

/** What of a part can still be sent. */
export function whatIsLeft(part: PartView): { order_item_id: number; left: number; name: string }[] {
  return part.items
    .filter((item) => !item.is_digital && item.shipped_quantity < item.quantity)
    .map(({ id, name, quantity, shipped_quantity }) => ({
      order_item_id: id,
      left: quantity - shipped_quantity,
      name,
    }));
}

/**
 * The lines of a parcel as they were typed; an empty field is none of it. Refuses (422) numbers that are none
 * or too high, and a parcel with nothing in it.
 */
export function linesOf(part: PartView, values: Readonly<Record<string, string>>): ParcelLine[] {
  const wrong: FieldError[] = [];
  const lines = whatIsLeft(part).map(({ order_item_id, left }) => {
    const field = quantityField(order_item_id);
    const typed = (values[field] ?? "").trim() || "0";
    const quantity = /^\d{1,7}$/.test(typed) ? Number(typed) : -1;
    if (quantity < 0) wrong.push({ field, code: "invalid_format", message: "A whole number." });
    else if (quantity > left)
      wrong.push({ field, code: "too_many_in_parcel", message: `Only ${left} are left.` });
    return { order_item_id, quantity };
  });
  if (wrong.length > 0) throw invalidFields(wrong);
  const chosen = lines.filter(({ quantity }) => quantity > 0);
  const [first] = lines;
  if (chosen.length === 0 && first) {
    const field = quantityField(first.order_item_id);
    throw invalidFields([{ field, code: "nothing_in_parcel", message: "Put something into the parcel." }]);
  }
  return chosen;
}
