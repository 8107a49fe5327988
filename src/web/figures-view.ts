// Figures as every page shows them: tiles that compare, the chart of money over time, tables with bars.
import type { ComparedSummary, Sales, Summary } from "#modules/analytics";
import { html, type Markup } from "#platform/http/html";
import { currencyDigits } from "#platform/money";
import { daysIn } from "./figures-range.ts";
import type { Site } from "./site.ts";
import { type ChartPoint, shareBar, timeChart } from "./ui/chart.ts";
import { statTile } from "./ui/stat-tile.ts";
import { workTable } from "./ui/work-table.ts";

/** A figure of a summary that a tile shows. */
export interface Tile {
  label: string;
  /** Null: there is none, such as an average of no orders. */
  of(summary: Summary): number | null;
  write(value: number): string;
  /** More of it is nothing to be glad of: how it compares is left out. */
  is_less_good?: boolean;
}

/** Tiles that say how much there is, and how that compares with the time before. */
export function tiles(site: Site, compared: ComparedSummary, shown: readonly Tile[]): Markup {
  const { current, previous, range } = compared;
  const days = daysIn(range);
  const words = site.formats.plural(days, site.words.figures.than_before);
  return html`<div class="stat-tiles">${shown.map(({ label, of, write, is_less_good }) => {
    const value = of(current);
    const change =
      value === null || is_less_good
        ? undefined
        : { share: shareOf(value, of(previous)), words, is_said: days > 1 };
    return statTile(site, { label, value: value === null ? "–" : write(value), change });
  })}</div>`;
}

/** Money by day, with the days before as a dashed line; one day alone is no line. */
export function moneyChart(
  site: Site,
  facts: { title: string; compared: ComparedSummary; of: (sales: Sales) => number },
): Markup {
  const { title, compared, of } = facts;
  const { currency, days, previous_days } = compared;
  const { formats, words } = site;
  if (![...days, ...previous_days].some((sales) => of(sales) !== 0)) {
    return html`<p class="figures-none">${words.figures.none}</p>`;
  }
  const points: ChartPoint[] = days.map((sales, at) => {
    const before = previous_days[at];
    const moment = Date.parse(sales.day);
    return {
      label: formats.day(moment),
      short: formats.shortDay(moment),
      value: of(sales),
      previous: before ? of(before) : 0,
    };
  });
  return timeChart(site, {
    title,
    points,
    point_label: words.figures.day,
    value_label: words.figures.chart.now,
    previous_label: words.figures.chart.before,
    write: (minor) => formats.money(minor, currency),
    writeShort: (minor) => formats.shortMoney(minor, currency),
    least_step: 10 ** currencyDigits(currency),
  });
}

/** One row of a ranking: what it is, and its figures; the first of these is what the bar shows. */
export interface Ranking {
  id: string | number;
  name: string | Markup;
  href?: string | undefined;
  value: number;
  cells: readonly (string | Markup)[];
}

/** A table, the greatest first, whose bars show each row's share of the greatest. */
export function rankingTable(
  site: Site,
  facts: {
    caption: string;
    name: string;
    heads: readonly string[];
    rows: readonly Ranking[];
    /** Said where there are no rows; unless told, that nothing was sold. */
    empty?: string;
  },
): Markup {
  const { caption, name, heads, rows, empty = site.words.figures.none } = facts;
  const greatest = Math.max(1, ...rows.map(({ value }) => value));
  return workTable(site, {
    caption,
    columns: [
      { id: "name", label: name },
      ...heads.map((label, at) => ({ id: `figure-${at}`, label, is_number: true })),
    ],
    rows: rows.map(({ id, name: named, href, value, cells }) => ({
      id,
      href,
      cells: [named, ...cells.map((cell, at) => (at === 0 ? withBar(cell, value / greatest) : cell))],
    })),
    empty: html`<p class="figures-none">${empty}</p>`,
  });
}

/** How much more or less than before; null where there was nothing to compare with. */
export function shareOf(value: number, before: number | null): number | null {
  if (before === null || before === 0) return null;
  return (value - before) / before;
}

function withBar(cell: string | Markup, share: number): Markup {
  return html`<span class="figure-bar">${cell}${shareBar(share)}</span>`;
}
