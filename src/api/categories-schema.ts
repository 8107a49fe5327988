// What a category takes and gives.
import { z } from "@hono/zod-openapi";
import { type Category, type CategoryInput, type CategoryNode, categoryImageUrl } from "#modules/catalog";
import { bodyId, line, paragraphs, slugInput } from "./common.ts";

const MAX_SORT_ORDER = 1_000_000;

/** Text that may be left empty. */
const optionalText = <S extends z.ZodType<string>>(text: S) =>
  text
    .nullable()
    .transform((value) => (value === "" ? null : value))
    .optional();

const fields = {
  name: line(120),
  slug: slugInput.optional(),
  description: optionalText(paragraphs(2000)),
  parent: bodyId.nullable().optional(),
  sort_order: z.int().min(-MAX_SORT_ORDER).max(MAX_SORT_ORDER).optional(),
  is_active: z.boolean().optional(),
  meta_title: optionalText(line(200, 0)),
  meta_description: optionalText(line(400, 0)),
};

export const categoryBody = z.strictObject(fields).openapi("CategoryInput");
export const categoryChanges = z.strictObject(fields).partial().openapi("CategoryChanges");
export const categoryExample = { name: "Pans", parent: 3, sort_order: 10 };

/** What is named in the body, as the catalogue takes it. */
export function categoryChangesOf(body: z.output<typeof categoryChanges>): Partial<CategoryInput> {
  const { parent, ...same } = body;
  return { ...same, ...(parent !== undefined && { parent_id: parent }) };
}

/** The whole category: what the body leaves out is as in a new one. */
export function categoryInputOf(body: z.output<typeof categoryBody>): CategoryInput {
  const empty = { description: null, parent_id: null, sort_order: 0, is_active: true };
  return { ...empty, meta_title: null, meta_description: null, ...categoryChangesOf(body), name: body.name };
}

const outputFields = {
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  description: z.string().nullable(),
  parent: z.int().nullable(),
  path: z.string().openapi({ description: "Slugs from the root, by `/`." }),
  full_path: z.string().openapi({ description: "Names from the root, by ` > `." }),
  ancestors: z.array(z.strictObject({ id: z.int(), name: z.string(), slug: z.string() })),
  level: z.int(),
  sort_order: z.int(),
  is_active: z.boolean(),
  product_count: z.int().openapi({ description: "Products to be seen here and below." }),
  meta_title: z.string().nullable(),
  meta_description: z.string().nullable(),
  image: z.string().nullable(),
};

export const categoryOutput = z.strictObject(outputFields).openapi("Category");

interface CategoryTree extends z.output<typeof categoryOutput> {
  children: CategoryTree[];
}

export const categoryNode: z.ZodType<CategoryTree> = z
  .strictObject({
    ...outputFields,
    get children() {
      return z.array(categoryNode);
    },
  })
  .openapi("CategoryNode");

/** A category for every audience: what is hidden is not shown at all. */
export function categoryView(category: Category): z.output<typeof categoryOutput> {
  return {
    id: category.id,
    name: category.name,
    slug: category.slug,
    description: category.description,
    parent: category.parent_id,
    path: category.path,
    full_path: category.full_path,
    ancestors: category.ancestors,
    level: category.level,
    sort_order: category.sort_order,
    is_active: category.is_active === 1,
    product_count: category.product_count,
    meta_title: category.meta_title,
    meta_description: category.meta_description,
    image: categoryImageUrl(category),
  };
}

/** The same with everything below it. */
export function categoryNodeView(node: CategoryNode): CategoryTree {
  return { ...categoryView(node), children: node.children.map(categoryNodeView) };
}

/**
 * Changes with what the category shows: its version follows its names, places and texts, the count its
 * products.
 */
export function categoryEtag({ version, product_count }: Category): string {
  return `${version}-${product_count}`;
}
