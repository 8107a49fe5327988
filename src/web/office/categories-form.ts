// Where categories are in the back office, and what the form of one holds.
import { z } from "@hono/zod-openapi";
import { findCategory } from "#modules/catalog";
import type { Context } from "#platform/context";
import { missing } from "#platform/refusal";
import { bodyId, line, paragraphs, slugInput } from "../../api/common.ts";

/** Where the tree is. */
export const CATEGORIES_PATH = "/admin/categories/";

/** A form's field of the parent: an id, or nothing for the top. */
export const parentField = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .pipe(bodyId);

/** What a category's form holds; what was left empty is nothing. */
export const categoryForm = z.object({
  name: line(120),
  slug: slugInput.optional(),
  parent: parentField.optional(),
  description: paragraphs(2000).optional(),
  meta_title: line(200).optional(),
  meta_description: line(400).optional(),
});

/** The category, hidden or not. Refuses `missing`. */
export async function anyCategory(context: Context, id: number) {
  const category = await findCategory(context, String(id), { with_hidden: true });
  if (!category) throw missing("category");
  return category;
}
