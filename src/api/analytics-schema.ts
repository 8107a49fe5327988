// What figures take and give, for sellers and for staff.
import { z } from "@hono/zod-openapi";
import {
  type CategorySales,
  type ComparedSummary,
  type CountrySales,
  type DailySales,
  type DayRange,
  dayAt,
  type FiguresRequest,
  isTimeZone,
  type ProductSales,
  type Ranked,
  type Sales,
  type Summary,
  shiftDay,
} from "#modules/analytics";
import { type Context, now } from "#platform/context";
import { formatMoney } from "#platform/money";
import { moneyOutput } from "./common.ts";

/** What is shown when nobody says otherwise: today and the 29 days before. */
const USUAL_DAYS = 30;
const MAX_ZONE_NAME = 60;
const MAX_ROWS = 100;

const dayQuery = (words: string) =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, "Write a day such as 2026-01-31.")
    .optional()
    .openapi({ description: words, example: "2026-01-31", format: "date" });

/** Which days, in which zone, in which currency. */
export const figuresQuery = {
  from: dayQuery("The first day; 29 days before `to` unless told."),
  to: dayQuery("The last day, included; today unless told. A range has at most 366 days."),
  time_zone: z.string().min(1).max(MAX_ZONE_NAME).optional().openapi({
    description: "Where days begin and end, by its IANA name; UTC unless told.",
    example: "America/New_York",
  }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "A currency is three capital letters, such as USD.")
    .optional()
    .openapi({
      description: "The seller's own, or the marketplace's, unless told. Nothing is ever converted.",
      example: "USD",
    }),
};

const rangeSchema = z
  .strictObject({ from: z.string(), to: z.string(), time_zone: z.string() })
  .openapi("FiguresRange");

const salesFields = {
  orders: z.int(),
  revenue: moneyOutput,
  commission: moneyOutput,
  refunded: moneyOutput,
  cancelled: z.int().openapi({ description: "Parts of orders that were sales and were cancelled." }),
};

const summarySchema = z
  .strictObject({
    ...salesFields,
    units: z.int(),
    average_order: moneyOutput.nullable(),
    buyers: z.int(),
    new_buyers: z.int(),
    returning_buyers: z.int(),
    sellers: z.int(),
    views: z.int(),
    conversion: z.number().nullable().openapi({ description: "Orders by views of product pages." }),
  })
  .openapi("SalesSummary");

export const comparedSchema = z
  .strictObject({
    currency: z.string(),
    currencies: z.array(z.string()),
    range: rangeSchema,
    current: summarySchema,
    previous_range: rangeSchema,
    previous: summarySchema,
  })
  .openapi("ComparedSales");

export const dailySchema = z
  .strictObject({
    currency: z.string(),
    currencies: z.array(z.string()),
    range: rangeSchema,
    total: z.strictObject(salesFields),
    days: z.array(z.strictObject({ day: z.string(), ...salesFields })),
  })
  .openapi("DailySales");

export const productSalesSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        product_id: z.int(),
        name: z.string(),
        slug: z.string(),
        orders: z.int(),
        units: z.int(),
        goods: moneyOutput,
        views: z.int(),
      }),
    ),
    currency: z.string(),
  })
  .openapi("ProductSales");

export const categorySalesSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        category_id: z.int().nullable().openapi({ description: "Null: products without a category." }),
        name: z.string().nullable(),
        orders: z.int(),
        units: z.int(),
        goods: moneyOutput,
      }),
    ),
    currency: z.string(),
  })
  .openapi("CategorySales");

export const countrySalesSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        country: z.string().nullable().openapi({ description: "Null: orders without any address." }),
        orders: z.int(),
        revenue: moneyOutput,
      }),
    ),
    currency: z.string(),
  })
  .openapi("CountrySales");

export const searchTermsSchema = z
  .strictObject({
    results: z.array(
      z.strictObject({
        term: z.string().openapi({ description: "The words, folded as the search folds them." }),
        views: z.int(),
      }),
    ),
  })
  .openapi("SearchTerms");

export const rowLimit = z.coerce
  .number()
  .int()
  .min(1)
  .max(MAX_ROWS)
  .optional()
  .openapi({ description: "Rows at most; 20 unless told.", example: 20 });

/** The refusals of days. */
export const DAYS_REFUSALS = {
  422: ["unknown_time_zone", "no_such_day", "before_begin", "range_too_long"],
};

/** The refusals of a range of sales. */
export const RANGE_REFUSALS = { 422: ["unknown_currency", ...DAYS_REFUSALS[422]] };

/** What is asked for, with what is usual where nothing was said. */
export function figuresRequest(
  context: Context,
  asked: Partial<DayRange> & { currency?: string | undefined },
): FiguresRequest {
  const { time_zone = "UTC", currency } = asked;
  // A zone that nobody knows is refused by whoever sums.
  const to = asked.to ?? dayAt(now(context), isTimeZone(time_zone) ? time_zone : "UTC");
  const from = asked.from ?? (Number.isNaN(Date.parse(to)) ? to : shiftDay(to, 1 - USUAL_DAYS));
  return { from, to, time_zone, currency };
}

/** The range with its comparison as it is sent. */
export function presentCompared(compared: ComparedSummary) {
  const { currency, currencies, range, previous_range, current, previous } = compared;
  return {
    ...{ currency, currencies, range, previous_range },
    current: presentSummary(current, currency),
    previous: presentSummary(previous, currency),
  };
}

/** Sales by day as they are sent. */
export function presentDaily({ currency, currencies, range, total, days }: DailySales) {
  return {
    currency,
    currencies,
    range,
    total: presentSales(total, currency),
    days: days.map(({ day, ...sales }) => ({ day, ...presentSales(sales, currency) })),
  };
}

/** Sales by product as they are sent. */
export function presentProductSales({ currency, rows }: Ranked<ProductSales>) {
  return { currency, results: rows.map((row) => withGoods(row, currency)) };
}

/** Sales by category as they are sent. */
export function presentCategorySales({ currency, rows }: Ranked<CategorySales>) {
  return { currency, results: rows.map((row) => withGoods(row, currency)) };
}

/** Sales by country as they are sent. */
export function presentCountrySales({ currency, rows }: Ranked<CountrySales>) {
  const results = rows.map(({ revenue_minor, ...row }) => ({
    ...row,
    revenue: formatMoney(revenue_minor, currency),
  }));
  return { currency, results };
}

function withGoods<R extends { goods_minor: number }>({ goods_minor, ...row }: R, currency: string) {
  return { ...row, goods: formatMoney(goods_minor, currency) };
}

function presentSummary(summary: Summary, currency: string) {
  const { average_order_minor, units, buyers, new_buyers, returning_buyers, sellers, views, conversion } =
    summary;
  return {
    ...presentSales(summary, currency),
    average_order: average_order_minor === null ? null : formatMoney(average_order_minor, currency),
    ...{ units, buyers, new_buyers, returning_buyers, sellers, views, conversion },
  };
}

function presentSales(sales: Sales, currency: string) {
  const { orders, cancelled, revenue_minor, commission_minor, refunded_minor } = sales;
  return {
    orders,
    cancelled,
    revenue: formatMoney(revenue_minor, currency),
    commission: formatMoney(commission_minor, currency),
    refunded: formatMoney(refunded_minor, currency),
  };
}
