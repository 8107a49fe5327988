// Reading categories: one, a page of them, the children of one, the whole tree.
import type { Selectable } from "kysely";
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import type { CategoriesTable } from "./tables.ts";

export interface CategoryLink {
  id: number;
  name: string;
  slug: string;
}

/** A category with what is above it, root first. */
export type Category = Selectable<CategoriesTable> & { ancestors: CategoryLink[] };

export interface CategoryNode extends Category {
  children: CategoryNode[];
}

export const CATEGORY_ORDERINGS = ["sort_order", "name", "created_at"] as const;
type Ordering = (typeof CATEGORY_ORDERINGS)[number];

/** Who reads: buyers see what is active up to the root, staff see all. */
export interface CategoryAudience {
  with_hidden: boolean;
}

const IS_ID = /^[1-9]\d{0,15}$/;

const byId = compileOnce((db, slot: Slots<{ id: number }>) =>
  db.selectFrom("categories").selectAll().where("id", "=", slot("id")),
);
const bySlug = compileOnce((db, slot: Slots<{ slug: string }>) =>
  db.selectFrom("categories").selectAll().where("slug", "=", slot("slug")),
);

/**
 * The category with this id or slug, or null. A former slug finds it too: then `category.slug` is another one
 * than asked for, and the surface sends the reader there.
 */
export async function findCategory(
  context: Context,
  key: string,
  { with_hidden }: CategoryAudience,
): Promise<Category | null> {
  const row = IS_ID.test(key)
    ? await byId.first(context.db, { id: Number(key) })
    : ((await bySlug.first(context.db, { slug: key })) ?? (await byFormerSlug(context, key)));
  if (!row || (!with_hidden && row.is_visible === 0)) return null;
  const [category] = await withAncestors(context, [row]);
  return category ?? null;
}

/** A page of all categories. `count` is exact. */
export async function pageCategories(
  context: Context,
  {
    with_hidden,
    ordering,
    offset,
    limit,
  }: CategoryAudience & { ordering: Ordering | `-${Ordering}`; offset: number; limit: number },
): Promise<{ results: Category[]; count: number }> {
  const all = context.db
    .selectFrom("categories")
    .$if(!with_hidden, (query) => query.where("is_visible", "=", 1));
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const direction = ordering.startsWith("-") ? "desc" : "asc";
  const rows = await all
    .selectAll()
    .orderBy(ordering.replace("-", "") as Ordering, direction)
    .orderBy("id", direction)
    .limit(limit)
    .offset(offset)
    .execute();
  return { results: await withAncestors(context, rows), count: Number(count) };
}

/** The categories right below one, in their order. */
export async function childCategories(
  context: Context,
  parent_id: number,
  { with_hidden }: CategoryAudience,
): Promise<Category[]> {
  const rows = await context.db
    .selectFrom("categories")
    .selectAll()
    .where("parent_id", "=", parent_id)
    .$if(!with_hidden, (query) => query.where("is_visible", "=", 1))
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return withAncestors(context, rows);
}

/** The whole tree in one statement: roots with `children`, each level in its order. */
export async function categoryTree(
  context: Context,
  { with_hidden }: CategoryAudience,
): Promise<CategoryNode[]> {
  const rows = await context.db
    .selectFrom("categories")
    .selectAll()
    .$if(!with_hidden, (query) => query.where("is_visible", "=", 1))
    .orderBy("level")
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  const roots: CategoryNode[] = [];
  const nodes = new Map<number, CategoryNode>();
  for (const row of rows) {
    const parent = row.parent_id === null ? null : nodes.get(row.parent_id);
    const ancestors = parent ? [...parent.ancestors, linkOf(parent)] : [];
    const node: CategoryNode = { ...row, ancestors, children: [] };
    nodes.set(row.id, node);
    (parent ? parent.children : roots).push(node);
  }
  return roots;
}

async function byFormerSlug(context: Context, slug: string) {
  return context.db
    .selectFrom("category_slugs")
    .innerJoin("categories", "categories.id", "category_slugs.category_id")
    .selectAll("categories")
    .where("category_slugs.slug", "=", slug)
    .executeTakeFirst();
}

async function withAncestors(context: Context, rows: Selectable<CategoriesTable>[]): Promise<Category[]> {
  const below = rows.filter(({ level }) => level > 0).map(({ id }) => id);
  const links =
    below.length === 0
      ? []
      : await context.db
          .selectFrom("category_ancestors as above")
          .innerJoin("categories", "categories.id", "above.ancestor_id")
          .select(["above.category_id", "categories.id", "categories.name", "categories.slug"])
          .where("above.category_id", "in", below)
          .where("above.depth", ">", 0)
          .orderBy("above.depth", "desc")
          .execute();
  const by_category = Map.groupBy(links, ({ category_id }) => category_id);
  return rows.map((row) => ({ ...row, ancestors: (by_category.get(row.id) ?? []).map(linkOf) }));
}

function linkOf({ id, name, slug }: CategoryLink): CategoryLink {
  return { id, name, slug };
}
