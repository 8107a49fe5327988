// What a change makes of a product, worked out and judged before anything is written.
import { flagOf } from "#platform/database";
import { conflict, forbidden, Refusal } from "#platform/refusal";
import {
  judgeOptions,
  judgePrices,
  judgeStock,
  type Prices,
  type ProductInput,
  type ProductOption,
  readPrices,
  readTiers,
  type Tier,
  type VariantState,
} from "./product-input.ts";
import type { ProductStatus, TaxClass } from "./tables.ts";
import { nextVariants } from "./variant-input.ts";

const NEXT_STATUS: Record<ProductStatus, readonly ProductStatus[]> = {
  draft: ["draft", "published", "archived"],
  published: ["published", "archived"],
  archived: ["archived", "published"],
};

/** The product before a change. */
export interface Before extends Prices {
  id: number;
  category_id: number;
  name: string;
  slug: string;
  sku: string | null;
  currency: string;
  status: ProductStatus;
  options: ProductOption[];
  version: number;
  published_at: number | null;
  variants: VariantState[];
}

/** What else a plan is judged by. */
interface Surroundings {
  currency: string;
  /** The price tiers as they are, where none came in. */
  tiers: Tier[];
  /** The product's pictures. */
  image_ids: ReadonlySet<number>;
}

/** The columns of `products` that a seller's input decides by itself. */
export interface Columns extends Prices {
  sku: string | null;
  options: string;
  short_description: string | null;
  description: string | null;
  tax_class: TaxClass;
  is_active: 0 | 1;
  is_featured: 0 | 1;
  is_digital: 0 | 1;
  weight_grams: number | null;
  length_mm: number | null;
  width_mm: number | null;
  height_mm: number | null;
  meta_title: string | null;
  meta_description: string | null;
  min_quantity: number;
  quantity_step: number;
}

/** Everything ready to be written. */
export interface Plan {
  /** Columns that were not named stay out, or are undefined. */
  columns: Partial<Columns>;
  variants: VariantState[];
  /** null: as they are. */
  tiers: Tier[] | null;
}

/** What `input` makes of the product. Refuses (422) by field, judged on the product as it would be. */
export function makePlan(
  input: Partial<ProductInput>,
  before: Before | null,
  { currency, tiers: old_tiers, image_ids }: Surroundings,
): Plan {
  const prices = readPrices(input, before, currency);
  const options = input.options ?? before?.options ?? [];
  judgeOptions(options);
  const sku = input.sku === undefined ? (before?.sku ?? null) : input.sku;
  const situation = { currency, options, sku, before: before?.variants ?? [], image_ids };
  const variants = nextVariants(input, situation);
  judgeStock(input.stock_quantity, variants.length);
  const tiers = input.price_tiers ? readTiers(input.price_tiers, currency) : null;
  judgePrices(prices, tiers ?? old_tiers, variants);
  const shown_sku = options.length === 0 ? (variants[0]?.sku ?? null) : sku;
  return {
    columns: { ...columnsOf(input), ...prices, sku: shown_sku, options: JSON.stringify(options) },
    variants,
    tiers,
  };
}

/** The columns that are copied as they are; a column that is not named stays out. */
function columnsOf(input: Partial<ProductInput>): Partial<Columns> {
  const { dimensions_mm: size } = input;
  const flags = {
    ...(input.is_active !== undefined && { is_active: flagOf(input.is_active) }),
    ...(input.is_featured !== undefined && { is_featured: flagOf(input.is_featured) }),
    ...(input.is_digital !== undefined && { is_digital: flagOf(input.is_digital) }),
  };
  return {
    short_description: input.short_description,
    description: input.description,
    tax_class: input.tax_class,
    weight_grams: input.weight_grams,
    ...(size !== undefined && {
      length_mm: size?.length ?? null,
      width_mm: size?.width ?? null,
      height_mm: size?.height ?? null,
    }),
    meta_title: input.meta_title,
    meta_description: input.meta_description,
    min_quantity: input.min_quantity,
    quantity_step: input.quantity_step,
    ...flags,
  };
}

/** Refuses a change of a product that is no longer as the caller saw it. */
export function refuseStale(version: number, if_version: number | null): void {
  if (if_version === null || if_version === version) return;
  throw new Refusal("stale", "stale_version", "The product has changed since you read it; read it again.");
}

/** Refuses ways that do not exist: draft → published ⇄ archived, and a draft may be archived. */
export function refuseTransition(from: ProductStatus, to: ProductStatus): void {
  if (NEXT_STATUS[from].includes(to)) return;
  throw conflict("status_transition", `A product that is ${from} cannot become ${to}.`);
}

/** Refuses to publish for a seller that is not approved. */
export function refuseUnapproved(seller_status: string): void {
  if (seller_status === "approved") return;
  throw forbidden("seller_not_approved", "Only an approved seller can publish; save it as a draft.");
}
