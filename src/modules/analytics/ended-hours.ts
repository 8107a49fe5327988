// Sales of days that are not closed yet: hours that are long over are read once, the others each time.
import { HOUR_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { floorHour } from "./calendar.ts";
import { CLOSES_AFTER_MS, type Closed } from "./closed.ts";
import { packDay, unpackDay } from "./closed-day.ts";
import { ALL_SELLERS, type Scope, type Span } from "./counted.ts";
import { type Moment, momentsOf, partsIn } from "./moments.ts";
import { recallSum, rememberSum } from "./sums-memory.ts";

/** What an hour takes in memory besides its sales, about. */
const HOUR_BYTES = 200;

/** Which sales are asked for. */
interface AskedSpan {
  scope: Scope;
  span: Span;
  closed: Closed;
  /** Where days begin within a quarter of an hour. */
  cuts: readonly number[];
}

/** An hour's sales in one currency, packed like those of a day that begins with the hour. */
interface HourSales {
  day_at: number;
  currency: string;
  sales: Uint8Array;
}

/**
 * Hands on the sales of a span, in no order. An hour of an open day that ended six hours ago is handed on by
 * quarters, and is remembered until a late change of one of its orders is noted: the same rule by which days
 * are closed.
 */
export async function takeOpen(
  context: Context,
  { scope, span, closed, cuts }: AskedSpan,
  take: (moment: Moment) => void,
): Promise<void> {
  const ended_at = floorHour(now(context) - CLOSES_AFTER_MS);
  const cut = new Set(cuts.map(floorHour));
  const isEnded = (at: number) =>
    closed.until > 0 &&
    span.from >= closed.until &&
    !cut.has(at) &&
    at >= span.from &&
    at + HOUR_MS <= Math.min(span.to, ended_at);
  const keyOf = (at: number) =>
    `hour ${scope.seller_id ?? ALL_SELLERS} ${at} ${closed.noted_hours.get(at) ?? ""}`;
  const unread: Span[] = [];
  for (let at = floorHour(span.from); at < span.to; at += HOUR_MS) {
    const known = isEnded(at) ? recallSum<HourSales[]>(context, keyOf(at)) : null;
    if (known) for (const sales of known) unpackDay(sales, take);
    else addHour(unread, { from: Math.max(at, span.from), to: Math.min(at + HOUR_MS, span.to) });
  }
  for (const stretch of unread) {
    const moments = momentsOf(await partsIn(context, scope, stretch));
    for (const moment of moments) take(moment);
    const by_hour = Map.groupBy(moments, ({ at }) => floorHour(at));
    for (let at = floorHour(stretch.from); at < stretch.to; at += HOUR_MS) {
      if (!isEnded(at)) continue;
      const value = packHour(at, by_hour.get(at) ?? []);
      const bytes = value.reduce((sum, { sales }) => sum + sales.length, HOUR_BYTES);
      rememberSum(context, keyOf(at), { value, bytes });
    }
  }
}

/** Hours that follow each other are read by one statement. */
function addHour(stretches: Span[], hour: Span): void {
  const last = stretches.at(-1);
  if (last?.to === hour.from) last.to = hour.to;
  else stretches.push(hour);
}

function packHour(at: number, moments: readonly Moment[]): HourSales[] {
  return [...Map.groupBy(moments, ({ currency }) => currency)].map(([currency, own]) => {
    return { day_at: at, currency, sales: packDay(at, own) };
  });
}
