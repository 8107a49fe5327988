// Which shipping methods serve a destination, at what price for these items, and which one is taken.
import type { Context } from "#platform/context";
import { methodOf, type ShippingMethod } from "./shipping-methods.ts";

/** A method as a buyer sees it: priced for what this buyer takes from this seller. */
export interface PricedMethod {
  code: string;
  name: string;
  price_minor: number;
  min_days: number;
  max_days: number;
}

/** What each of these sellers ships by, active ones only, by seller; one statement however many they are. */
export async function shippingMethodsOf(
  context: Context,
  seller_ids: readonly number[],
): Promise<Map<number, ShippingMethod[]>> {
  if (seller_ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom("shipping_methods")
    .selectAll()
    .where("seller_id", "in", seller_ids)
    .where("is_active", "=", 1)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return Map.groupBy(rows.map(methodOf), (method) => method.seller_id);
}

/**
 * The methods that serve the destination in this currency, in the seller's order. `items_minor` is the sum
 * of the seller's physical items after discount; a method is free from `free_above_minor` on, that sum
 * included. Without a country (nothing is known yet) all are offered.
 */
export function priceMethods(
  methods: readonly ShippingMethod[],
  purchase: { country: string | null; currency: string; items_minor: number },
): PricedMethod[] {
  const { country, currency, items_minor } = purchase;
  const serves = (method: ShippingMethod) =>
    method.currency === currency &&
    (country === null || method.countries.length === 0 || method.countries.includes(country));
  return methods.filter(serves).map((method) => ({
    code: method.code,
    name: method.name,
    price_minor:
      method.free_above_minor !== null && items_minor >= method.free_above_minor ? 0 : method.price_minor,
    min_days: method.min_days,
    max_days: method.max_days,
  }));
}

/**
 * The method with this code, or without a code the cheapest (the first of equals); null when there is none.
 */
export function chooseMethod(
  methods: readonly PricedMethod[],
  code: string | undefined,
): PricedMethod | null {
  if (code !== undefined) return methods.find((method) => method.code === code) ?? null;
  return methods.reduce<PricedMethod | null>(
    (best, method) => (best === null || method.price_minor < best.price_minor ? method : best),
    null,
  );
}
