// Notes: what a seller's people write about an order for each other. Its buyer never reads them.
import { userOf } from "#modules/identity";
import { type Context, now } from "#platform/context";
import { conflict } from "#platform/refusal";
import { findSellerOrder } from "./find-order.ts";
import { onOwnPart } from "./fulfil.ts";

/** The longest note, in characters. */
export const MAX_NOTE_LENGTH = 2000;
/** More than this is no note any more but a file. */
const MAX_NOTES = 200;

/** A note as the seller's people see it. */
export interface NoteView {
  id: number;
  text: string;
  /** Who wrote it: the name that the account had when it was read. */
  by: string;
  at: number;
}

/**
 * Adds a note to the own seller order. Refuses `missing`, `forbidden` without orders.fulfil, and
 * `too_many_notes` (409).
 */
export async function addOrderNote(
  context: Context,
  input: { seller_order_id: number; text: string },
): Promise<{ note_id: number }> {
  const { user_id } = userOf(context);
  return onOwnPart(context, input.seller_order_id, async (tx, _order, part) => {
    const { rows } = await tx.db
      .selectFrom("order_notes")
      .select((of) => of.fn.countAll<number>().as("rows"))
      .where("seller_order_id", "=", part.id)
      .executeTakeFirstOrThrow();
    if (Number(rows) >= MAX_NOTES) throw conflict("too_many_notes", "This order has as many notes as fit.");
    const result = await tx.db
      .insertInto("order_notes")
      .values({ seller_order_id: part.id, body: input.text, by_user_id: user_id, created_at: now(tx) })
      .executeTakeFirstOrThrow();
    return { note_id: Number(result.insertId) };
  });
}

/** The notes of an own seller order, newest first. Refuses `missing` and `forbidden`. */
export async function orderNotes(context: Context, seller_order_id: number): Promise<NoteView[]> {
  await findSellerOrder(context, seller_order_id);
  const rows = await context.db
    .selectFrom("order_notes")
    .innerJoin("users", "users.id", "order_notes.by_user_id")
    .select(["order_notes.id", "order_notes.body", "order_notes.created_at"])
    .select(["users.first_name", "users.last_name"])
    .where("order_notes.seller_order_id", "=", seller_order_id)
    .orderBy("order_notes.id", "desc")
    .limit(MAX_NOTES)
    .execute();
  return rows.map(({ id, body, created_at, first_name, last_name }) => ({
    id,
    text: body,
    by: `${first_name} ${last_name}`.trim(),
    at: created_at,
  }));
}
