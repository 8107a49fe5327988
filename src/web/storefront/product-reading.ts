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
import { publicSeller, type SellerRow, sellerById } from "#modules/sellers";
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
  /** Where this page is, without a language: its versions are asked for there. */
  address: string;
  /** Only its seller's people look at it: nothing can be bought. */
  is_preview: boolean;
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
  const { id, slug, seller_id } = detail.product;
  const seller = await publicSeller(context, String(seller_id));
  const related = (await relatedProducts(context, id)).cards.slice(0, MAX_RELATED);
  const page = { address: `/products/${slug}/`, is_preview: false };
  return sceneOf(context, detail, { ...page, wanted, seller, related });
}

/** The same for a product that buyers may not see yet, on a page of its seller's at this address. */
export async function readPreview(
  context: Context,
  detail: ProductDetail,
  { wanted, address }: { wanted: number | null; address: string },
): Promise<ProductScene> {
  const seller = await sellerById(context, detail.product.seller_id);
  return sceneOf(context, detail, { address, is_preview: true, wanted, seller, related: [] });
}

async function sceneOf(
  context: Context,
  detail: ProductDetail,
  {
    wanted,
    ...known
  }: Pick<ProductScene, "seller" | "related" | "address" | "is_preview"> & {
    wanted: number | null;
  },
): Promise<ProductScene> {
  const { product } = detail;
  const { country } = context.services.config;
  const choices = choicesOf(detail);
  const chosen = chosenOf(choices, wanted);
  const least_quantity = leastQuantity(detail);
  const rules = await taxFor(context, country);
  const { seller_id, currency } = product;
  const items_minor = chosen.price_minor * least_quantity;
  return {
    ...known,
    detail,
    options: optionsOf(detail),
    choices,
    chosen,
    is_asked_for: chosen.id === wanted,
    least_quantity,
    category: await findCategory(context, String(product.category_id), { with_hidden: false }),
    tax: { rate_ppm: rules.rates[product.tax_class], is_included: rules.tax_included },
    delivery:
      product.is_digital === 1
        ? []
        : await deliveryOffers(context, { seller_id, country, currency, items_minor }),
  };
}
