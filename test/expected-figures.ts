// What figures must be, found by another way than the program's: row by row and without a sum in SQL.
import assert from "node:assert/strict";
import type { ComparedSummary, FiguresRequest } from "#modules/analytics";
import type { Context } from "#platform/context";

/** A part of an order that its seller has seen. */
export interface Bought {
  seller_id: number;
  order_id: number;
  currency: string;
  placed_at: number;
  total: number;
  refunded: number;
  commission: number;
  email: string;
  country: string;
  is_cancelled: boolean;
  lines: { product_id: number; quantity: number; goods: number }[];
}

/** Everything that was accepted, read row by row and without a sum. */
export async function everyPart({ db }: Context): Promise<Bought[]> {
  const orders = await db.selectFrom("orders").selectAll().execute();
  const parts = await db.selectFrom("seller_orders").selectAll().execute();
  const lines = await db.selectFrom("order_items").selectAll().execute();
  return parts
    .filter((part) => part.visible_at !== null)
    .map((part) => {
      const order = orders.find((one) => one.id === part.order_id);
      assert.ok(order);
      return {
        seller_id: part.seller_id,
        order_id: part.order_id,
        currency: part.currency,
        placed_at: order.placed_at,
        refunded: part.refunded_minor,
        total: part.total_minor - part.refunded_minor,
        commission: part.commission_minor,
        email: order.email_key,
        country: JSON.parse(order.shipping_address ?? "{}").country,
        is_cancelled: part.status === "cancelled",
        lines: lines
          .filter((line) => line.seller_order_id === part.id)
          .map(({ product_id, quantity, total_minor, discount_minor }) => {
            return { product_id, quantity, goods: total_minor - discount_minor };
          }),
      };
    });
}

/** The day on a wall calendar in that zone, by another way than the module's. */
export function wallDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}

/** The sum of what a list has. */
export const sum = <T>(list: readonly T[], value: (one: T) => number) =>
  list.reduce((total, one) => total + value(one), 0);
/** How many different ones there are. */
export const distinct = <T>(list: readonly T[]) => new Set(list).size;

/** What stands of the range, in every currency. */
export function soldIn(parts: readonly Bought[], request: FiguresRequest): Bought[] {
  return parts.filter((part) => !part.is_cancelled && isWithin(part, request));
}

/** The summary of these parts, one seller's or all. */
export function expectedSummary(
  parts: readonly Bought[],
  request: FiguresRequest & { currency: string },
): Omit<ComparedSummary["current"], "views" | "conversion"> {
  const sold = soldIn(parts, request);
  const own = sold.filter((part) => part.currency === request.currency);
  const seen = parts.filter((part) => part.currency === request.currency && isWithin(part, request));
  const orders = distinct(own.map((part) => part.order_id));
  const revenue_minor = sum(own, (part) => part.total);
  const buyers = new Set(sold.map((part) => part.email));
  const isBefore = (part: Bought) =>
    !part.is_cancelled && wallDay(part.placed_at, request.time_zone) < request.from;
  const known = new Set(parts.filter(isBefore).map((part) => part.email));
  const returning_buyers = buyers.intersection(known).size;
  return {
    orders,
    revenue_minor,
    commission_minor: sum(own, (part) => part.commission),
    refunded_minor: sum(seen, (part) => part.refunded),
    cancelled: seen.filter((part) => part.is_cancelled).length,
    units: sum(own, (part) => sum(part.lines, (line) => line.quantity)),
    buyers: buyers.size,
    new_buyers: buyers.size - returning_buyers,
    returning_buyers,
    average_order_minor: orders === 0 ? null : Math.round(revenue_minor / orders),
    sellers: distinct(sold.map((part) => part.seller_id)),
  };
}

function isWithin(part: Bought, { from, to, time_zone }: FiguresRequest): boolean {
  const day = wallDay(part.placed_at, time_zone);
  return day >= from && day <= to;
}
