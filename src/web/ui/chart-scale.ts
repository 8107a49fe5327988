// The geometry of charts: round steps and places along the axes, and the paths between them.
import { scaleBand, scaleLinear } from "d3-scale";
import { area, curveMonotoneX, curveStepAfter, line } from "d3-shape";

/** An axis of values in round steps that holds zero and every value. */
export interface ValueAxis {
  /** From the lowest to the highest, evenly; zero is one of them. */
  ticks: number[];
  /** How far down so many units of height a value stands. */
  down(value: number): number;
}

/** Places side by side from the start to the end of so many units of width. */
export interface TimeAxis {
  /** How wide a place is, and its column in the middle of it. */
  slot: number;
  column: number;
  /** Where a place begins, and where its column does. */
  slotStart(at: number): number;
  columnStart(at: number): number;
  middle(at: number): number;
}

/** Of a place this share is its column. */
const COLUMN_SHARE = 0.68;
/** Finer than any screen. */
const DIGITS = 2;

/**
 * An axis for these values in about `steps` steps over `height`; none is smaller than `least_step`, such as one
 * order or one unit of money.
 */
export function valueAxis(
  values: readonly number[],
  { height, steps, least_step }: { height: number; steps: number; least_step: number },
): ValueAxis {
  const lowest = Math.floor(Math.min(0, ...values) / least_step);
  const highest = Math.max(Math.ceil(Math.max(0, ...values) / least_step), lowest === 0 ? 1 : 0);
  const count = Math.min(steps, highest - lowest);
  const scale = scaleLinear().domain([lowest, highest]).nice(count).range([height, 0]);
  return {
    ticks: scale.ticks(count).map((tick) => tick * least_step),
    down: (value) => scale(value / least_step),
  };
}

/** An axis of `count` places over `width`. */
export function timeAxis(count: number, width: number): TimeAxis {
  const places = Array.from({ length: count }, (_, at) => at);
  const gap = 1 - COLUMN_SHARE;
  const scale = scaleBand<number>()
    .domain(places)
    .range([0, width])
    .paddingInner(gap)
    .paddingOuter(gap / 2);
  const columnStart = (at: number) => scale(at) ?? 0;
  return {
    slot: scale.step(),
    column: scale.bandwidth(),
    slotStart: (at) => at * scale.step(),
    columnStart,
    middle: (at) => columnStart(at) + scale.bandwidth() / 2,
  };
}

/** Each value across the whole width of its place, as the outline of columns. */
export function stepPath(values: readonly number[], time: TimeAxis, axis: ValueAxis): string {
  const ends = [...values, ...values.slice(-1)];
  // The last place ends where one after it would begin.
  const path = line<number>((_, at) => time.slotStart(at), axis.down).curve(curveStepAfter);
  return path.digits(DIGITS)(ends) ?? "";
}

/** The line through these values, each in the middle of its place. */
export function linePath(values: readonly number[], time: TimeAxis, axis: ValueAxis): string {
  const path = line<number>((_, at) => time.middle(at), axis.down).curve(curveMonotoneX);
  return path.digits(DIGITS)([...values]) ?? "";
}

/** What lies between that line and zero. */
export function areaPath(values: readonly number[], time: TimeAxis, axis: ValueAxis): string {
  const path = area<number>((_, at) => time.middle(at), axis.down(0), axis.down).curve(curveMonotoneX);
  return path.digits(DIGITS)([...values]) ?? "";
}

/** Places in so many lists that are spread evenly, the first and the last among them. */
export function spread(length: number, most: number): number[] {
  const count = Math.min(length, most);
  if (count <= 1) return length > 0 ? [0] : [];
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / (count - 1)));
}

/** A coordinate as it is written. */
export function coordinate(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}
