// The order of categories among their neighbours, and what switching one off would hide.
import { requirePermission } from "#modules/identity";
import { type Context, now } from "#platform/context";
import { transaction } from "#platform/database";
import { missing } from "#platform/refusal";
import { categoryFacts, recordCategory } from "./category-audit.ts";
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
    const facts = await categoryFacts(tx, category_id);
    if (!facts) throw missing("category");
    const rows = await tx.db
      .selectFrom("categories")
      .select(["id", "sort_order"])
      .where("parent_id", facts.parent_id === null ? "is" : "=", facts.parent_id as number | null)
      .orderBy("sort_order")
      .orderBy("id")
      .execute();
    const at = rows.findIndex(({ id }) => id === category_id);
    const other = at + (step === "up" ? -1 : 1);
    const [own, neighbour] = [rows[at], rows[other]];
    if (!own || !neighbour) return;
    rows[at] = neighbour;
    rows[other] = own;
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
      {
        ...(await categoryFacts(tx, category_id)),
        place: other + 1,
      },
    );
  });
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
