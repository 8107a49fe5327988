// Everything that a product's page shows, read once.
import {
  type Card,
  type Category,
  findCategory,
  findProduct,
  type ProductDetail,
  relatedProducts,
} from "#modules/catalog";
import { type DeliveryOffer, deliveryOffers, taxFor } from "#modules/checkout";
import { publicSeller, type SellerRow } from "#modules/sellers";
import type { Context } from "#platform/context";
import { missing } from "#platform/refusal";
import { type Choice, choicesOf, chosenOf, leastQuantity, type Option, optionsOf } from "./product-choice.ts";

/** Tax on this product in the marketplace's country: parts per million, and whether prices hold it. */
export interface TaxHint {
  rate_ppm: number;
  is_included: boolean;
}

export interface ProductScene {
  detail: ProductDetail;
  options: Option[];
  choices: Choice[];
  chosen: Choice;
  /** Was this very variant asked for? */
  is_asked_for: boolean;
  least_quantity: number;
  seller: SellerRow;
  category: Category | null;
  tax: TaxHint;
  delivery: DeliveryOffer[];
  /** Products like this one. */
  related: Card[];
}

const MAX_RELATED = 8;

/** The product with this id or slug, as far as everybody may see it. Refuses (missing). */
export async function readProduct(context: Context, key: string): Promise<ProductDetail> {
  const detail = await findProduct(context, key);
  if (!detail) throw missing("product");
  return detail;
}

/** What stands around the product, for the variant that was asked for. */
export async function readScene(
  context: Context,
  detail: ProductDetail,
  wanted: number | null,
): Promise<ProductScene> {
  const { product } = detail;
  const { country } = context.services.config;
  const choices = choicesOf(detail);
  const chosen = chosenOf(choices, wanted);
  const least_quantity = leastQuantity(detail);
  const rules = await taxFor(context, country);
  const { seller_id, currency } = product;
  const items_minor = chosen.price_minor * least_quantity;
  const related = await relatedProducts(context, product.id);
  return {
    detail,
    options: optionsOf(detail),
    choices,
    chosen,
    is_asked_for: chosen.id === wanted,
    least_quantity,
    seller: await publicSeller(context, String(seller_id)),
    category: await findCategory(context, String(product.category_id), { with_hidden: false }),
    tax: { rate_ppm: rules.rates[product.tax_class], is_included: rules.tax_included },
    delivery:
      product.is_digital === 1
        ? []
        : await deliveryOffers(context, { seller_id, country, currency, items_minor }),
    related: related.cards.slice(0, MAX_RELATED),
  };
}
