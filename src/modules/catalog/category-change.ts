// What staff do with categories: add, rename, move, switch off and on, remove.
import { requirePermission } from "#modules/identity";
import { type Context, now, type TransactionContext } from "#platform/context";
import { flagOf, transaction } from "#platform/database";
import { conflict, invalid, missing } from "#platform/refusal";
import { categoryFacts, recordCategory } from "./category-audit.ts";
import {
  growLeaf,
  lockTree,
  moveBranch,
  type Place,
  placeBelow,
  rewritePaths,
  showBranch,
  subtreeOf,
} from "./category-tree.ts";
import { refreshCategories } from "./listing-refresh.ts";
import { chosenSlug, replaceSlug, slugFits, slugFor, writeSlug } from "./slugs.ts";

/** What staff say of a category. `slug` follows the name unless it is chosen. */
export interface CategoryInput {
  name: string;
  slug?: string;
  description: string | null;
  parent_id: number | null;
  sort_order: number;
  is_active: boolean;
  meta_title: string | null;
  meta_description: string | null;
}

/**
 * Adds a category and returns its id. Refuses: forbidden without the permission `catalog.manage`; invalid
 * `parent` when there is none such or the branch grows too deep; conflict slug_taken.
 */
export async function createCategory(context: Context, input: CategoryInput): Promise<number> {
  requirePermission(context, "catalog.manage");
  return transaction(context, async (tx) => {
    await lockTree(tx);
    const parent = input.parent_id === null ? null : await parentRow(tx, input.parent_id);
    const chosen = input.slug === undefined ? null : await chosenSlug(tx, "category", input.slug, null);
    const time = now(tx);
    let id = 0;
    const insert = async (slug: string) => {
      const { slug: _chosen, is_active, ...columns } = input;
      const result = await tx.db
        .insertInto("categories")
        .values({
          ...columns,
          ...placeBelow(parent, input.name, slug),
          slug,
          is_active: flagOf(is_active),
          is_visible: flagOf(is_active && (parent === null || parent.is_visible === 1)),
          created_at: time,
          updated_at: time,
        })
        .executeTakeFirstOrThrow();
      id = Number(result.insertId);
    };
    await writeSlug(tx, chosen ?? (await slugFor(tx, "category", input.name, null)), chosen !== null, insert);
    await growLeaf(tx, id, input.parent_id);
    await recordCategory(tx, "created", id, null);
    return id;
  });
}

/**
 * Changes what is named. A new name brings a new slug (the old one keeps leading here), a new parent moves
 * the whole branch, and switching off hides it with every product in it. Refuses: forbidden; missing;
 * invalid `parent` (none such, `cycle`, `too_deep`); conflict slug_taken.
 */
export async function changeCategory(
  context: Context,
  { category_id, changes }: { category_id: number; changes: Partial<CategoryInput> },
): Promise<void> {
  requirePermission(context, "catalog.manage");
  await transaction(context, async (tx) => {
    await lockTree(tx);
    const before = await categoryRow(tx, category_id);
    const facts = await categoryFacts(tx, category_id);
    const branch = await subtreeOf(tx, category_id);
    const parent_id = changes.parent_id === undefined ? before.parent_id : changes.parent_id;
    if (parent_id !== null && branch.includes(parent_id)) {
      throw invalid("parent", "cycle", "A category cannot stand below itself.");
    }
    const parent = parent_id === null ? null : await parentRow(tx, parent_id);
    const name = changes.name ?? before.name;
    const is_active = flagOf(changes.is_active ?? before.is_active === 1);
    const slug = await nextSlug(tx, before, name, changes.slug);
    const place = placeBelow(parent, name, slug);
    await writeRow(tx, category_id, { ...changes, name, slug, parent_id, is_active });
    if (slug !== before.slug) {
      await replaceSlug(tx, "category", category_id, { before: before.slug, after: slug });
    }
    const moves = parent_id !== before.parent_id;
    const is_renamed = place.full_path !== before.full_path || place.path !== before.path;
    if (moves) await moveBranch(tx, category_id, branch, parent_id);
    if (moves || is_renamed) await rewritePaths(tx, category_id, { before, after: place });
    if (moves || is_active !== before.is_active) await showBranch(tx, branch);
    if (moves || is_renamed || is_active !== before.is_active) await refreshCategories(tx, branch);
    await recordCategory(tx, "changed", category_id, facts);
  });
}

/**
 * Removes a category. Refuses: forbidden; missing; conflict category_not_empty while it has children or any
 * product, archived ones too.
 */
export async function deleteCategory(context: Context, category_id: number): Promise<void> {
  requirePermission(context, "catalog.manage");
  await transaction(context, async (tx) => {
    await lockTree(tx);
    await categoryRow(tx, category_id);
    const facts = await categoryFacts(tx, category_id);
    const child = tx.db.selectFrom("categories").select("id").where("parent_id", "=", category_id);
    const product = tx.db.selectFrom("products").select("id").where("category_id", "=", category_id);
    if ((await child.limit(1).executeTakeFirst()) || (await product.limit(1).executeTakeFirst())) {
      throw conflict("category_not_empty", "Move what is in this category first.");
    }
    await tx.db.deleteFrom("category_slugs").where("category_id", "=", category_id).execute();
    await tx.db.deleteFrom("category_ancestors").where("category_id", "=", category_id).execute();
    await tx.db.deleteFrom("categories").where("id", "=", category_id).execute();
    await recordCategory(tx, "removed", category_id, facts);
  });
}

async function writeRow(
  tx: TransactionContext,
  id: number,
  input: Omit<Partial<CategoryInput>, "is_active"> & { is_active: 0 | 1 },
): Promise<void> {
  const updated_at = now(tx);
  await tx.db
    .updateTable("categories")
    .set((eb) => ({ ...input, updated_at, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

async function nextSlug(
  tx: TransactionContext,
  before: { id: number; slug: string },
  name: string,
  chosen: string | undefined,
): Promise<string> {
  if (chosen !== undefined && chosen !== before.slug) return chosenSlug(tx, "category", chosen, before.id);
  if (chosen !== undefined || slugFits(before.slug, name, "category")) return before.slug;
  return slugFor(tx, "category", name, before.id);
}

async function categoryRow(tx: TransactionContext, id: number) {
  const row = await tx.db
    .selectFrom("categories")
    .select(["id", "parent_id", "name", "slug", "path", "full_path", "level", "is_active"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw missing("category");
  return row;
}

async function parentRow(tx: TransactionContext, id: number): Promise<Place & { is_visible: 0 | 1 }> {
  const row = await tx.db
    .selectFrom("categories")
    .select(["path", "full_path", "level", "is_visible"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw invalid("parent", "not_found", "There is no such category.");
  return row;
}
