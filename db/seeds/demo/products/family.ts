// Turns a compact, handwritten table of products into full demo products; what is not written is derived.

import type { DemoProduct } from "../types.ts";

/** What the products of one table share. */
type Base = Pick<DemoProduct, "seller" | "category"> &
  Partial<Pick<DemoProduct, "is_digital" | "weight_grams" | "dimensions" | "tax_class">> & {
    /** Beginning of every SKU. */
    sku: string;
    /** Specifications every product of the table has, after its own. */
    specs?: Record<string, string>;
    /** Share of the price the seller pays, in percent. */
    cost_percent?: number;
    /** A last paragraph that depends on the product's own facts. */
    closing?: (row: Row) => string;
  };

type Choice = { value: string; price?: string; stock?: number; picture?: string };

export type Row = Partial<
  Pick<
    DemoProduct,
    | "seller"
    | "category"
    | "alt"
    | "is_featured"
    | "weight_grams"
    | "dimensions"
    | "low_stock_threshold"
    | "min_quantity"
    | "quantity_step"
    | "status"
    | "days_ago"
    | "stock"
    | "tax_class"
  >
> & {
  name: string;
  short: string;
  /** Paragraphs; line breaks inside one are only for the reader of this file. */
  text: string;
  price: string;
  /** The price before the discount. */
  was?: string;
  specs: Record<string, string>;
  pictures: string[];
  /** `Size: S, M, L` for values that differ in nothing else; a list where prices or pictures differ. */
  options?: Record<string, string | Choice[]>;
  /** Cheaper by the dozen: quantity to price. */
  tiers?: Record<number, string>;
};

/** Stock runs from a handful to a full shelf. */
const stock_levels = [
  24, 60, 8, 140, 35, 3, 85, 18, 200, 47, 12, 2, 110, 29, 66, 0, 40, 9, 150, 22, 73, 5, 31,
];
const listed_within_days = 400;
const default_cost_percent = 54;

export const family = (base: Base, rows: Row[]): DemoProduct[] =>
  rows.map((row, at) => product(base, row, at + 1));

const product = (base: Base, row: Row, number: number): DemoProduct => {
  const sku = `${base.sku}-${String(number).padStart(3, "0")}`;
  const chance = chance_of(row.name);
  const variants = row.options ? combine(row.options, sku, chance) : undefined;
  const { sku: _prefix, specs, cost_percent = default_cost_percent, closing, ...shared } = base;
  const { name, short, text, was, specs: own_specs, options, tiers, ...own } = row;
  return {
    tax_class: "standard",
    ...shared,
    alt: name,
    status: "published",
    days_ago: 1 + ((chance * 7) % listed_within_days),
    ...own,
    key: key_of(name),
    name,
    short_description: short,
    description: paragraphs(closing ? `${text}\n\n${closing(row)}` : text),
    ...(was ? { compare_price: was } : {}),
    cost_price: share(row.price, cost_percent + (chance % 9) - 4),
    sku,
    specifications: Object.entries({ ...own_specs, ...specs }),
    ...(options && variants ? { options: option_list(options), variants } : {}),
    stock: variants
      ? variants.reduce((sum, { stock }) => sum + stock, 0)
      : (row.stock ?? stock_level(chance)),
    ...(tiers ? { price_tiers: tier_list(tiers) } : {}),
  };
};

export const key_of = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f’']/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** A number that belongs to the name: the same on every machine, without order between neighbours. */
const chance_of = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 33 + letter.codePointAt(0)!) % 99_991, 5381);

const stock_level = (chance: number): number => stock_levels[chance % stock_levels.length]!;

const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, " ").trim())
    .join("\n\n");

/** Counts in the smallest unit: shares of decimal prices in floats lose cents. */
const share = (price: string, percent: number): string => {
  const minor = Math.round((Number(price.replace(".", "")) * percent) / 100);
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
};

const tier_list = (tiers: Record<number, string>): { min_quantity: number; price: string }[] =>
  Object.entries(tiers).map(([min_quantity, price]) => ({ min_quantity: Number(min_quantity), price }));

const choices = (values: string | Choice[]): Choice[] =>
  typeof values === "string" ? values.split(", ").map((value) => ({ value })) : values;

const option_list = (options: NonNullable<Row["options"]>): { name: string; values: string[] }[] =>
  Object.entries(options).map(([name, values]) => ({
    name,
    values: choices(values).map(({ value }) => value),
  }));

type Variants = NonNullable<DemoProduct["variants"]>;

const combine = (options: NonNullable<Row["options"]>, sku: string, chance: number): Variants => {
  let variants: Variants = [{ options: {}, sku, stock: -1 }];
  for (const [name, values] of Object.entries(options)) {
    variants = variants.flatMap((variant) =>
      choices(values).map(({ value, price, stock, picture }) => ({
        ...variant,
        options: { ...variant.options, [name]: value },
        sku: `${variant.sku}-${key_of(value).toUpperCase()}`,
        ...(price ? { price } : {}),
        ...(stock === undefined ? {} : { stock }),
        ...(picture ? { picture } : {}),
      })),
    );
  }
  return variants.map((variant, at) =>
    variant.stock >= 0 ? variant : { ...variant, stock: spread(chance, at) },
  );
};

/** Middle sizes are stocked deeper than what few people take. */
const spread = (chance: number, at: number): number => Math.floor(stock_level(chance + at * 5) / 3);
