// Scales of charts: round steps for an axis, and where a value lies between them.

/** An axis from 0 to `top` in steps that people count by: 1, 2, 2.5 or 5 times a power of ten. */
export interface Axis {
  top: number;
  /** From 0 to `top`, evenly. */
  ticks: number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * An axis that holds `highest`, in about `count` steps; `least_step` is the smallest that can be written, such as
 * one order.
 */
export function axisTo(highest: number, count: number, least_step: number): Axis {
  const wished = Math.max(highest, least_step) / count;
  const power = 10 ** Math.floor(Math.log10(wished));
  const factor = STEPS.find((one) => one * power >= wished * (1 - Number.EPSILON)) ?? 10;
  const step = Math.max(least_step, Math.ceil((factor * power) / least_step) * least_step);
  const steps = Math.max(1, Math.ceil(highest / step));
  return { top: step * steps, ticks: Array.from({ length: steps + 1 }, (_, index) => index * step) };
}

/** Places in so many lists that are spread evenly, the first and the last among them. */
export function spread(length: number, most: number): number[] {
  const count = Math.min(length, most);
  if (count <= 1) return length > 0 ? [0] : [];
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / (count - 1)));
}

/** A coordinate as it is written: two digits are finer than any screen. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}
