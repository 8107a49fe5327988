// What lists of products take and give.
import { z } from "@hono/zod-openapi";
import { LIST_ORDERINGS, type ListRequest } from "#modules/catalog";
import { booleanQuery, pageQuery, pageSchema } from "#platform/http/page";
import { invalid } from "#platform/refusal";
import { hasControlCharacters } from "#platform/text";
import { moneyOutput } from "./common.ts";

const MAX_TEXT = 220;
const MAX_SEARCH = 10_000;
const MAX_RATING = 5;

const orderings = LIST_ORDERINGS.flatMap((name) => [name, `-${name}`] as const);

const filterText = (words: string, example: string) =>
  z.string().max(MAX_TEXT).optional().openapi({ description: words, example });

const filters = {
  min_price: z.string().optional().openapi({ description: "In `currency`.", example: "5.00" }),
  max_price: z.string().optional().openapi({ description: "In `currency`.", example: "50.00" }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "A currency is three capital letters, such as USD.")
    .optional()
    .openapi({
      description:
        "Only products priced in it. Price filters, ordering and facet work within one currency: this, or else the marketplace's.",
      example: "USD",
    }),
  in_stock: booleanQuery.optional(),
  on_sale: booleanQuery.optional(),
  is_featured: booleanQuery.optional(),
  min_rating: z
    .string()
    .regex(/^\d(\.\d{1,3})?$/, "A rating is a number from 0 to 5.")
    .transform(Number)
    .refine((value) => value <= MAX_RATING, "A rating is a number from 0 to 5.")
    .optional()
    .openapi({ type: "number", description: "0 to 5.", example: 4 }),
  search: z.string().max(MAX_SEARCH).optional().openapi({
    description: "Words; the last may be only begun. Slips of the finger are forgiven.",
    example: "coffee",
  }),
  facets: booleanQuery.optional().openapi({ description: "Adds `facets`." }),
  ordering: z
    .enum(orderings, `Order by one of ${orderings.join(", ")}.`)
    .optional()
    .openapi({ description: "`-created_at` unless told; `relevance` when searching, and only then." }),
  ...pageQuery,
};

/** Unknown parameters pass: among them are the specifications, `spec[Color]=Black`. */
export const productListQuery = z.looseObject({
  category: filterText("Id or slug; includes all below.", "coffee"),
  seller: filterText("Id or slug.", "copper-kettle"),
  ...filters,
});

export type ProductListQuery = z.output<typeof productListQuery>;

const SPECIFICATION = /^spec\[(.{1,80})\]$/u;

/** The list that a query asks for. Field by field, because unknown parameters came through. */
export function listRequestOf(query: ProductListQuery, offset: number): ListRequest {
  return {
    category: query.category,
    seller: query.seller,
    min_price: query.min_price,
    max_price: query.max_price,
    currency: query.currency,
    in_stock: query.in_stock,
    on_sale: query.on_sale,
    is_featured: query.is_featured,
    min_rating: query.min_rating,
    search: query.search,
    specifications: specificationsOf(query),
    ordering: query.ordering,
    page_size: query.page_size,
    cursor: query.cursor,
    offset,
  };
}

function specificationsOf(query: Record<string, unknown>): Map<string, string[]> | undefined {
  let specifications: Map<string, string[]> | undefined;
  for (const [key, value] of Object.entries(query)) {
    const name = key.startsWith("spec[") ? SPECIFICATION.exec(key)?.[1] : undefined;
    if (name === undefined) continue;
    const values = (Array.isArray(value) ? value : [value]).map(String);
    if (values.some(hasControlCharacters))
      throw invalid(key, "invalid_text", "These characters do not belong here.");
    specifications ??= new Map();
    specifications.set(name, values);
  }
  return specifications;
}

const image = z.strictObject({
  id: z.int(),
  url: z.string(),
  srcset: z.string(),
  alt_text: z.string(),
  is_primary: z.boolean(),
  sort_order: z.int(),
  width: z.int(),
  height: z.int(),
});

const rating = z.strictObject({ average: z.number().nullable(), count: z.int() });

/** A product as lists show it. */
export const productCard = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    slug: z.string(),
    sku: z.string().nullable(),
    short_description: z.string().nullable(),
    price: moneyOutput,
    price_min: moneyOutput,
    price_max: moneyOutput,
    compare_price: moneyOutput.nullable(),
    discount_percent: z.int(),
    currency: z.string(),
    category: z.strictObject({ id: z.int(), name: z.string(), slug: z.string(), full_path: z.string() }),
    seller: z.strictObject({ id: z.int(), name: z.string(), slug: z.string(), rating }),
    is_active: z.boolean(),
    is_featured: z.boolean(),
    is_digital: z.boolean(),
    requires_shipping: z.boolean(),
    weight: z.number().nullable(),
    dimensions: z.strictObject({ length: z.number(), width: z.number(), height: z.number() }).nullable(),
    tax_class: z.enum(["standard", "reduced", "zero"]),
    primary_image: image.nullable(),
    options: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    rating,
    meta_title: z.string().nullable(),
    meta_description: z.string().nullable(),
    min_quantity: z.int(),
    quantity_step: z.int(),
    price_tiers: z.array(z.strictObject({ min_quantity: z.int(), price: moneyOutput })),
    created_at: z.string(),
    updated_at: z.string(),
    in_stock: z.boolean(),
    stock_quantity: z.int(),
    low_stock: z.boolean(),
  })
  .openapi("ProductCard");

const facets = z.strictObject({
  categories: z.array(
    z.strictObject({
      id: z.int(),
      name: z.string(),
      slug: z.string(),
      parent: z.int().nullable(),
      count: z.int(),
    }),
  ),
  sellers: z.array(z.strictObject({ id: z.int(), name: z.string(), slug: z.string(), count: z.int() })),
  specifications: z.array(
    z.strictObject({
      name: z.string(),
      values: z.array(z.strictObject({ value: z.string(), count: z.int() })),
    }),
  ),
  price: z.strictObject({ currency: z.string(), min: moneyOutput, max: moneyOutput }).nullable(),
  in_stock: z.int().openapi({ description: "Products of which something can be bought now.", example: 39 }),
  on_sale: z.int().openapi({ description: "Products with a reduced price.", example: 12 }),
  ratings: z
    .array(z.strictObject({ min_rating: z.int(), count: z.int() }))
    .openapi({ description: "Products with at least so many stars." }),
  is_exact: z.boolean(),
});

/** A page of products; `corrected` tells what was searched for when the words as typed found nothing. */
export const productPage = pageSchema(productCard)
  .extend({ corrected: z.string().optional(), facets: facets.optional() })
  .openapi("ProductPage");

export const suggestions = z
  .strictObject({
    query: z.string(),
    corrected: z.string().nullable(),
    words: z.array(z.string()),
    products: z.array(
      z.strictObject({
        id: z.int(),
        name: z.string(),
        slug: z.string(),
        price: moneyOutput,
        currency: z.string(),
        image: z.strictObject({ url: z.string(), srcset: z.string(), alt_text: z.string() }).nullable(),
      }),
    ),
    categories: z.array(
      z.strictObject({
        id: z.int(),
        name: z.string(),
        slug: z.string(),
        full_path: z.string(),
        count: z.int(),
      }),
    ),
  })
  .openapi("Suggestions");

export const suggestQuery = z.object({
  q: z
    .string()
    .max(MAX_SEARCH)
    .default("")
    .openapi({ description: "What was typed so far.", example: "cof" }),
});
