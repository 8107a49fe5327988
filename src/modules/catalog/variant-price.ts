// What a variant costs: its own price, or its product's, or the tier that the quantity reaches.

interface Priced {
  price_minor: number;
  compare_price_minor: number | null;
}

interface PricedVariant {
  price_minor: number | null;
  compare_price_minor: number | null;
}

/** The price of one: the variant's own, else the product's. */
export function priceOf(
  product: Pick<Priced, "price_minor">,
  variant: Pick<PricedVariant, "price_minor">,
): number {
  return variant.price_minor ?? product.price_minor;
}

/**
 * The struck-through price beside it: the variant's own, else the product's where the price is the product's
 * too.
 */
export function comparePriceOf(product: Priced, variant: PricedVariant): number | null {
  if (variant.compare_price_minor !== null) return variant.compare_price_minor;
  return variant.price_minor === null ? product.compare_price_minor : null;
}

/**
 * The price of each when `quantity` are bought: the last tier that the quantity reaches. Tiers are cheaper
 * versions of the product's price, so a variant with a price of its own keeps it. `tiers` ascend by quantity.
 */
export function unitPrice(
  product: Pick<Priced, "price_minor">,
  variant: Pick<PricedVariant, "price_minor">,
  tiers: readonly { min_quantity: number; price_minor: number }[],
  quantity: number,
): number {
  if (variant.price_minor !== null) return variant.price_minor;
  return tiers.findLast((tier) => tier.min_quantity <= quantity)?.price_minor ?? product.price_minor;
}
