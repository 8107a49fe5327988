// The categories that hold most: the way on from the start page and from a search that found nothing.
import { type Category, categoryTree } from "#modules/catalog";
import type { Context } from "#platform/context";

const SHOWN = 8;

/** Roots with something to buy, the fullest first. */
export async function popularCategories(context: Context, most = SHOWN): Promise<Category[]> {
  const tree = await categoryTree(context, { with_hidden: false });
  return tree
    .filter(({ product_count }) => product_count > 0)
    .sort((a, b) => b.product_count - a.product_count)
    .slice(0, most);
}
