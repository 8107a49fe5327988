// The demo world's categories: the tree with its paths and ancestors.
import type { TransactionContext } from "#platform/context";
import { flagOf } from "#platform/database";
import { slugify } from "#platform/text";
import { insertRows } from "../insert.ts";
import { pictures } from "./pictures.ts";
import type { DemoCategory } from "./types.ts";
import { demoCategories } from "./world.ts";

/** Writes the tree; gives the ids by key. */
export async function loadCategories(tx: TransactionContext, time: number): Promise<Map<string, number>> {
  const ids = new Map(demoCategories.map(({ key }, index) => [key, index + 1]));
  const by_key = new Map(demoCategories.map((category) => [category.key, category]));
  const rows = demoCategories.map((category, index) => {
    const chain = chainOf(category, by_key);
    return {
      id: index + 1,
      parent_id: category.parent === null ? null : (ids.get(category.parent) ?? null),
      name: category.name,
      slug: slugOf(category),
      description: category.description,
      path: chain.map(slugOf).join("/"),
      full_path: chain.map(({ name }) => name).join(" > "),
      level: chain.length - 1,
      sort_order: category.sort_order,
      is_active: flagOf(category.is_active),
      is_visible: flagOf(chain.every(({ is_active }) => is_active)),
      meta_title: category.meta_title ?? null,
      meta_description: category.meta_description ?? null,
      ...pictureOf(category),
      created_at: time,
      updated_at: time,
    };
  });
  await insertRows(tx.db, "categories", rows);
  const ancestors = demoCategories.flatMap((category, index) => {
    const chain = chainOf(category, by_key);
    return chain.map(({ key }, level) => ({
      category_id: index + 1,
      ancestor_id: ids.get(key) ?? 0,
      depth: chain.length - 1 - level,
    }));
  });
  await insertRows(tx.db, "category_ancestors", ancestors);
  return ids;
}

function pictureOf({ picture }: DemoCategory) {
  if (picture === undefined) return { image_key: null, image_tone: null };
  return { image_key: `demo/${picture}`, image_tone: pictures[picture]?.tone ?? null };
}

function slugOf({ key }: DemoCategory): string {
  return slugify(key, "category");
}

/** The category with all above it, root first. */
function chainOf(category: DemoCategory, by_key: Map<string, DemoCategory>): DemoCategory[] {
  const chain = [category];
  for (let [top] = chain; top?.parent != null; [top] = chain) {
    const parent = by_key.get(top.parent);
    if (!parent) throw new Error(`The category ${top.key} hangs below ${top.parent}, which is not there`);
    chain.unshift(parent);
  }
  return chain;
}
