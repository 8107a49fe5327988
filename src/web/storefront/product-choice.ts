// The variants of a product as its page offers them: what each costs and whether it can be had.
import { comparePriceOf, discountPercent, type ProductDetail, priceOf } from "#modules/catalog";
import type { Choosable } from "../assets/js/variant-choice.ts";

/** How much there is: plenty, little, none. */
export type Supply = "plenty" | "few" | "none";

/** A variant on its page. */
export interface Choice extends Choosable {
  values: string[];
  sku: string | null;
  price_minor: number;
  /** What it cost before; null unless that was more. */
  compare_minor: number | null;
  discount_percent: number;
  available: number;
  supply: Supply;
  image_id: number | null;
}

/** An option of the product with the values that its variants have. */
export interface Option {
  name: string;
  values: string[];
}

/** The least that can be bought: the seller's minimum, rounded up to its step. */
export function leastQuantity({ product }: Pick<ProductDetail, "product">): number {
  const { min_quantity, quantity_step } = product;
  return Math.ceil(min_quantity / quantity_step) * quantity_step;
}

/** The product's options; none for a product that comes in one version only. */
export function optionsOf({ product, variants }: ProductDetail): Option[] {
  if (variants.length < 2) return [];
  const options = JSON.parse(product.options) as Option[];
  return options.map(({ name, values }) => ({
    name,
    values: values.filter((value) => variants.some(({ options: own }) => own[name] === value)),
  }));
}

/** Every variant in the seller's order. */
export function choicesOf(detail: ProductDetail): Choice[] {
  const options = JSON.parse(detail.product.options) as Option[];
  const least = leastQuantity(detail);
  return detail.variants.map((variant) => {
    const price_minor = priceOf(detail.product, variant);
    const before = comparePriceOf(detail.product, variant);
    const available = variant.on_hand - variant.reserved;
    return {
      id: variant.id,
      values: options.map(({ name }) => variant.options[name] ?? ""),
      sku: variant.sku ?? detail.product.sku,
      price_minor,
      compare_minor: before !== null && before > price_minor ? before : null,
      discount_percent: discountPercent(price_minor, before),
      available,
      supply: supplyOf(available, least, variant.low_stock_threshold),
      can_buy: available >= least,
      image_id: variant.image_id,
    };
  });
}

/**
 * The variant that was asked for; when none was, or it is gone, the first that can be bought, else the first.
 */
export function chosenOf(choices: readonly Choice[], wanted: number | null): Choice {
  const chosen =
    choices.find(({ id }) => id === wanted) ?? choices.find(({ can_buy }) => can_buy) ?? choices[0];
  if (!chosen) throw new Error("A listed product has no variant");
  return chosen;
}

function supplyOf(available: number, least: number, low_stock_threshold: number): Supply {
  if (available < least) return "none";
  return available <= low_stock_threshold ? "few" : "plenty";
}
