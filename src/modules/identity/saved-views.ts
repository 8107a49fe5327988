// Saved views: what somebody asks of a list (its search, filters, order and columns), kept under a name. They
// are personal: nobody else sees them, whatever they may do.
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, transaction } from "#platform/database";
import { conflict, missing } from "#platform/refusal";
import { clip, textKey } from "#platform/text";
import { userOf } from "./actor.ts";
import type { SavedViewsTable } from "./tables.ts";

/** So many fit beside each other; more would be a list of lists. */
export const MAX_SAVED_VIEWS = 12;
/** The longest name, in characters. */
export const MAX_VIEW_NAME = 40;
/** The longest question, in characters as an address writes them. */
export const MAX_VIEW_QUERY = 1000;

/** A ligature may become many letters where names are compared. */
const MAX_NAME_KEY = 120;

export type SavedView = Omit<SavedViewsTable, "id"> & { id: number };

/** The caller's views of these lists, oldest first. */
export async function listSavedViews(context: Context, places: readonly string[]): Promise<SavedView[]> {
  return context.db
    .selectFrom("saved_views")
    .selectAll()
    .where("user_id", "=", userOf(context).user_id)
    .where("place", "in", places)
    .orderBy("id")
    .limit(MAX_SAVED_VIEWS * places.length)
    .execute();
}

/** One of the caller's views of these lists. Refuses `missing` for anybody else's, and for other lists'. */
export async function findSavedView(
  context: Context,
  id: number,
  places: readonly string[],
): Promise<SavedView> {
  const row = await context.db
    .selectFrom("saved_views")
    .selectAll()
    .where("id", "=", id)
    .where("user_id", "=", userOf(context).user_id)
    .where("place", "in", places)
    .executeTakeFirst();
  if (!row) throw missing("view");
  return row;
}

/**
 * Keeps a view under a name that the list doesn't have yet; where it has, and `is_replacing`, the one of that
 * name asks this from now on. Refuses `view_name_taken` and `too_many_views` (409).
 */
export async function keepView(
  context: Context,
  input: { place: string; name: string; query: string; is_replacing?: boolean },
): Promise<SavedView> {
  const { is_replacing = false, ...asked } = input;
  const { place, name, query } = asked;
  const { user_id } = userOf(context);
  return transaction(context, async (tx) => {
    const others = await lockedViews(tx, place);
    const namesake = others.find(({ name_key }) => name_key === keyOf(name));
    if (namesake && is_replacing) return changeSavedView(tx, namesake, { query });
    refuseTaken(others, name);
    if (others.length >= MAX_SAVED_VIEWS) {
      throw conflict("too_many_views", `A list has ${MAX_SAVED_VIEWS} saved views at most.`);
    }
    const times = { created_at: now(tx), updated_at: now(tx) };
    const row = { user_id, ...asked, name_key: keyOf(name), ...times };
    const result = await tx.db.insertInto("saved_views").values(row).executeTakeFirstOrThrow();
    return { ...row, id: Number(result.insertId) };
  });
}

/** Gives a view another name, another question, or both. Refuses `view_name_taken` (409). */
export async function changeSavedView(
  context: Context,
  view: SavedView,
  { name = view.name, query = view.query }: { name?: string | undefined; query?: string | undefined },
): Promise<SavedView> {
  return transaction(context, async (tx) => {
    const others = await lockedViews(tx, view.place);
    refuseTaken(
      others.filter(({ id }) => id !== view.id),
      name,
    );
    const changes = { name, name_key: keyOf(name), query, updated_at: now(tx) };
    await tx.db
      .updateTable("saved_views")
      .set(changes)
      .where("id", "=", view.id)
      .where("user_id", "=", userOf(tx).user_id)
      .execute();
    return { ...view, ...changes };
  });
}

/** Forgets one of the caller's views. */
export async function removeSavedView(context: Context, { id }: SavedView): Promise<void> {
  await transaction(context, async (tx) => {
    await tx.db
      .deleteFrom("saved_views")
      .where("id", "=", id)
      .where("user_id", "=", userOf(tx).user_id)
      .execute();
  });
}

/** The account is held, so that two at once neither take one name nor one place too many. */
async function lockedViews(tx: TransactionContext, place: string): Promise<SavedView[]> {
  await tx.db
    .selectFrom("users")
    .select("id")
    .where("id", "=", userOf(tx).user_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  return listSavedViews(tx, [place]);
}

function refuseTaken(others: readonly SavedView[], name: string): void {
  const key = keyOf(name);
  if (others.some(({ name_key }) => name_key === key)) {
    throw conflict("view_name_taken", "There is a view of this name already.");
  }
}

function keyOf(name: string): string {
  return clip(textKey(name), MAX_NAME_KEY);
}
