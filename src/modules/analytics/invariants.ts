// What is always true of figures: that what is kept equals the orders and the views.
import { sql } from "kysely";
import { DAY_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import type { Invariant } from "#platform/invariant";
import { buyersOfOrders } from "./buyers.ts";
import { readClosed } from "./closed.ts";
import { sumDay } from "./closing.ts";
import { ALL_SELLERS } from "./counted.ts";
import { buyerOf } from "./moments.ts";

export const analyticsInvariants: Invariant[] = [
  { name: "figures: the sums of a closed day equal its orders", find: wrongDays },
  { name: "figures: the first sales that are noted equal the orders", find: wrongFirstSales },
  {
    name: "figures: a seller's views are those of its products",
    query: sql`SELECT x.seller_id, x.day_at, x.views, s.views AS noted FROM
      (SELECT p.seller_id AS seller_id, v.day_at AS day_at, SUM(v.views) AS views FROM product_views v
        JOIN products p ON p.id = v.product_id GROUP BY p.seller_id, v.day_at) x
      LEFT JOIN seller_views s ON s.seller_id = x.seller_id AND s.day_at = x.day_at
      WHERE s.views IS NULL OR s.views <> x.views`,
  },
];

/** Sums every closed day again, except those of which a change waits to be summed. */
async function wrongDays(context: Context): Promise<Record<string, unknown>[]> {
  const closed = await readClosed(context);
  const { rows } = await sql<{ day_at: number }>`
    SELECT DISTINCT placed_at - placed_at % ${DAY_MS} AS day_at FROM seller_orders
      WHERE placed_at < ${closed.until}
    UNION SELECT day_at FROM sales_days ORDER BY day_at`.execute(context.db);
  const wrong: Record<string, unknown>[] = [];
  for (const { day_at } of rows) {
    if (closed.changed_days.has(day_at)) continue;
    const kept = await context.db.selectFrom("sales_days").selectAll().where("day_at", "=", day_at).execute();
    const expected = day_at < closed.until ? (await sumDay(context, day_at)).rows : [];
    const texts = (list: typeof expected) =>
      new Set(
        list.map(
          ({ seller_id, currency, sales }) =>
            `${seller_id} ${currency} ${Buffer.from(sales).toString("hex")}`,
        ),
      );
    const different = texts(kept).symmetricDifference(texts(expected));
    const sellers = new Set([...different].map((text) => Number(text.split(" ")[0])));
    for (const seller_id of sellers) wrong.push({ day_at, seller_id });
  }
  return wrong;
}

/** Finds every buyer's first sales again, except of those whose orders have changed meanwhile. */
async function wrongFirstSales(context: Context): Promise<Record<string, unknown>[]> {
  const { until, changed_orders } = await readClosed(context);
  const changed = await buyersOfOrders(context, changed_orders);
  const { rows } = await sql<{ buyer_id: number; seller_id: number }>`
    WITH sold AS (SELECT ${buyerOf(sql`p.order_id`)} AS buyer_id, p.seller_id AS seller_id, p.placed_at
        FROM seller_orders p WHERE p.placed_at < ${until} AND p.visible_at IS NOT NULL
          AND p.status <> 'cancelled'),
      expected AS (
        SELECT buyer_id, seller_id, MIN(placed_at) AS first_at FROM sold GROUP BY buyer_id, seller_id
        UNION ALL SELECT buyer_id, ${ALL_SELLERS}, MIN(placed_at) FROM sold GROUP BY buyer_id)
    SELECT e.buyer_id, e.seller_id FROM expected e
      LEFT JOIN first_sales f ON f.buyer_id = e.buyer_id AND f.seller_id = e.seller_id
      WHERE f.first_at IS NULL OR f.first_at <> e.first_at
    UNION ALL SELECT f.buyer_id, f.seller_id FROM first_sales f
      LEFT JOIN expected e ON e.buyer_id = f.buyer_id AND e.seller_id = f.seller_id
      WHERE e.first_at IS NULL`.execute(context.db);
  return rows.filter(({ buyer_id }) => !changed.has(buyer_id));
}
