// The shape of the tree: who is below whom, the paths that say so, and who of them buyers can see.
import { sql } from "kysely";
import type { TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { invalid } from "#platform/refusal";
import { inBatches } from "./batches.ts";

/** What the paths may hold; a branch that grows longer is refused. */
const MAX_PATH_LENGTH = 700;
const MAX_FULL_PATH_LENGTH = 1000;
const FULL_PATH_SEPARATOR = " > ";

/** Where a category stands, as its row keeps it. */
export interface Place {
  path: string;
  full_path: string;
  level: number;
}

/**
 * Lets one change of the tree happen at a time: every verb that moves, adds or switches a category holds
 * all roots first, so that two moves can never close a cycle between them.
 */
export async function lockTree(tx: TransactionContext): Promise<void> {
  const roots = tx.db.selectFrom("categories").select("id").where("parent_id", "is", null).orderBy("id");
  await roots.$call(forUpdate(tx)).execute();
}

/**
 * Holds the roots above these categories. Everything that counts products below a root holds it first, so
 * two such changes wait for each other instead of locking each other out half way.
 */
export async function lockRootsOf(tx: TransactionContext, category_ids: number[]): Promise<void> {
  if (category_ids.length === 0) return;
  const above = await tx.db
    .selectFrom("category_ancestors as above")
    .innerJoin("categories", "categories.id", "above.ancestor_id")
    .select("categories.id")
    .distinct()
    .where("above.category_id", "in", category_ids)
    .where("categories.parent_id", "is", null)
    .execute();
  const ids = above.map(({ id }) => id).sort((a, b) => a - b);
  if (ids.length === 0) return;
  const roots = tx.db.selectFrom("categories").select("id").where("id", "in", ids).orderBy("id");
  await roots.$call(forUpdate(tx)).execute();
}

/** Where a category named so stands below `parent`. Refuses (422) a branch whose path grows too long. */
export function placeBelow(parent: Place | null, name: string, slug: string): Place {
  const place = {
    path: parent ? `${parent.path}/${slug}` : slug,
    full_path: parent ? `${parent.full_path}${FULL_PATH_SEPARATOR}${name}` : name,
    level: parent ? parent.level + 1 : 0,
  };
  assertFits([...place.path].length, [...place.full_path].length);
  return place;
}

/** Writes the closure rows of a new category: itself and everything above its parent. */
export async function growLeaf(tx: TransactionContext, id: number, parent_id: number | null): Promise<void> {
  await tx.db
    .insertInto("category_ancestors")
    .values({ category_id: id, ancestor_id: id, depth: 0 })
    .execute();
  if (parent_id !== null) await hangBelow(tx, id, parent_id);
}

/** The category and everything below it, ids ascending. */
export async function subtreeOf(tx: TransactionContext, id: number): Promise<number[]> {
  const rows = await tx.db
    .selectFrom("category_ancestors")
    .select("category_id")
    .where("ancestor_id", "=", id)
    .orderBy("category_id")
    .execute();
  return rows.map(({ category_id }) => category_id);
}

/** Cuts the branch from what is above it and hangs it below `parent_id`, or makes it a root. */
export async function moveBranch(
  tx: TransactionContext,
  id: number,
  branch: number[],
  parent_id: number | null,
): Promise<void> {
  const above = await tx.db
    .selectFrom("category_ancestors")
    .select("ancestor_id")
    .where("category_id", "=", id)
    .where("depth", ">", 0)
    .execute();
  const ancestors = above.map(({ ancestor_id }) => ancestor_id);
  if (ancestors.length > 0) {
    await inBatches(branch, (ids) =>
      tx.db
        .deleteFrom("category_ancestors")
        .where("category_id", "in", ids)
        .where("ancestor_id", "in", ancestors)
        .execute(),
    );
  }
  if (parent_id !== null) await hangBelow(tx, id, parent_id);
}

/** Rewrites the paths of the whole branch from where its top stood to where it stands, in one statement. */
export async function rewritePaths(
  tx: TransactionContext,
  id: number,
  places: { before: Place; after: Place },
): Promise<void> {
  const { before, after } = places;
  const lengths = { path: [...before.path].length, full_path: [...before.full_path].length };
  const below = await tx.db
    .selectFrom("category_ancestors as below")
    .innerJoin("categories", "categories.id", "below.category_id")
    .select(["categories.path", "categories.full_path"])
    .where("below.ancestor_id", "=", id)
    .execute();
  for (const row of below) {
    assertFits(
      [...row.path].length - lengths.path + [...after.path].length,
      [...row.full_path].length - lengths.full_path + [...after.full_path].length,
    );
  }
  await tx.db
    .updateTable("categories")
    .set((eb) => ({
      path: sql<string>`concat(${after.path}, substr(path, ${lengths.path + 1}))`,
      full_path: sql<string>`concat(${after.full_path}, substr(full_path, ${lengths.full_path + 1}))`,
      level: eb("level", "+", after.level - before.level),
      version: eb("version", "+", 1),
    }))
    .where("id", "in", (eb) =>
      eb.selectFrom("category_ancestors").select("category_id").where("ancestor_id", "=", id),
    )
    .execute();
}

/** Recomputes who of the branch can be seen: everything that is active itself and below active ones only. */
export async function showBranch(tx: TransactionContext, branch: number[]): Promise<void> {
  await inBatches(branch, async (ids) => {
    const hidden = await tx.db
      .selectFrom("category_ancestors as above")
      .innerJoin("categories", "categories.id", "above.ancestor_id")
      .select("above.category_id")
      .distinct()
      .where("above.category_id", "in", ids)
      .where("categories.is_active", "=", 0)
      .execute();
    const hidden_ids = new Set(hidden.map(({ category_id }) => category_id));
    await setVisible(tx, [...hidden_ids], 0);
    await setVisible(
      tx,
      ids.filter((id) => !hidden_ids.has(id)),
      1,
    );
  });
}

async function setVisible(tx: TransactionContext, ids: number[], is_visible: 0 | 1): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable("categories")
    .set((eb) => ({ is_visible, version: eb("version", "+", 1) }))
    .where("id", "in", ids)
    .where("is_visible", "<>", is_visible)
    .execute();
}

/** Joins every ancestor of the new parent with every member of the branch. */
async function hangBelow(tx: TransactionContext, id: number, parent_id: number): Promise<void> {
  await tx.db
    .insertInto("category_ancestors")
    .columns(["category_id", "ancestor_id", "depth"])
    .expression((eb) =>
      eb
        .selectFrom("category_ancestors as above")
        .innerJoin("category_ancestors as below", (join) => join.on("below.ancestor_id", "=", id))
        .where("above.category_id", "=", parent_id)
        .select(({ ref }) => [
          ref("below.category_id").as("category_id"),
          ref("above.ancestor_id").as("ancestor_id"),
          sql<number>`${ref("above.depth")} + ${ref("below.depth")} + 1`.as("depth"),
        ]),
    )
    .execute();
}

function assertFits(path_length: number, full_path_length: number): void {
  if (path_length > MAX_PATH_LENGTH || full_path_length > MAX_FULL_PATH_LENGTH) {
    throw invalid(
      "parent",
      "too_deep",
      "With these names the branch is too deep; shorten names or move it up.",
    );
  }
}
