// Two categories become one: products and branches move over, and the old address leads to the new.
import { requirePermission } from "#modules/identity";
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { invalid, missing } from "#platform/refusal";
import { inBatches } from "./batches.ts";
import { categoryFacts, recordCategory } from "./category-audit.ts";
import { deleteImage } from "./category-image.ts";
import {
  lockTree,
  moveBranch,
  type Place,
  placeBelow,
  rewritePaths,
  showBranch,
  subtreeOf,
} from "./category-tree.ts";
import { refreshCategories, refreshListings } from "./listing-refresh.ts";

const COLUMNS = ["id", "parent_id", "slug", "name", "path", "full_path", "level", "image_key"] as const;

/**
 * Moves every product of a category (in whatever state) and every category right below it into another one,
 * and removes it; its slug and its former ones lead to the other from now on. Refuses: forbidden without
 * `catalog.manage`; missing; invalid `into` (`not_found`, `cycle` for itself or one below it) and `parent`
 * (`too_deep`) when a branch does not fit there.
 */
export async function mergeCategory(
  context: Context,
  { category_id, into_id }: { category_id: number; into_id: number },
): Promise<void> {
  requirePermission(context, "catalog.manage");
  const image_key = await transaction(context, async (tx) => {
    await lockTree(tx);
    const from = await rowOf(tx, category_id);
    if (!from) throw missing("category");
    const into = await rowOf(tx, into_id);
    if (!into) throw invalid("into", "not_found", "There is no such category.");
    if ((await subtreeOf(tx, category_id)).includes(into_id)) {
      throw invalid("into", "cycle", "A category cannot be merged into itself or into one below it.");
    }
    const facts = await categoryFacts(tx, category_id);
    await moveChildren(tx, category_id, into);
    const products_moved = await moveProducts(tx, category_id, into_id);
    await moveSlugs(tx, from, into_id);
    await tx.db.deleteFrom("category_ancestors").where("category_id", "=", category_id).execute();
    await tx.db.deleteFrom("categories").where("id", "=", category_id).execute();
    await recordCategory(tx, "merged", category_id, facts, { into_id, products_moved });
    return from.image_key;
  });
  await deleteImage(context, image_key);
}

async function moveChildren(
  tx: TransactionContext,
  from_id: number,
  into: Place & { id: number },
): Promise<void> {
  const into_id = into.id;
  const children = await tx.db
    .selectFrom("categories")
    .select(COLUMNS)
    .where("parent_id", "=", from_id)
    .orderBy("id")
    .execute();
  for (const child of children) {
    const branch = await subtreeOf(tx, child.id);
    const after = placeBelow(into, child.name, child.slug);
    await tx.db
      .updateTable("categories")
      .set({ parent_id: into_id, updated_at: now(tx) })
      .where("id", "=", child.id)
      .execute();
    await moveBranch(tx, child.id, branch, into_id);
    await rewritePaths(tx, child.id, { before: child, after });
    await showBranch(tx, branch);
    await refreshCategories(tx, branch);
  }
}

/** Returns how many there were. */
async function moveProducts(tx: TransactionContext, from_id: number, into_id: number): Promise<number> {
  const rows = await tx.db
    .selectFrom("products")
    .select(["id", "status"])
    .where("category_id", "=", from_id)
    .orderBy("id")
    .execute();
  await inBatches(
    rows.map(({ id }) => id),
    (ids) =>
      tx.db
        .updateTable("products")
        .set((of) => ({ category_id: into_id, version: of("version", "+", 1), updated_at: now(tx) }))
        .where("id", "in", ids)
        .execute(),
  );
  const published = rows.filter(({ status }) => status === "published");
  await refreshListings(
    tx,
    published.map(({ id }) => id),
  );
  return rows.length;
}

async function moveSlugs(
  tx: TransactionContext,
  from: { id: number; slug: string },
  into_id: number,
): Promise<void> {
  await tx.db
    .updateTable("category_slugs")
    .set({ category_id: into_id })
    .where("category_id", "=", from.id)
    .execute();
  await tx.db.insertInto("category_slugs").values({ slug: from.slug, category_id: into_id }).execute();
}

function rowOf(tx: TransactionContext, id: number) {
  return tx.db.selectFrom("categories").select(COLUMNS).where("id", "=", id).executeTakeFirst();
}
