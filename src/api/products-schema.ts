// What a product takes and gives, by audience.
import { z } from "@hono/zod-openapi";
import {
  MAX_OPTION_NAME,
  MAX_OPTION_VALUE,
  MAX_OPTION_VALUES,
  MAX_OPTIONS,
  MAX_PRICE_TIERS,
  MAX_SPECIFICATIONS,
  MAX_VARIANTS,
  type ProductInput,
} from "#modules/catalog";
import { bodyId, line, moneyInput, moneyOutput, paragraphs, quantityInput, slugInput } from "./common.ts";
import { productCard } from "./product-list-schema.ts";

const GRAMS_PER_KILOGRAM = 1000;
const MILLIMETRES_PER_CENTIMETRE = 10;
const MAX_MEASURE = 99_999;
const MAX_STOCK = 1_000_000_000;
const MAX_DESCRIPTION = 20_000;
const MAX_SORT_ORDER = 1_000_000;

/** Text that may be left empty: nothing but spaces counts as none. */
const optionalText = <S extends z.ZodType<string>>(text: S) =>
  text.nullable().transform((value) => (value === "" ? null : value));
const stock = z.int().min(0).max(MAX_STOCK);
const tax_class = z.enum(["standard", "reduced", "zero"]);
const status = z.enum(["draft", "published", "archived"]);

/** A number of at most so many digits after the point, shown as it was given. */
const measure = (steps: number, words: string) =>
  z
    .number()
    .min(0)
    .max(MAX_MEASURE)
    .refine((value) => Math.abs(value * steps - Math.round(value * steps)) < 1e-6, words);
const centimetres = measure(MILLIMETRES_PER_CENTIMETRE, "At most one digit after the point.");

const variantBody = z.strictObject({
  id: bodyId.optional(),
  sku: optionalText(line(80, 0)).optional(),
  options: z.record(line(MAX_OPTION_NAME), line(MAX_OPTION_VALUE)),
  price: moneyInput.nullable().optional(),
  compare_price: moneyInput.nullable().optional(),
  cost_price: moneyInput.nullable().optional(),
  stock_quantity: stock.optional(),
  image_id: bodyId.nullable().optional(),
});

const fields = {
  name: line(200),
  price: moneyInput,
  category: bodyId.openapi({ description: "Id of an active category." }),
  slug: slugInput.optional(),
  sku: optionalText(line(80, 0)).optional(),
  short_description: optionalText(paragraphs(500)).optional(),
  description: optionalText(paragraphs(MAX_DESCRIPTION)).optional(),
  compare_price: moneyInput.nullable().optional(),
  cost_price: moneyInput.nullable().optional(),
  tax_class: tax_class.optional(),
  status: status.optional(),
  is_active: z.boolean().optional(),
  is_featured: z.boolean().optional(),
  is_digital: z.boolean().optional(),
  weight: measure(GRAMS_PER_KILOGRAM, "At most three digits after the point.")
    .nullable()
    .optional()
    .openapi({ description: "Kilograms.", example: 1.25 }),
  dimensions: z
    .strictObject({ length: centimetres, width: centimetres, height: centimetres })
    .nullable()
    .optional()
    .openapi({ description: "Centimetres.", example: { length: 30, width: 20.5, height: 5 } }),
  meta_title: optionalText(line(200, 0)).optional(),
  meta_description: optionalText(line(400, 0)).optional(),
  min_quantity: quantityInput.optional(),
  quantity_step: quantityInput.optional(),
  specifications: z
    .array(
      z.strictObject({
        name: line(80),
        value: line(300),
        sort_order: z.int().min(0).max(MAX_SORT_ORDER).optional(),
      }),
    )
    .max(MAX_SPECIFICATIONS)
    .optional(),
  price_tiers: z
    .array(z.strictObject({ min_quantity: z.int().min(2).max(1_000_000), price: moneyInput }))
    .max(MAX_PRICE_TIERS)
    .optional(),
  options: z
    .array(
      z.strictObject({
        name: line(MAX_OPTION_NAME),
        values: z.array(line(MAX_OPTION_VALUE)).min(1).max(MAX_OPTION_VALUES),
      }),
    )
    .max(MAX_OPTIONS)
    .optional(),
  variants: z.array(variantBody).max(MAX_VARIANTS).optional(),
  stock_quantity: stock.optional().openapi({ description: "What can be sold from now." }),
  low_stock_threshold: stock.optional(),
};

