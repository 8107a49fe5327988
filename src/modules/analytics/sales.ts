// Sales by day: summed in the database, a run of equal days at a time.
import { type RawBuilder, sql } from "kysely";
import { DAY_MS, pause } from "#platform/clock";
import type { Context } from "#platform/context";
import { type Day, type Run, runsOf } from "./calendar.ts";
import { orderKey, type Scope, seenParts } from "./counted.ts";

/** What was sold, in minor units of one currency; see `Scope` for what each means. */
export interface Sales {
  orders: number;
  revenue_minor: number;
  commission_minor: number;
  refunded_minor: number;
  cancelled: number;
}

export interface DaySales extends Sales {
  day: string;
}

/** The sales of each day by currency; every day is there, also those without sales. */
export type SalesByDay = Map<string, DaySales[]>;

/** No sales at all. */
export const NO_SALES: Sales = {
  orders: 0,
  revenue_minor: 0,
  commission_minor: 0,
  refunded_minor: 0,
  cancelled: 0,
};

interface Row {
  currency: string;
  slice: number | string;
  orders: number | string;
  revenue: number | string;
  commission: number | string | null;
  refunded: number | string;
  cancelled: number | string;
}

/** Sums the days. Currencies without sales are not named. */
export async function salesByDay(context: Context, scope: Scope, days: readonly Day[]): Promise<SalesByDay> {
  const found: SalesByDay = new Map();
  let before = 0;
  for (const run of runsOf(days)) {
    const { rows } = await sumOf(scope, run).execute(context.db);
    for (const row of rows) {
      const list = found.get(row.currency) ?? days.map(({ day }) => ({ day, ...NO_SALES }));
      found.set(row.currency, list);
      const place = before + Math.min(Number(row.slice) / DAY_MS, run.length - 1);
      const day = list[place];
      if (day) add(day, row);
    }
    before += run.length;
    // Others may go on between two statements of a long range.
    if (before < days.length) await pause(0);
  }
  return found;
}

/** The sum of days. */
export function totalOf(days: readonly Sales[]): Sales {
  const total = { ...NO_SALES };
  for (const day of days) {
    for (const key of Object.keys(NO_SALES) as (keyof Sales)[]) total[key] += day[key];
  }
  return total;
}

function add(day: DaySales, row: Row): void {
  day.orders += Number(row.orders);
  day.revenue_minor += Number(row.revenue);
  day.commission_minor += Number(row.commission);
  day.refunded_minor += Number(row.refunded);
  day.cancelled += Number(row.cancelled);
}

/** The days of a run are told apart by whole multiples of 24 hours since its begin. */
function sumOf(scope: Scope, run: Run): RawBuilder<Row> {
  const from = run[0]?.starts_at ?? 0;
  const to = run.at(-1)?.ends_at ?? 0;
  const is_live = sql`p.status <> 'cancelled'`;
  const orders =
    scope.seller_id === null
      ? sql`COUNT(DISTINCT CASE WHEN ${is_live} THEN ${orderKey(scope)} END)`
      : sql`SUM(CASE WHEN ${is_live} THEN 1 ELSE 0 END)`;
  return sql<Row>`SELECT p.currency AS currency, (p.placed_at - ${from}) - ((p.placed_at - ${from}) % ${DAY_MS}) AS slice,
      ${orders} AS orders,
      SUM(CASE WHEN ${is_live} THEN p.total_minor - p.refunded_minor ELSE 0 END) AS revenue,
      SUM(CASE WHEN ${is_live} THEN p.commission_minor ELSE 0 END) AS commission,
      SUM(p.refunded_minor) AS refunded,
      SUM(CASE WHEN ${is_live} THEN 0 ELSE 1 END) AS cancelled
    FROM seller_orders p WHERE ${seenParts(scope, { from, to })}
    GROUP BY p.currency, slice`;
}
