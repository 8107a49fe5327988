// Charts drawn on the server: shapes as SVG, words as text beside them, the same figures as a table behind.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { axisTo, coordinate, spread } from "./chart-scale.ts";
import { icon } from "./icon.ts";
import { table } from "./table.ts";

/** One place on the axis of time. */
export interface ChartPoint {
  /** Written out, for the table and whoever points at it. */
  label: string;
  /** In short, for the axis. */
  short: string;
  value: number;
  /** The same place in the time before. */
  previous?: number;
}

export interface ChartFacts {
  /** Names the chart and its table; a page shows each name once. */
  title: string;
  points: readonly ChartPoint[];
  /** What the values are, and those before. */
  value_label: string;
  previous_label?: string;
  /** The head of the table's first column. */
  point_label: string;
  write(value: number): string;
  /** On the axis, where space is short. */
  writeShort(value: number): string;
  /** The smallest step that means something: one order, one unit of money. */
  least_step: number;
}

const WIDTH = 720;
const HEIGHT = 200;
const STEPS = 4;
/** More columns than these become a line. */
const MOST_COLUMNS = 62;
const COLUMN_SHARE = 0.68;
const MOST_LABELS = 5;

/** A chart of values over time with the time before as a dashed line, and the table behind it. */
export function timeChart(site: Site, facts: ChartFacts): Markup {
  const { title, points, value_label, previous_label, write, writeShort } = facts;
  const highest = Math.max(0, ...points.map(({ value, previous = 0 }) => Math.max(value, previous)));
  const axis = axisTo(highest, STEPS, facts.least_step);
  const labels = spread(points.length, MOST_LABELS).map((at) => points[at]?.short ?? "");
  return html`<figure class="chart"><figcaption class="visually-hidden">${title}</figcaption>
${legend(value_label, previous_label)}
<div class="chart__frame">
<ol class="chart__values" aria-hidden="true">${axis.ticks.toReversed().map((tick) => html`<li>${writeShort(tick)}</li>`)}</ol>
<svg class="chart__plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title}">
${axis.ticks.map((tick) => line(tick, axis.top))}
${points.length > MOST_COLUMNS ? curve(facts, axis.top) : columns(facts, axis.top)}
${previous_label === undefined ? NOTHING : before(points, axis.top)}
${points.map((point, at) => target(point, at, points.length, write, previous_label))}
</svg>
<ol class="chart__times" aria-hidden="true">${labels.map((label) => html`<li>${label}</li>`)}</ol>
</div>
${behind(site, facts)}</figure>`;
}

/** A bar for a share of one, for cells of tables; the figure itself stands beside it as text. */
export function shareBar(share: number): Markup {
  return html`<svg class="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="share-bar__all" width="100" height="6" rx="1"/><rect class="share-bar__part" width="${coordinate(
    Math.max(0, Math.min(1, share)) * 100,
  )}" height="6" rx="1"/></svg>`;
}

function legend(value_label: string, previous_label: string | undefined): Markup {
  return html`<ul class="chart__legend"><li class="chart__key chart__key--now">${value_label}</li>${
    previous_label === undefined
      ? NOTHING
      : html`<li class="chart__key chart__key--before">${previous_label}</li>`
  }</ul>`;
}

function height(value: number, top: number): number {
  return HEIGHT - (value / top) * HEIGHT;
}

function line(tick: number, top: number): Markup {
  const y = coordinate(height(tick, top));
  return html`<line class="chart__line" x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/>`;
}

function columns({ points }: ChartFacts, top: number): Markup {
  const slot = WIDTH / points.length;
  return html`${points.map(({ value }, at) =>
    value === 0
      ? NOTHING
      : html`<rect class="chart__column" x="${coordinate((at + (1 - COLUMN_SHARE) / 2) * slot)}" y="${coordinate(
          height(value, top),
        )}" width="${coordinate(slot * COLUMN_SHARE)}" height="${coordinate((value / top) * HEIGHT)}"/>`,
  )}`;
}

function curve({ points }: ChartFacts, top: number): Markup {
  const path = pathOf(
    points.map(({ value }) => value),
    top,
  );
  const slot = WIDTH / points.length;
  const ends = `L${coordinate(WIDTH - slot / 2)} ${HEIGHT}L${coordinate(slot / 2)} ${HEIGHT}Z`;
  return html`<path class="chart__area" d="${path}${ends}"/><path class="chart__curve" d="${path}"/>`;
}

function before(points: readonly ChartPoint[], top: number): Markup {
  const path = pathOf(
    points.map(({ previous = 0 }) => previous),
    top,
  );
  return html`<path class="chart__before" d="${path}"/>`;
}

function pathOf(values: readonly number[], top: number): string {
  const slot = WIDTH / values.length;
  return values
    .map(
      (value, at) =>
        `${at === 0 ? "M" : "L"}${coordinate((at + 0.5) * slot)} ${coordinate(height(value, top))}`,
    )
    .join("");
}

/** The whole height of a place, so that it is easily pointed at. */
function target(
  { label, value, previous = 0 }: ChartPoint,
  at: number,
  count: number,
  write: (value: number) => string,
  previous_label: string | undefined,
): Markup {
  const slot = WIDTH / count;
  const compared = previous_label === undefined ? "" : ` (${previous_label}: ${write(previous)})`;
  return html`<rect class="chart__target" x="${coordinate(at * slot)}" y="0" width="${coordinate(slot)}"
height="${HEIGHT}"><title>${label}: ${write(value)}${compared}</title></rect>`;
}

function behind(
  site: Site,
  { title, points, point_label, value_label, previous_label, write }: ChartFacts,
): Markup {
  const has_before = previous_label !== undefined;
  return html`<details class="chart__table"><summary>${site.words.figures.chart.as_table}${icon(site, "chevron-down")}</summary>${table(
    {
      caption: title,
      head: [point_label, value_label, ...(has_before ? [previous_label] : [])],
      rows: points.map(({ label, value, previous = 0 }) => [
        label,
        write(value),
        ...(has_before ? [write(previous)] : []),
      ]),
    },
  )}</details>`;
}
