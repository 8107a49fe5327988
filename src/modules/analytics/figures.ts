// Figures as they are asked for: by a seller of its own sales, by staff of the marketplace's.
import { isUser } from "#modules/identity";
import { requireSellerPermission, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { CURRENCIES } from "#platform/money";
import { forbidden, invalid } from "#platform/refusal";
import {
  type CategorySales,
  type CountrySales,
  type ProductSales,
  salesByCategory,
  salesByCountry,
  salesByProduct,
  unitsOf,
} from "./breakdown.ts";
import { type Buyers, buyersOf, sellersSelling } from "./buyers.ts";
import { type Day, type DayRange, daysOf, listDays, rangeBefore } from "./calendar.ts";
import type { Scope, Span } from "./counted.ts";
import { type DaySales, NO_SALES, type Sales, type SalesByDay, salesByDay, totalOf } from "./sales.ts";
import { viewsIn } from "./views-read.ts";

/** Rows of a breakdown; nobody reads more on a page, and a file of more is an export of orders. */
const MAX_ROWS = 1000;

/** Which figures are asked for. Without `currency`: the seller's own, or the marketplace's. */
export interface FiguresRequest extends DayRange {
  currency?: string | undefined;
}

/** What is said of a range. */
export interface Summary extends Sales, Buyers {
  units: number;
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

/** Who asks, and for what: the scope with its currency. */
interface Stand {
  scope: Scope;
  currency: string;
}

/**
 * The seller's range compared with the one before. Refuses `seller_permission_denied` without `money.read`, and
 * (422) ranges that `daysOf` refuses; so do all the seller's figures.
 */
export async function sellerSummary(context: Context, request: FiguresRequest): Promise<ComparedSummary> {
  return compare(context, await sellerStand(context, request), request);
}

/** The seller's sales by day. */
export async function sellerSales(context: Context, request: FiguresRequest): Promise<DailySales> {
  return daily(context, await sellerStand(context, request), request);
}

/** The seller's products, the best sold first. */
export async function sellerProducts(
  context: Context,
  request: FiguresRequest,
  limit = MAX_ROWS,
): Promise<Ranked<ProductSales>> {
  const stand = await sellerStand(context, request);
  const asked = { ...stand, span: spanOf(daysOf(request)), limit };
  return { currency: stand.currency, rows: await salesByProduct(context, asked) };
}

/** The seller's categories, the best sold first. */
export async function sellerCategories(
  context: Context,
  request: FiguresRequest,
  limit = MAX_ROWS,
): Promise<Ranked<CategorySales>> {
  const stand = await sellerStand(context, request);
  const asked = { ...stand, span: spanOf(daysOf(request)), limit };
  return { currency: stand.currency, rows: await salesByCategory(context, asked) };
}

/** The countries that the seller's buyers have their orders sent to. */
export async function sellerCountries(
  context: Context,
  request: FiguresRequest,
  limit = MAX_ROWS,
): Promise<Ranked<CountrySales>> {
  const stand = await sellerStand(context, request);
  const asked = { ...stand, span: spanOf(daysOf(request)), limit };
  return { currency: stand.currency, rows: await salesByCountry(context, asked) };
}

/** The marketplace's range compared with the one before. Refuses `staff_only`, and ranges as for sellers. */
export async function marketSummary(context: Context, request: FiguresRequest): Promise<ComparedSummary> {
  return compare(context, marketStand(context, request), request);
}

/** The marketplace's sales by day. Refuses `staff_only`. */
export async function marketSales(context: Context, request: FiguresRequest): Promise<DailySales> {
  return daily(context, marketStand(context, request), request);
}

async function sellerStand(context: Context, { currency }: FiguresRequest): Promise<Stand> {
  const { seller_id } = requireSellerPermission(context, "money.read");
  refuseUnknown(currency);
  return { scope: { seller_id }, currency: currency ?? (await sellerById(context, seller_id)).currency };
}

function marketStand(context: Context, { currency }: FiguresRequest): Stand {
  const { actor } = context;
  const is_staff = actor.kind === "system" || (isUser(actor) && actor.role !== "buyer");
  if (!is_staff) throw forbidden("staff_only", "Only the marketplace's staff may do this.");
  refuseUnknown(currency);
  return { scope: { seller_id: null }, currency: currency ?? context.services.config.currency };
}

function refuseUnknown(currency: string | undefined): void {
  if (currency === undefined || CURRENCIES.includes(currency)) return;
  throw invalid("currency", "unknown_currency", "No such currency is known here.");
}

async function daily(context: Context, stand: Stand, request: FiguresRequest): Promise<DailySales> {
  const days = daysOf(request);
  const found = await salesByDay(context, stand.scope, days);
  const sold = salesIn(found, stand.currency, days);
  const { from, to, time_zone } = request;
  return {
    currency: stand.currency,
    currencies: namesOf(stand.currency, [found]),
    range: { from, to, time_zone },
    days: sold,
    total: totalOf(sold),
  };
}

async function compare(context: Context, stand: Stand, request: FiguresRequest): Promise<ComparedSummary> {
  const { from, to, time_zone } = request;
  const range = { from, to, time_zone };
  const days = daysOf(range);
  const previous_range = rangeBefore(range);
  const previous_days = listDays(previous_range);
  const found = await salesByDay(context, stand.scope, days);
  const found_before = await salesByDay(context, stand.scope, previous_days);
  return {
    currency: stand.currency,
    currencies: namesOf(stand.currency, [found, found_before]),
    range,
    current: await summed(context, stand, days, found),
    previous_range,
    previous: await summed(context, stand, previous_days, found_before),
    days: salesIn(found, stand.currency, days),
    previous_days: salesIn(found_before, stand.currency, previous_days),
  };
}

async function summed(
  context: Context,
  { scope, currency }: Stand,
  days: readonly Day[],
  found: SalesByDay,
): Promise<Summary> {
  const span = spanOf(days);
  const sales = totalOf(salesIn(found, currency, days));
  const { orders, revenue_minor } = sales;
  const views = await viewsIn(context, scope, span);
  // Orders of every currency were led to by the views of all pages.
  const all_orders = [...found.values()].reduce((sum, list) => sum + totalOf(list).orders, 0);
  return {
    ...sales,
    ...(await buyersOf(context, scope, span)),
    units: await unitsOf(context, { scope, span, currency, limit: 1 }),
    average_order_minor: orders === 0 ? null : Math.round(revenue_minor / orders),
    sellers: await sellersIn(context, scope, span, all_orders),
    views,
    conversion: views === 0 ? null : all_orders / views,
  };
}

async function sellersIn(context: Context, scope: Scope, span: Span, orders: number): Promise<number> {
  if (scope.seller_id !== null) return orders > 0 ? 1 : 0;
  return sellersSelling(context, span);
}

function salesIn(found: SalesByDay, currency: string, days: readonly Day[]): DaySales[] {
  return found.get(currency) ?? days.map(({ day }) => ({ day, ...NO_SALES }));
}

function namesOf(currency: string, found: readonly SalesByDay[]): string[] {
  return [...new Set([currency, ...found.flatMap((one) => [...one.keys()])])].sort();
}

function spanOf(days: readonly Day[]): Span {
  return { from: days[0]?.starts_at ?? 0, to: days.at(-1)?.ends_at ?? 0 };
}
