// What a new store still lacks: each step with where it is done, computed from what is there.
import { pageSellerProducts } from "#modules/catalog";
import { listShippingMethods } from "#modules/checkout";
import type { SellerRow } from "#modules/sellers";
import type { Context } from "#platform/context";
import { SELLER_SECTIONS } from "./seller-places.ts";

/** The steps in the order in which they help most. */
export const STEPS = ["profile", "logo", "address", "policies", "shipping", "product"] as const;
export type StepName = (typeof STEPS)[number];

/** One step; `path` is null while there is no page for it. */
export interface Step {
  name: StepName;
  is_done: boolean;
  path: string | null;
}

/** The place of the seller centre where a step is done. */
const PLACE_OF: Readonly<Record<StepName, string>> = {
  profile: "settings",
  logo: "settings",
  address: "settings",
  policies: "settings",
  shipping: "shipping",
  product: "products",
};

/** All steps with what is done of them. */
export async function stepsOf(context: Context, seller: SellerRow): Promise<Step[]> {
  const methods = await listShippingMethods(context, seller.id);
  const is_done: Record<StepName, boolean> = {
    profile: seller.tagline !== null && seller.description !== null,
    logo: seller.logo_key !== null,
    address: seller.line1 !== null && seller.city !== null,
    policies: seller.shipping_policy !== null && seller.return_policy !== null,
    shipping: methods.some((method) => method.is_active),
    product: seller.product_count > 0 || (await hasProduct(context)),
  };
  const places = SELLER_SECTIONS.flatMap(({ places }) => places);
  return STEPS.map((name) => {
    const place = places.find(({ id }) => id === PLACE_OF[name]);
    return { name, is_done: is_done[name], path: place?.path ?? null };
  });
}

async function hasProduct(context: Context): Promise<boolean> {
  const page = await pageSellerProducts(context, { ordering: "-created_at", page_size: 1, offset: 0 });
  return page.results.length > 0;
}
