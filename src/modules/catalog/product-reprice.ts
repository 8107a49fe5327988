// A product's prices moved by a share or an amount: its own, its variants' own, and its tiers.
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { formatMoney, multiplyRatio, parseMoney } from "#platform/money";
import { invalid, missing } from "#platform/refusal";
import { productForChange } from "./product-access.ts";
import type { VariantInput } from "./product-input.ts";
import { findProduct, type ProductDetail } from "./product-read.ts";
import { changeProduct } from "./product-write.ts";

/** Prices rise at most tenfold at once. */
export const MAX_PERCENT = 900;
/** Percents have at most two digits after the point. */
const BASIS_POINTS = 100;
const WHOLE = 100 * BASIS_POINTS;

/** `percent` of the price, such as -12.5, or a decimal amount in the seller's currency, such as "-2.00". */
export type Repricing = { percent: number } | { amount: string };

/**
 * Moves every price of a product; compare and cost prices stay. Percents are rounded half up to the
 * currency's digits. Refuses as `changeProduct` does, and invalid where a price would not be above nothing.
 */
export async function repriceProduct(
  context: Context,
  { product_id, change }: { product_id: number; change: Repricing },
): Promise<void> {
  await transaction(context, async (tx) => {
    await productForChange(tx, product_id);
    const detail = await findProduct(tx, String(product_id));
    if (!detail) throw missing("product");
    const { currency, price_minor, version } = detail.product;
    const moved = moverOf(change, currency);
    const has_own_prices = detail.variants.some((variant) => variant.price_minor !== null);
    const changes = {
      price: moved(price_minor),
      price_tiers: detail.tiers.map((tier) => ({ ...tier, price: moved(tier.price_minor) })),
      ...(has_own_prices && { variants: detail.variants.map((one) => repriced(detail, one, moved)) }),
    };
    await changeProduct(tx, { product_id, changes, if_version: version });
  });
}

function repriced(
  { product: { currency } }: ProductDetail,
  variant: ProductDetail["variants"][number],
  moved: (minor: number) => string,
): VariantInput {
  const { id, sku, options, image_id } = variant;
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, currency));
  return {
    ...{ id, sku, options, image_id },
    price: variant.price_minor === null ? null : moved(variant.price_minor),
    compare_price: money(variant.compare_price_minor),
    cost_price: money(variant.cost_price_minor),
  };
}

/** From a price in minor units to the new one as a decimal. */
function moverOf(change: Repricing, currency: string): (minor: number) => string {
  const to = (minor: number) => {
    if (minor <= 0) throw invalid("price", "price_too_low", "The price would not be above nothing.");
    return formatMoney(minor, currency);
  };
  if ("percent" in change) {
    const share = WHOLE + Math.round(change.percent * BASIS_POINTS);
    return (minor) => to(multiplyRatio(minor, share, WHOLE));
  }
  const { amount } = change;
  const is_less = amount.startsWith("-");
  const by = parseMoney(is_less ? amount.slice(1) : amount, currency, "amount");
  return (minor) => to(minor + (is_less ? -by : by));
}
