// Sales of a range by day: from the sums of closed days, and from the orders for all other days.
import { DAY_MS, pause } from "#platform/clock";
import type { Context } from "#platform/context";
import { type Day, floorDay } from "./calendar.ts";
import type { Closed } from "./closed.ts";
import { SLOT_MS, unpackDay } from "./closed-day.ts";
import { ALL_SELLERS, type Scope, type Span } from "./counted.ts";
import { IdSet } from "./id-set.ts";
import { addSales, firstAt, type Moment, momentsOf, NO_SALES, partsIn, type Sales } from "./moments.ts";

/** So many days are read without asking first whether anything was sold by then. */
const FEW_DAYS = 3;

export interface DaySales extends Sales {
  day: string;
}

/** The sales of each day by currency; every day is there, also those without sales. */
export type SalesByDay = Map<string, DaySales[]>;

/** All that is said of a range. */
export interface RangeSales {
  by_day: SalesByDay;
  /** In any currency. */
  buyers: number;
  sellers: number;
  /** Buyers with a sale on a day of the range that is not closed yet. */
  open_buyers: ReadonlySet<number>;
}

/** Sums the days. Currencies without sales are not named. */
export async function salesIn(
  context: Context,
  { scope, days, closed }: { scope: Scope; days: readonly Day[]; closed: Closed },
): Promise<RangeSales> {
  const span = spanOf(days);
  const total = new Total(days, closed.until);
  const is_open = openDays(days, closed);
  const rows = await context.db
    .selectFrom("sales_days")
    .select(["day_at", "currency", "sales"])
    .where("seller_id", "=", scope.seller_id ?? ALL_SELLERS)
    .where("day_at", ">=", floorDay(span.from))
    .where("day_at", "<", Math.min(span.to, closed.until))
    .execute();
  for (const row of rows) {
    if (is_open(row.day_at)) continue;
    unpackDay(row, (moment) => {
      if (moment.at >= span.from && moment.at < span.to) total.add(moment);
    });
  }
  for (const one of await sinceFirst(context, scope, openSpans(span, is_open))) {
    for (const moment of momentsOf(await partsIn(context, scope, one))) total.add(moment);
    // Others may go on between two days.
    await pause(0);
  }
  return total.answer();
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

/** Must this day (UTC) be read from the orders? So must one whose quarters of an hour the range cuts. */
function openDays(days: readonly Day[], { until, changed_days }: Closed): (day_at: number) => boolean {
  const edges = [...days.map(({ starts_at }) => starts_at), spanOf(days).to];
  const cut = new Set(edges.filter((at) => at % SLOT_MS !== 0).map(floorDay));
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

class Total {
  readonly #days: readonly Day[];
  readonly #open_from: number;
  readonly #by_day: SalesByDay = new Map();
  readonly #buyers = new IdSet();
  readonly #sellers = new IdSet();
  readonly #open_buyers = new Set<number>();
  #at = 0;

  constructor(days: readonly Day[], open_from: number) {
    this.#days = days;
    this.#open_from = open_from;
  }

  add(moment: Moment): void {
    const { at, currency, buyers, sellers } = moment;
    let list = this.#by_day.get(currency);
    if (!list) {
      list = this.#days.map(({ day }) => ({ day, ...NO_SALES }));
      this.#by_day.set(currency, list);
    }
    const day = list[this.#dayOf(at)];
    if (day) addSales(day, moment);
    for (const id of buyers) this.#buyers.add(id);
    for (const id of sellers) this.#sellers.add(id);
    if (at >= this.#open_from) for (const id of buyers) this.#open_buyers.add(id);
  }

  answer(): RangeSales {
    return {
      by_day: this.#by_day,
      buyers: this.#buyers.size,
      sellers: this.#sellers.size,
      open_buyers: this.#open_buyers,
    };
  }

  /** Moments come mostly in order, so the day is where the last one was, or near it. */
  #dayOf(at: number): number {
    const starts = (index: number) => this.#days[index]?.starts_at ?? Number.POSITIVE_INFINITY;
    while (this.#at > 0 && at < starts(this.#at)) this.#at -= 1;
    while (at >= starts(this.#at + 1)) this.#at += 1;
    return this.#at;
  }
}
