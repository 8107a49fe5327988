// How a seller would bring something to a country, before there is a cart: what product pages say of
// delivery.
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { type PricedMethod, priceMethods } from "./shipping-choice.ts";
import { methodOf } from "./shipping-methods.ts";

const activeOf = compileOnce((db, slot: Slots<{ seller_id: number }>) =>
  db
    .selectFrom("shipping_methods")
    .selectAll()
    .where("seller_id", "=", slot("seller_id"))
    .where("is_active", "=", 1)
    .orderBy("sort_order")
    .orderBy("id"),
);

/** A way of delivery, and from which sum of goods on it costs nothing. */
export interface DeliveryOffer extends PricedMethod {
  free_above_minor: number | null;
}

/**
 * The methods by which this seller ships to the country, the cheapest first, priced for goods worth
 * `items_minor`; none where the seller does not ship there. One statement.
 */
export async function deliveryOffers(
  context: Context,
  purchase: { seller_id: number; country: string; currency: string; items_minor: number },
): Promise<DeliveryOffer[]> {
  const rows = await activeOf.all(context.db, { seller_id: purchase.seller_id });
  const methods = rows.map(methodOf);
  return priceMethods(methods, purchase)
    .map((offer) => ({
      ...offer,
      free_above_minor: methods.find(({ code }) => code === offer.code)?.free_above_minor ?? null,
    }))
    .sort((a, b) => a.price_minor - b.price_minor || a.max_days - b.max_days);
}
