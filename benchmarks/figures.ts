// What a scenario reports: lines with a figure, what stands beside it, and the goal it is held against.

export type Unit = "/s" | "ms" | "s" | "MB" | "statements" | "times";

/**
 * A goal of design/goals.md: at least or at most this much, for the figure itself or for its ratio to the
 * reference.
 */
export interface Goal {
  of: "value" | "ratio";
  least?: number;
  most?: number;
}

/** One line of a result. */
export interface Line {
  what: string;
  value: number;
  unit: Unit;
  p50_ms?: number;
  p99_ms?: number;
  /** The reference's requests per second, measured in turns with ours. */
  bare_per_second?: number;
  /**
   * Processor time of one of ours, in microseconds, and the reference's; told apart from what else is
   * running.
   */
  processor_us?: number;
  bare_processor_us?: number;
  /** Ours against the reference, or against the other world that the line is about. */
  ratio?: number;
  goal?: Goal;
  note?: string;
}

/** The middle of the values; the mean of the two middle ones when they are even in number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Says by how much a goal was reached or missed; nothing for lines without a goal. */
export function verdictOf(line: Line): { is_reached: boolean; words: string } | null {
  if (!line.goal) return null;
  const measured = line.goal.of === "ratio" ? line.ratio : line.value;
  if (measured === undefined || Number.isNaN(measured)) return { is_reached: false, words: "not measured" };
  const { least, most } = line.goal;
  if (least !== undefined) {
    if (measured >= least) return { is_reached: true, words: `reached (+${share(measured / least - 1)})` };
    return { is_reached: false, words: `missed by ${share(1 - measured / least)}` };
  }
  if (most === undefined || measured <= most) return { is_reached: true, words: "reached" };
  return { is_reached: false, words: `missed by ${share(measured / most - 1)}` };
}

/** The goal in words: `≥ 100 % of bare`, `≤ 1.0 s`. */
export function goalWords({ goal, unit, bare_per_second }: Line): string {
  if (!goal) return "";
  const sign = goal.least === undefined ? "≤" : "≥";
  const bound = goal.least ?? goal.most ?? Number.NaN;
  if (goal.of === "value") return `${sign} ${amount(bound, unit)}`;
  return bare_per_second === undefined ? `${sign} ${bound} ×` : `${sign} ${share(bound)} of bare`;
}

/** A figure with its unit, as exact as it deserves. */
export function amount(value: number, unit: Unit): string {
  if (unit === "/s") return `${Math.round(value).toLocaleString("en-US")} /s`;
  if (unit === "ms") return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
  if (unit === "s") return `${value.toFixed(2)} s`;
  if (unit === "MB") return `${Math.round(value)} MB`;
  if (unit === "times") return `${value.toFixed(2)} ×`;
  return String(Math.round(value));
}

/** A share as per cent. */
export function share(value: number): string {
  return `${Math.round(value * 100)} %`;
}