export const productBody = z.strictObject(fields).openapi("ProductInput");
export const productChanges = z.strictObject(fields).partial().openapi("ProductChanges");

export const productExample = {
  name: "Cast-iron pan",
  price: "49.90",
  category: 12,
  sku: "PAN-28",
  stock_quantity: 40,
  weight: 2.4,
};

/** What is named in the body, as the catalogue takes it. */
export function changesOf(body: z.output<typeof productChanges>): Partial<ProductInput> {
  const { category, weight, dimensions, specifications, ...same } = body;
  return {
    ...same,
    ...(category !== undefined && { category_id: category }),
    ...(weight !== undefined && {
      weight_grams: weight === null ? null : Math.round(weight * GRAMS_PER_KILOGRAM),
    }),
    ...(dimensions !== undefined && { dimensions_mm: dimensions && millimetres(dimensions) }),
    ...(specifications && {
      specifications: specifications.map((row, place) => ({ ...row, sort_order: row.sort_order ?? place })),
    }),
  };
}

/** The whole product: what the body leaves out is as in a new one. */
export function productOf(body: z.output<typeof productBody>): ProductInput {
  const { name, price, category } = body;
  return { ...NEW_PRODUCT, ...changesOf(body), name, price, category_id: category };
}

/** What a new product is where nothing is said. */
export const NEW_PRODUCT = {
  sku: null,
  short_description: null,
  description: null,
  compare_price: null,
  cost_price: null,
  tax_class: "standard",
  is_active: true,
  is_featured: false,
  is_digital: false,
  weight_grams: null,
  dimensions_mm: null,
  meta_title: null,
  meta_description: null,
  min_quantity: 1,
  quantity_step: 1,
  specifications: [],
  price_tiers: [],
  options: [],
} satisfies Partial<ProductInput>;

function millimetres(size: { length: number; width: number; height: number }) {
  const millimetre = (value: number) => Math.round(value * MILLIMETRES_PER_CENTIMETRE);
  return {
    length: millimetre(size.length),
    width: millimetre(size.width),
    height: millimetre(size.height),
  };
}

export const imageOutput = productCard.shape.primary_image.unwrap().openapi("ProductImage");

const variantOutput = z.strictObject({
  id: z.int(),
  sku: z.string().nullable(),
  options: z.record(z.string(), z.string()),
  price: moneyOutput,
  compare_price: moneyOutput.nullable(),
  stock_quantity: z.int(),
  image_id: z.int().nullable(),
});

const publicFields = {
  ...productCard.shape,
  description: z.string().nullable(),
  images: z.array(imageOutput),
  specifications: z.array(z.strictObject({ name: z.string(), value: z.string(), sort_order: z.int() })),
  variants: z.array(variantOutput),
};

/** What only the product's seller and staff see. */
const ownFields = {
  status,
  cost_price: moneyOutput.nullable(),
  margin: z.string().nullable().openapi({ description: "Price minus cost price.", example: "7.50" }),
  margin_percent: z.number().nullable().openapi({ description: "Of the price, to one digit." }),
  low_stock_threshold: z.int(),
  published_at: z.string().nullable(),
  version: z.int(),
};

/** The page of a product as everybody sees it. */
export const publicProduct = z.strictObject(publicFields).openapi("Product");

/** The same for its seller and for staff. */
export const ownProduct = z
  .strictObject({
    ...publicFields,
    ...ownFields,
    variants: z.array(
      variantOutput.extend({ cost_price: moneyOutput.nullable(), low_stock_threshold: z.int() }),
    ),
  })
  .openapi("OwnProduct");

/** An entry in the lists of the seller and of staff. */
export const ownProductCard = z
  .strictObject({ ...productCard.shape, ...ownFields })
  .openapi("OwnProductCard");
