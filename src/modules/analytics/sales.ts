// Sales of a range by day: from the sums of closed days, and from the orders for all other days.
import { DAY_MS, pause } from "#platform/clock";
import type { Context } from "#platform/context";
import { type Day, type DayRange, floorDay, listDays } from "./calendar.ts";
import type { Closed } from "./closed.ts";
import { SLOT_MS, unpackDay } from "./closed-day.ts";
import { ALL_SELLERS, type Scope, type Span } from "./counted.ts";
import { takeOpen } from "./ended-hours.ts";
import { addSales, firstAt, NO_SALES, type Sales } from "./moments.ts";
import { recallSum, rememberSum } from "./sums-memory.ts";
import { type RangeSales, Total } from "./total.ts";

/** So many days are read without asking first whether anything was sold by then. */
const FEW_DAYS = 3;

/** Whose sales are summed, of which days. */
interface AskedSales {
  scope: Scope;
  range: DayRange;
  closed: Closed;
}

/** Sums the days of a range that was judged. Currencies without sales are not named. */
export async function salesIn(context: Context, asked: AskedSales): Promise<RangeSales> {
  const { scope, range, closed } = asked;
  const days = listDays(range);
  const cuts = cutsOf(days);
  const is_open = openDays(cuts, closed);
  const total = (await closedTotal(context, asked, { days, is_open })).copy();
  for (const one of await sinceFirst(context, scope, openSpans(spanOf(days), is_open))) {
    await takeOpen(context, { scope, span: one, closed, cuts }, (moment) => total.add(moment));
    // Others may go on between two days.
    await pause(0);
  }
  return total.answer();
}

/** The sum of the closed days, remembered as long as the same days are closed with the same sums. */
async function closedTotal(
  context: Context,
  { scope, range, closed }: AskedSales,
  { days, is_open }: { days: readonly Day[]; is_open: (day_at: number) => boolean },
): Promise<Total> {
  const span = spanOf(days);
  const seller_id = scope.seller_id ?? ALL_SELLERS;
  const changed = [...closed.changed_days].filter((at) => at + DAY_MS > span.from && at < span.to);
  const { from, to, time_zone } = range;
  const key = ["total", closed.version, seller_id, from, to, time_zone, ...changed.sort()].join(" ");
  const known = recallSum<Total>(context, key);
  if (known) return known;
  const total = new Total(days, closed.until);
  const rows = await context.db
    .selectFrom("sales_days")
    .select(["day_at", "currency", "sales"])
    .where("seller_id", "=", seller_id)
    .where("day_at", ">=", floorDay(span.from))
    .where("day_at", "<", Math.min(span.to, closed.until))
    .execute();
  for (const row of rows) {
    if (is_open(row.day_at)) continue;
    unpackDay(row, (moment) => {
      if (moment.at >= span.from && moment.at < span.to) total.add(moment);
    });
  }
  rememberSum(context, key, { value: total, bytes: total.bytes });
  return total;
}

/** From the first moment of the first day to the last of the last. */
export function spanOf(days: readonly Day[]): Span {
  return { from: days[0]?.starts_at ?? 0, to: days.at(-1)?.ends_at ?? 0 };
}

/** The sum of days. */
export function totalOf(days: readonly Sales[]): Sales {
  const total = { ...NO_SALES };
  for (const day of days) addSales(total, day);
  return total;
}

/** The beginnings of days, and the end of the last, that fall within a quarter of an hour. */
function cutsOf(days: readonly Day[]): number[] {
  return [...days.map(({ starts_at }) => starts_at), spanOf(days).to].filter((at) => at % SLOT_MS !== 0);
}

/** Must this day (UTC) be read from the orders? So must one whose quarters of an hour are cut. */
function openDays(cuts: readonly number[], { until, changed_days }: Closed): (day_at: number) => boolean {
  const cut = new Set(cuts.map(floorDay));
  return (day_at) => day_at >= until || changed_days.has(day_at) || cut.has(day_at);
}

/** The stretches of the span that the orders are read for, a day (UTC) at most each. */
function openSpans(span: Span, is_open: (day_at: number) => boolean): Span[] {
  const spans: Span[] = [];
  for (let day_at = floorDay(span.from); day_at < span.to; day_at += DAY_MS) {
    if (!is_open(day_at)) continue;
    spans.push({ from: Math.max(day_at, span.from), to: Math.min(day_at + DAY_MS, span.to) });
  }
  return spans;
}

/** Leaves out what ended before anything was sold: the past of a new store is never closed. */
async function sinceFirst(context: Context, scope: Scope, spans: Span[]): Promise<Span[]> {
  if (spans.length <= FEW_DAYS) return spans;
  const first_at = await firstAt(context, scope);
  return first_at === null ? [] : spans.filter(({ to }) => to > first_at);
}
