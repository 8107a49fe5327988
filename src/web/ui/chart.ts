// Charts drawn on the server: shapes as SVG, words as text beside them, the same figures as a table behind.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import {
  areaPath,
  coordinate,
  linePath,
  spread,
  stepPath,
  type TimeAxis,
  timeAxis,
  type ValueAxis,
  valueAxis,
} from "./chart-scale.ts";
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

/** Where everything stands. */
interface Axes {
  time: TimeAxis;
  value: ValueAxis;
}

const WIDTH = 720;
const HEIGHT = 200;
const STEPS = 4;
/** More columns than these become a line. */
const MOST_COLUMNS = 62;
const MOST_LABELS = 5;

/** A chart of values over time with the time before as a dashed line, and the table behind it. */
export function timeChart(site: Site, facts: ChartFacts): Markup {
  const { title, points, value_label, previous_label, least_step, writeShort } = facts;
  const values = points.flatMap(({ value, previous = 0 }) => [value, previous]);
  const axes: Axes = {
    time: timeAxis(points.length, WIDTH),
    value: valueAxis(values, { height: HEIGHT, steps: STEPS, least_step }),
  };
  const { ticks } = axes.value;
  return html`<figure class="chart"><figcaption class="visually-hidden">${title}</figcaption>
${legend(value_label, previous_label)}
<div class="chart__frame">
<ol class="chart__values" aria-hidden="true">${ticks.toReversed().map((tick) => html`<li>${writeShort(tick)}</li>`)}</ol>
<svg class="chart__plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title}">
${ticks.map((tick) => gridLine(tick, axes))}
${points.length > MOST_COLUMNS ? curve(facts, axes) : columns(facts, axes)}
${previous_label === undefined ? NOTHING : before(facts, axes)}
${points.map((_, at) => target(facts, at, axes))}
</svg>
${times(site, facts, axes)}
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

/** Zero is where columns stand: its line is drawn stronger. */
function gridLine(tick: number, { value }: Axes): Markup {
  const y = coordinate(value.down(tick));
  const classes = tick === 0 ? "chart__line chart__line--zero" : "chart__line";
  return html`<line class="${classes}" x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/>`;
}

function columns({ points }: ChartFacts, axes: Axes): Markup {
  const zero = axes.value.down(0);
  return html`${points.map(({ value }, at) => {
    if (value === 0) return NOTHING;
    const end = axes.value.down(value);
    return html`<rect class="chart__column" x="${coordinate(axes.time.columnStart(at))}" y="${coordinate(
      Math.min(end, zero),
    )}" width="${coordinate(axes.time.column)}" height="${coordinate(Math.abs(zero - end))}"/>`;
  })}`;
}

function curve({ points }: ChartFacts, { time, value: axis }: Axes): Markup {
  const values = points.map(({ value }) => value);
  return html`<path class="chart__area" d="${areaPath(values, time, axis)}"/>
<path class="chart__curve" d="${linePath(values, time, axis)}"/>`;
}

/** Beside columns the outline of those before; beside a line another line. */
function before({ points }: ChartFacts, { time, value: axis }: Axes): Markup {
  const values = points.map(({ previous = 0 }) => previous);
  const pathOf = points.length > MOST_COLUMNS ? linePath : stepPath;
  return html`<path class="chart__before" d="${pathOf(values, time, axis)}"/>`;
}

/** The whole height of a place, so that it is easily pointed at. */
function target({ points, write, previous_label }: ChartFacts, at: number, { time }: Axes): Markup {
  const { label = "", value = 0, previous = 0 } = points[at] ?? {};
  const compared = previous_label === undefined ? "" : ` (${previous_label}: ${write(previous)})`;
  return html`<rect class="chart__target" x="${coordinate(time.slotStart(at))}" y="0" width="${coordinate(
    time.slot,
  )}" height="${HEIGHT}"><title>${label}: ${write(value)}${compared}</title></rect>`;
}

/** Labels under the middle of their places, as text that is not stretched; the outer ones stay inside. */
function times(site: Site, { points }: ChartFacts, { time }: Axes): Markup {
  const shown = spread(points.length, MOST_LABELS);
  return html`<svg class="chart__times" aria-hidden="true" focusable="false">${shown.map((at, index) => {
    const anchor =
      shown.length === 1 ? "middle" : index === 0 ? "start" : index === shown.length - 1 ? "end" : "middle";
    const along = anchor === "start" ? 0 : anchor === "end" ? 1 : time.middle(at) / WIDTH;
    const share = site.direction === "rtl" ? 1 - along : along;
    const is_between = index % 2 === 1;
    return html`<text${is_between ? html` class="chart__time--between"` : NOTHING} x="${coordinate(share * 100)}%" y="1em" text-anchor="${anchor}">${points[at]?.short}</text>`;
  })}</svg>`;
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
