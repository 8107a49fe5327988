// Who buys: how many, and how many of them for the first time.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { type Scope, type Span, soldParts } from "./counted.ts";

/** Earlier than any order. */
const EVER = 0;

/** Buyers of a span; `new_buyers` had no sale before it began, `returning_buyers` had. */
export interface Buyers {
  buyers: number;
  new_buyers: number;
  returning_buyers: number;
}

/** Counts buyers by their e-mail addresses, in any currency: a buyer is new once, not once per currency. */
export async function buyersOf(context: Context, scope: Scope, span: Span): Promise<Buyers> {
  const own = scope.seller_id === null ? sql`` : sql`AND e.seller_id = ${scope.seller_id}`;
  const { rows } = await sql<{ buyers: number; returning_buyers: number | null }>`
    SELECT COUNT(*) AS buyers, SUM(CASE WHEN EXISTS (
        SELECT 1 FROM orders eo JOIN seller_orders e ON e.order_id = eo.id
        WHERE eo.email_key = b.email_key AND eo.placed_at >= ${EVER} AND eo.placed_at < ${span.from} ${own}
          AND e.visible_at IS NOT NULL AND e.status <> 'cancelled') THEN 1 ELSE 0 END) AS returning_buyers
    FROM (SELECT DISTINCT o.email_key AS email_key FROM seller_orders p JOIN orders o ON o.id = p.order_id
      WHERE ${soldParts(scope, span)}) b`.execute(context.db);
  const buyers = Number(rows[0]?.buyers ?? 0);
  const returning_buyers = Number(rows[0]?.returning_buyers ?? 0);
  return { buyers, returning_buyers, new_buyers: buyers - returning_buyers };
}

/** How many sellers sold something. */
export async function sellersSelling(context: Context, span: Span): Promise<number> {
  const { rows } = await sql<{ sellers: number }>`SELECT COUNT(DISTINCT p.seller_id) AS sellers
    FROM seller_orders p WHERE ${soldParts({ seller_id: null }, span)}`.execute(context.db);
  return Number(rows[0]?.sellers ?? 0);
}
