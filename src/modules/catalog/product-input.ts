// What a seller says of a product, and what of it the catalogue accepts.
import { parseMoney } from "#platform/money";
import { invalid, Refusal } from "#platform/refusal";
import { textKey } from "#platform/text";
import type { ProductStatus, TaxClass } from "./tables.ts";
import { comparePriceOf, priceOf } from "./variant-price.ts";

export const MAX_OPTIONS = 3;
export const MAX_OPTION_VALUES = 50;
export const MAX_OPTION_NAME = 40;
export const MAX_OPTION_VALUE = 80;
export const MAX_VARIANTS = 100;
export const MAX_SPECIFICATIONS = 50;
export const MAX_PRICE_TIERS = 10;

export interface ProductOption {
  name: string;
  values: string[];
}

/** A variant as it comes in; money is a decimal string in the seller's currency. */
export interface VariantInput {
  id?: number;
  sku?: string | null;
  options: Record<string, string>;
  /** null or left out: the product's. */
  price?: string | null;
  compare_price?: string | null;
  cost_price?: string | null;
  /** What can be sold from now; left out: unchanged. */
  stock_quantity?: number;
  image_id?: number | null;
}

export interface TierInput {
  min_quantity: number;
  price: string;
}

export interface SpecificationInput {
  name: string;
  value: string;
  sort_order: number;
}

/** A product as it comes in. Weights are grams, lengths millimetres, money decimal strings. */
export interface ProductInput {
  name: string;
  category_id: number;
  price: string;
  slug?: string;
  sku: string | null;
  short_description: string | null;
  description: string | null;
  compare_price: string | null;
  cost_price: string | null;
  tax_class: TaxClass;
  /** Left out: published for a new product, unchanged for one that is there. */
  status?: ProductStatus;
  is_active: boolean;
  is_featured: boolean;
  is_digital: boolean;
  weight_grams: number | null;
  dimensions_mm: { length: number; width: number; height: number } | null;
  meta_title: string | null;
  meta_description: string | null;
  min_quantity: number;
  quantity_step: number;
  specifications: SpecificationInput[];
  price_tiers: TierInput[];
  options: ProductOption[];
  /** Left out: the variants stay, or a new product gets its one. */
  variants?: VariantInput[];
  stock_quantity?: number;
  low_stock_threshold?: number;
}

/** The product's prices after a change, in minor units. */
export interface Prices {
  price_minor: number;
  compare_price_minor: number | null;
  cost_price_minor: number | null;
}

/** A variant after a change. */
export interface VariantState extends Omit<Prices, "price_minor"> {
  id: number | null;
  sku: string | null;
  options: Record<string, string>;
  options_key: string;
  price_minor: number | null;
  image_id: number | null;
  stock_quantity: number | null;
}

export interface Tier {
  min_quantity: number;
  price_minor: number;
}

/**
 * The product's prices: what is given, over what is there. Refuses (422) what is no money in this currency.
 */
export function readPrices(
  input: Partial<Pick<ProductInput, "price" | "compare_price" | "cost_price">>,
  before: Prices | null,
  currency: string,
): Prices {
  const optional = (text: string | null | undefined, old: number | null, field: string) => {
    if (text === undefined) return old;
    return text === null ? null : parseMoney(text, currency, field);
  };
  return {
    price_minor:
      input.price === undefined && before
        ? before.price_minor
        : parseMoney(input.price ?? "", currency, "price"),
    compare_price_minor: optional(input.compare_price, before?.compare_price_minor ?? null, "compare_price"),
    cost_price_minor: optional(input.cost_price, before?.cost_price_minor ?? null, "cost_price"),
  };
}

/** The tiers in minor units. Refuses (422) amounts that are no money in this currency. */
export function readTiers(tiers: TierInput[], currency: string): Tier[] {
  return tiers.map(({ min_quantity, price }, index) => ({
    min_quantity,
    price_minor: parseMoney(price, currency, `price_tiers.${index}.price`),
  }));
}

/** Refuses (422) a struck-through price that is not above the price, and tiers that do not get cheaper. */
export function judgePrices(prices: Prices, tiers: Tier[], variants: VariantState[]): void {
  const { price_minor, compare_price_minor } = prices;
  if (compare_price_minor !== null && compare_price_minor <= price_minor) {
    throw invalid("compare_price", "not_above_price", "The compare price must exceed the price.");
  }
  let before: Tier = { min_quantity: 1, price_minor };
  for (const [index, tier] of tiers.entries()) {
    if (tier.min_quantity <= before.min_quantity) {
      throw invalid(
        `price_tiers.${index}.min_quantity`,
        "not_ascending",
        "Each tier needs more than the last.",
      );
    }
    if (tier.price_minor >= before.price_minor) {
      throw invalid(`price_tiers.${index}.price`, "not_cheaper", "Each tier must be cheaper than the last.");
    }
    before = tier;
  }
  for (const [index, variant] of variants.entries()) {
    const compare_minor = comparePriceOf(prices, variant);
    if (compare_minor !== null && compare_minor <= priceOf(prices, variant)) {
      const field = `variants.${index}.compare_price`;
      throw invalid(field, "not_above_price", "The compare price must exceed the price.");
    }
  }
}

/** Refuses (422) options or values that are named twice. */
export function judgeOptions(options: ProductOption[]): void {
  refuseRepeats(
    options.map(({ name }) => name),
    (index) => `options.${index}.name`,
  );
  for (const [place, { values }] of options.entries()) {
    refuseRepeats(values, (index) => `options.${place}.values.${index}`);
  }
}

/**
 * What a variant is within its product: its values in the order of the options. Refuses (422) others than
 * declared.
 */
export function optionsKey(chosen: Record<string, string>, options: ProductOption[], field: string): string {
  const wrong = Object.keys(chosen).find((name) => !options.some((option) => option.name === name));
  if (wrong !== undefined) throw invalid(field, "unknown_option", `${wrong} is not among the options.`);
  const values = options.map(({ name, values }) => {
    const value = Object.hasOwn(chosen, name) ? chosen[name] : undefined;
    if (value === undefined) throw invalid(field, "option_missing", `Say which ${name} it is.`);
    if (!values.includes(value)) throw invalid(field, "unknown_value", `${value} is not a value of ${name}.`);
    return value;
  });
  return JSON.stringify(values);
}

/** Refuses (422 stock_per_variant) one stock for several variants. */
export function judgeStock(stock_quantity: number | undefined, variant_count: number): void {
  if (stock_quantity === undefined || variant_count <= 1) return;
  const message = "This product has several variants: give each its own stock.";
  throw new Refusal("invalid", "stock_per_variant", message, {
    errors: [{ field: "stock_quantity", code: "stock_per_variant", message }],
  });
}

function refuseRepeats(texts: string[], field: (index: number) => string): void {
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    if (seen.has(textKey(text))) throw invalid(field(index), "repeated", `${text} is there twice.`);
    seen.add(textKey(text));
  }
}
