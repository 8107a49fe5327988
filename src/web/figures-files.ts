// Figures as rows of files: amounts as decimals, so that any spreadsheet can add them up.
import {
  categorySales,
  countrySales,
  dailySales,
  emptySearches,
  type FiguresRequest,
  productSales,
  type SearchTerm,
  salesSummary,
  searchTerms,
  type Whose,
} from "#modules/analytics";
import type { Context } from "#platform/context";
import { formatMoney } from "#platform/money";
import type { Site } from "./site.ts";

/** Whose figures a file is of, and which days. */
export interface FileAsked {
  whose: Whose;
  request: FiguresRequest;
}

/** Every file there is, by its name in the address; the others hold money. */
export const FILES = ["sales", "products", "categories", "countries", "buyers", "searches", "empty"] as const;
export type FileName = (typeof FILES)[number];
/** Of all sellers only. */
export const MARKET_FILES: readonly FileName[] = ["empty"];
/** Without money: for roles that see none. */
export const TERM_FILES: readonly FileName[] = ["searches", "empty"];
type Row = (string | number | null)[];

/** The rows of a file, its heads first. */
export function fileRows(context: Context, site: Site, file: FileName, asked: FileAsked): Promise<Row[]> {
  return ROWS[file](context, site, asked);
}

const ROWS: Readonly<Record<FileName, (context: Context, site: Site, asked: FileAsked) => Promise<Row[]>>> = {
  sales: async (context, { words: { figures } }, { whose, request }) => {
    const { table } = figures;
    const { currency, days } = await dailySales(context, whose, request);
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
  products: async (context, { words: { figures } }, { whose, request }) => {
    const { table } = figures;
    const { currency, rows } = await productSales(context, whose, request);
    return [
      [table.product, table.goods, table.units, table.orders, table.views, table.currency],
      ...rows.map(({ name, goods_minor, units, orders, views }) => [
        ...[name, formatMoney(goods_minor, currency), units, orders, views, currency],
      ]),
    ];
  },
  categories: async (context, { words: { figures } }, { whose, request }) => {
    const { table } = figures;
    const { currency, rows } = await categorySales(context, whose, request);
    return [
      [table.category, table.goods, table.units, table.orders, table.currency],
      ...rows.map(({ name, goods_minor, units, orders }) => [
        ...[name ?? table.no_category, formatMoney(goods_minor, currency), units, orders, currency],
      ]),
    ];
  },
  countries: async (context, { words: { figures } }, { whose, request }) => {
    const { table } = figures;
    const { currency, rows } = await countrySales(context, whose, request);
    return [
      [table.country, table.revenue, table.orders, table.currency],
      ...rows.map(({ country, revenue_minor, orders }) => [
        ...[country ?? table.no_country, formatMoney(revenue_minor, currency), orders, currency],
      ]),
    ];
  },
  buyers: async (context, { words: { figures } }, { whose, request }) => {
    const { current, range } = await salesSummary(context, whose, request);
    return [
      [figures.range.from, figures.range.to, ...buyerHeads(figures.tiles)],
      [range.from, range.to, current.buyers, current.new_buyers, current.returning_buyers],
    ];
  },
  searches: async (context, { words: { figures } }, { whose, request }) => {
    const { term, views } = figures.table;
    return termRows([term, views], await searchTerms(context, whose, request));
  },
  empty: async (context, { words: { figures } }, { request }) => {
    const { term, times } = figures.table;
    return termRows([term, times], await emptySearches(context, request));
  },
};

function termRows(heads: Row, terms: readonly SearchTerm[]): Row[] {
  return [heads, ...terms.map(({ term, views }) => [term, views])];
}

function buyerHeads(tiles: Site["words"]["figures"]["tiles"]): string[] {
  return [tiles.buyers, tiles.new_buyers, tiles.returning_buyers];
}
