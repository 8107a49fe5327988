// The order of categories among their neighbours, and what switching one off would hide.
import { requirePermission } from "#modules/identity";
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { missing } from "#platform/refusal";
import { categoryFacts, recordCategory } from "./category-audit.ts";
import { changeCategory } from "./category-change.ts";
import { lockTree } from "./category-tree.ts";

/**
 * Moves a category one place up or down among those below the same parent; at the end nothing happens.
 * Refuses: forbidden without `catalog.manage`; missing.
 */
export async function stepCategory(
  context: Context,
  { category_id, step }: { category_id: number; step: "up" | "down" },
): Promise<void> {
  requirePermission(context, "catalog.manage");
  await transaction(context, async (tx) => {
    await lockTree(tx);
    const { parent_id } = await parentOf(tx, category_id);
    const at = (await neighboursOf(tx, parent_id)).findIndex(({ id }) => id === category_id);
    await arrange(tx, category_id, { parent_id, place: Math.max(0, at + (step === "up" ? -1 : 1)) });
  });
}

/**
 * Puts a category below this parent (null: at the top), at this place among those that stand there already,
 * counted from 0 without itself; past the end is the end. Refuses: forbidden without `catalog.manage`;
 * missing; invalid `parent` (none such, `cycle`, `too_deep`).
 */
export async function placeCategory(
  context: Context,
  { category_id, ...to }: { category_id: number; parent_id: number | null; place: number },
): Promise<void> {
  requirePermission(context, "catalog.manage");
  await transaction(context, async (tx) => {
    await lockTree(tx);
    const { parent_id } = await parentOf(tx, category_id);
    if (parent_id !== to.parent_id) {
      await changeCategory(tx, { category_id, changes: { parent_id: to.parent_id } });
    }
    await arrange(tx, category_id, to);
  });
}

/** Numbers the neighbours anew, with this one at its place; nothing is written where all stand right. */
async function arrange(
  tx: TransactionContext,
  category_id: number,
  { parent_id, place }: { parent_id: number | null; place: number },
): Promise<void> {
  const facts = await categoryFacts(tx, category_id);
  const rows = await neighboursOf(tx, parent_id);
  const at = rows.findIndex(({ id }) => id === category_id);
  const [own] = rows.splice(at, 1);
  if (!own) return;
  const to = Math.min(place, rows.length);
  rows.splice(to, 0, own);
  if (to === at) return;
  for (const [sort_order, row] of rows.entries()) {
    if (row.sort_order === sort_order) continue;
    await tx.db
      .updateTable("categories")
      .set((of) => ({ sort_order, version: of("version", "+", 1), updated_at: now(tx) }))
      .where("id", "=", row.id)
      .execute();
  }
  // Among neighbours with one number the own may stay the same; what counts is that it moved.
  await recordCategory(
    tx,
    "changed",
    category_id,
    { ...facts, place: at + 1 },
    { ...(await categoryFacts(tx, category_id)), place: to + 1 },
  );
}

async function parentOf(tx: TransactionContext, id: number): Promise<{ parent_id: number | null }> {
  const row = await tx.db
    .selectFrom("categories")
    .select("parent_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw missing("category");
  return row;
}

/** In the order in which they are shown. */
function neighboursOf(tx: TransactionContext, parent_id: number | null) {
  return tx.db
    .selectFrom("categories")
    .select(["id", "sort_order"])
    .where("parent_id", parent_id === null ? "is" : "=", parent_id as number)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
}

/**
 * What buyers would no longer see if this category were switched off: visible categories, itself included,
 * and listed products. Refuses: forbidden without `catalog.manage`; missing.
 */
export async function hiddenBy(
  context: Context,
  category_id: number,
): Promise<{ categories: number; products: number }> {
  requirePermission(context, "catalog.manage");
  const row = await context.db
    .selectFrom("categories")
    .select("product_count")
    .where("id", "=", category_id)
    .executeTakeFirst();
  if (!row) throw missing("category");
  const { count } = await context.db
    .selectFrom("category_ancestors as below")
    .innerJoin("categories", "categories.id", "below.category_id")
    .select((of) => of.fn.countAll<number>().as("count"))
    .where("below.ancestor_id", "=", category_id)
    .where("categories.is_visible", "=", 1)
    .executeTakeFirstOrThrow();
  return { categories: Number(count), products: row.product_count };
}
