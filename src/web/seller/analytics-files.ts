// A seller's figures as rows of files: amounts as decimals, so that any spreadsheet can add them up.
import {
  categorySales,
  countrySales,
  dailySales,
  type FiguresRequest,
  productSales,
  salesSummary,
} from "#modules/analytics";
import type { Context } from "#platform/context";
import { formatMoney } from "#platform/money";
import type { Site } from "../site.ts";

/** Every file there is, by its name in the address. */
export const FILES = ["sales", "products", "categories", "countries", "buyers"] as const;
type Row = (string | number | null)[];

/** The rows of a file, its heads first. */
export function fileRows(
  context: Context,
  site: Site,
  file: (typeof FILES)[number],
  request: FiguresRequest,
): Promise<Row[]> {
  return ROWS[file](context, site, request);
}

const ROWS: Readonly<
  Record<(typeof FILES)[number], (context: Context, site: Site, request: FiguresRequest) => Promise<Row[]>>
> = {
  sales: async (context, { words: { figures } }, request) => {
    const { table } = figures;
    const { currency, days } = await dailySales(context, "seller", request);
    const money = (minor: number) => formatMoney(minor, currency);
    return [
      [
        figures.day,
        table.orders,
        table.revenue,
        table.commission,
        table.refunded,
        table.cancelled,
        table.currency,
      ],
      ...days.map((row) => [
        ...[row.day, row.orders, money(row.revenue_minor), money(row.commission_minor)],
        ...[money(row.refunded_minor), row.cancelled, currency],
      ]),
    ];
  },
  products: async (context, { words: { figures } }, request) => {
    const { table } = figures;
    const { currency, rows } = await productSales(context, "seller", request);
    return [
      [table.product, table.goods, table.units, table.orders, table.views, table.currency],
      ...rows.map(({ name, goods_minor, units, orders, views }) => [
        ...[name, formatMoney(goods_minor, currency), units, orders, views, currency],
      ]),
    ];
  },
  categories: async (context, { words: { figures } }, request) => {
    const { table } = figures;
    const { currency, rows } = await categorySales(context, "seller", request);
    return [
      [table.category, table.goods, table.units, table.orders, table.currency],
      ...rows.map(({ name, goods_minor, units, orders }) => [
        ...[name ?? table.no_category, formatMoney(goods_minor, currency), units, orders, currency],
      ]),
    ];
  },
  countries: async (context, { words: { figures } }, request) => {
    const { table } = figures;
    const { currency, rows } = await countrySales(context, "seller", request);
    return [
      [table.country, table.revenue, table.orders, table.currency],
      ...rows.map(({ country, revenue_minor, orders }) => [
        ...[country ?? table.no_country, formatMoney(revenue_minor, currency), orders, currency],
      ]),
    ];
  },
  buyers: async (context, { words: { figures } }, request) => {
    const { current, range } = await salesSummary(context, "seller", request);
    return [
      [figures.range.from, figures.range.to, ...buyerHeads(figures.tiles)],
      [range.from, range.to, current.buyers, current.new_buyers, current.returning_buyers],
    ];
  },
};

function buyerHeads(tiles: Site["words"]["figures"]["tiles"]): string[] {
  return [tiles.buyers, tiles.new_buyers, tiles.returning_buyers];
}
