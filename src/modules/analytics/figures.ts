// Figures as they are asked for: by a seller of its own sales, by staff of the marketplace's.
import type { Context } from "#platform/context";
import {
  type Asked,
  type CategorySales,
  type CountrySales,
  type ProductSales,
  salesByCategory,
  salesByCountry,
  salesByProduct,
} from "./breakdown.ts";
import { type Buyers, newBuyersIn } from "./buyers.ts";
import { type Day, type DayRange, daysOf, listDays, rangeBefore } from "./calendar.ts";
import { type Closed, readClosed } from "./closed.ts";
import { NO_SALES, type Sales } from "./moments.ts";
import { salesIn, spanOf, totalOf } from "./sales.ts";
import { type FiguresRequest, type Stand, standOf, type Whose } from "./stand.ts";
import type { DaySales, RangeSales } from "./total.ts";
import { viewsIn } from "./views-read.ts";

/** Rows of a breakdown; nobody reads more on a page, and a file of more is an export of orders. */
const MAX_ROWS = 1000;

/** What is said of a range. */
export interface Summary extends Sales, Buyers {
  /** Revenue by orders, in minor units; null without orders. */
  average_order_minor: number | null;
  /** Sellers that sold something. */
  sellers: number;
  /** Views of product pages. */
  views: number;
  /** Orders by views; null without views. */
  conversion: number | null;
}

export interface ComparedSummary {
  currency: string;
  /** All currencies of sales in the range or in the one before. */
  currencies: string[];
  range: DayRange;
  current: Summary;
  previous_range: DayRange;
  previous: Summary;
  days: DaySales[];
  previous_days: DaySales[];
}

export interface DailySales {
  currency: string;
  currencies: string[];
  range: DayRange;
  days: DaySales[];
  total: Sales;
}

/** Rows of a breakdown, the greatest first. */
export interface Ranked<R> {
  currency: string;
  rows: R[];
}

/** The range compared with the one before. All figures refuse as `standOf` and `daysOf` say. */
export async function salesSummary(
  context: Context,
  whose: Whose,
  request: FiguresRequest,
): Promise<ComparedSummary> {
  const stand = await standOf(context, whose, request);
  const { from, to, time_zone } = request;
  const range = { from, to, time_zone };
  const days = daysOf(range);
  const previous_range = rangeBefore(range);
  const previous_days = listDays(previous_range);
  const closed = await readClosed(context);
  const found = await salesIn(context, { scope: stand.scope, range, closed });
  const before = await salesIn(context, { scope: stand.scope, range: previous_range, closed });
  return {
    currency: stand.currency,
    currencies: namesOf(stand.currency, [found, before]),
    range,
    current: await summed(context, stand, { days, closed, found }),
    previous_range,
    previous: await summed(context, stand, { days: previous_days, closed, found: before }),
    days: daysIn(found, stand.currency, days),
    previous_days: daysIn(before, stand.currency, previous_days),
  };
}

/** The sales day by day. */
export async function dailySales(
  context: Context,
  whose: Whose,
  request: FiguresRequest,
): Promise<DailySales> {
  const { scope, currency } = await standOf(context, whose, request);
  const days = daysOf(request);
  const { from, to, time_zone } = request;
  const range = { from, to, time_zone };
  const found = await salesIn(context, { scope, range, closed: await readClosed(context) });
  const sold = daysIn(found, currency, days);
  return {
    currency,
    currencies: namesOf(currency, [found]),
    range,
    days: sold,
    total: totalOf(sold),
  };
}

/** The products, the best sold first. */
export function productSales(
  context: Context,
  whose: Whose,
  request: FiguresRequest,
  limit = MAX_ROWS,
): Promise<Ranked<ProductSales>> {
  return ranked(context, { whose, request, limit }, salesByProduct);
}

/** The categories, the best sold first. */
export function categorySales(
  context: Context,
  whose: Whose,
  request: FiguresRequest,
  limit = MAX_ROWS,
): Promise<Ranked<CategorySales>> {
  return ranked(context, { whose, request, limit }, salesByCategory);
}

/** The countries that orders are sent to, the one with the most revenue first. */
export function countrySales(
  context: Context,
  whose: Whose,
  request: FiguresRequest,
  limit = MAX_ROWS,
): Promise<Ranked<CountrySales>> {
  return ranked(context, { whose, request, limit }, salesByCountry);
}

async function ranked<R>(
  context: Context,
  { whose, request, limit }: { whose: Whose; request: FiguresRequest; limit: number },
  read: (context: Context, asked: Asked) => Promise<R[]>,
): Promise<Ranked<R>> {
  const { scope, currency } = await standOf(context, whose, request);
  const rows = await read(context, { scope, currency, span: spanOf(daysOf(request)), limit });
  return { currency, rows };
}

async function summed(
  context: Context,
  { scope, currency }: Stand,
  { days, closed, found }: { days: readonly Day[]; closed: Closed; found: RangeSales },
): Promise<Summary> {
  const span = spanOf(days);
  const sales = totalOf(daysIn(found, currency, days));
  const { orders, revenue_minor } = sales;
  const views = await viewsIn(context, scope, span);
  // Orders of every currency were led to by the views of all pages.
  const all_orders = [...found.by_day.values()].reduce((sum, list) => sum + totalOf(list).orders, 0);
  const { buyers, sellers, open_buyers } = found;
  const new_buyers = await newBuyersIn(context, { scope, span, closed, open_buyers });
  return {
    ...sales,
    ...{ buyers, new_buyers, returning_buyers: buyers - new_buyers },
    average_order_minor: orders === 0 ? null : Math.round(revenue_minor / orders),
    sellers,
    views,
    conversion: views === 0 ? null : all_orders / views,
  };
}

function daysIn({ by_day }: RangeSales, currency: string, days: readonly Day[]): DaySales[] {
  return by_day.get(currency) ?? days.map(({ day }) => ({ day, ...NO_SALES }));
}

function namesOf(currency: string, found: readonly RangeSales[]): string[] {
  return [...new Set([currency, ...found.flatMap(({ by_day }) => [...by_day.keys()])])].sort();
}
