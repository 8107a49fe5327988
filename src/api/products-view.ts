// A product as JSON: for everybody, and for its seller and staff with what it costs and how it stands.
import {
  cardFields,
  comparePriceOf,
  imageFields,
  type OwnProductRow,
  type ProductDetail,
  priceOf,
  stockFields,
  type VariantDetail,
} from "#modules/catalog";
import { isoTime } from "#platform/clock";
import { formatMoney } from "#platform/money";

/** The page of a product, as much of it as the actor who read it may see. */
export function productView(detail: ProductDetail) {
  return detail.sees_all ? ownProductView(detail) : publicProductView(detail);
}

/** For everybody. */
export function publicProductView(detail: ProductDetail) {
  return {
    ...cardFields(detail),
    description: detail.product.description,
    ...stockFields(detail.stock),
    images: detail.images.map(imageFields),
    specifications: detail.specifications,
    variants: detail.variants.map((variant) => variantView(detail, variant)),
  };
}

/** For the product's seller and for staff. */
export function ownProductView(detail: ProductDetail) {
  const { currency } = detail.product;
  return {
    ...publicProductView(detail),
    ...ownFields(detail),
    variants: detail.variants.map((variant) => ({
      ...variantView(detail, variant),
      cost_price: moneyOrNull(variant.cost_price_minor, currency),
      low_stock_threshold: variant.low_stock_threshold,
    })),
  };
}

/** An entry in the lists of the seller and of staff. */
export function ownProductCardView(row: OwnProductRow) {
  return { ...cardFields(row), ...stockFields(row.stock), ...ownFields(row) };
}

/**
 * The stamp of a product's page: its version, which If-Match wants, and what changes without it, such as its
 * stock or its category's name.
 */
export function productEtag({ product, stock, sees_all }: ProductDetail): string {
  const listed = product.listing_version ?? 0;
  return `${product.version}-${listed}${sees_all ? `-${stock.stock_quantity}` : ""}`;
}

function ownFields({ product, stock }: Pick<OwnProductRow, "product" | "stock">) {
  const { price_minor, cost_price_minor, currency } = product;
  return {
    status: product.status,
    cost_price: moneyOrNull(cost_price_minor, currency),
    margin: cost_price_minor === null ? null : formatMoney(price_minor - cost_price_minor, currency),
    margin_percent: marginPercent(price_minor, cost_price_minor),
    low_stock_threshold: stock.low_stock_threshold,
    published_at: product.published_at === null ? null : isoTime(product.published_at),
    version: product.version,
  };
}

/** (price − cost) / price in percent to one digit; null without a cost or a price. */
function marginPercent(price_minor: number, cost_minor: number | null): number | null {
  if (cost_minor === null || price_minor === 0) return null;
  return Math.round(((price_minor - cost_minor) / price_minor) * PER_MILLE) / PER_MILLE_TO_PERCENT;
}

const PER_MILLE = 1000;
const PER_MILLE_TO_PERCENT = 10;

function variantView({ product }: ProductDetail, variant: VariantDetail) {
  const { currency } = product;
  return {
    id: variant.id,
    sku: variant.sku,
    options: variant.options,
    price: formatMoney(priceOf(product, variant), currency),
    compare_price: moneyOrNull(comparePriceOf(product, variant), currency),
    stock_quantity: variant.on_hand - variant.reserved,
    image_id: variant.image_id,
  };
}

function moneyOrNull(minor: number | null, currency: string): string | null {
  return minor === null ? null : formatMoney(minor, currency);
}
