// What counts as a sale: the one definition behind every figure.
import { type RawBuilder, sql } from "kysely";

/**
 * Whose sales: one seller's, or with null the whole marketplace's.
 *
 * A sale is one seller's part of an order (`seller_orders`) from the moment that its seller may see it: it
 * was paid, costs nothing, or will be paid in cash at the door. A cancelled part is no sale any more.
 *
 * - It counts on the day on which the order was **placed**, in the reader's time zone, whenever it was paid.
 *   A cancellation takes it out of that day, and a refund of a part that stands lowers that day's revenue:
 *   figures of a day may change afterwards, and always say what is true of the orders now.
 * - Revenue is what the buyer pays for the part (goods less discount, shipping, tax on top) less refunds.
 * - Goods (products, categories) are the lines' own prices less discount, without shipping and tax on top.
 * - Orders are parts for a seller, and whole orders for the marketplace: one of three sellers is one.
 * - Commission is the part's frozen commission. Refunded is what has left of any part, cancelled ones too.
 * - A buyer is an e-mail address, so that guests are buyers; new is who had no sale before the range began.
 *
 * Amounts are minor units of one currency; nothing is ever converted.
 */
export interface Scope {
  seller_id: number | null;
}

/** The number that stands for all sellers where sums are kept: no seller has it. */
export const ALL_SELLERS = 0;

/** Both moments of a stretch of time: from, included, to excluded. */
export interface Span {
  from: number;
  to: number;
}

/** Parts of the scope (as `p`) in this span that their sellers may see, cancelled or not. */
export function seenParts({ seller_id }: Scope, { from, to }: Span): RawBuilder<unknown> {
  const own = seller_id === null ? sql`` : sql`p.seller_id = ${seller_id} AND`;
  return sql`${own} p.placed_at >= ${from} AND p.placed_at < ${to} AND p.visible_at IS NOT NULL`;
}

/** The same without the cancelled: sales. */
export function soldParts(scope: Scope, span: Span): RawBuilder<unknown> {
  return sql`${seenParts(scope, span)} AND p.status <> 'cancelled'`;
}

/** What is counted as orders: parts for one seller, whole orders for all. */
export function orderKey({ seller_id }: Scope): RawBuilder<unknown> {
  return seller_id === null ? sql`p.order_id` : sql`p.id`;
}
