// The categories as a list to choose from: each under its whole path, so that two of one name differ.
import { type CategoryNode, categoryTree } from "#modules/catalog";
import type { Context } from "#platform/context";

export interface CategoryOption {
  value: string;
  label: string;
}

/** All that products may stand in, in the order of the tree. */
export async function categoryOptions(context: Context): Promise<CategoryOption[]> {
  return (await categoryTree(context, { with_hidden: false })).flatMap(withChildren);
}

function withChildren({ id, full_path, children }: CategoryNode): CategoryOption[] {
  return [{ value: String(id), label: full_path }, ...children.flatMap(withChildren)];
}
