// Days as people count them: where each begins in a time zone, also when the clocks change.
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { invalid, type Refusal } from "#platform/refusal";

/** The longest range that is ever summed. */
export const MAX_DAYS = 366;
/** Earlier than any order. */
const FIRST_DAY = "2000-01-01";
const MAX_ZONES = 1000;
const MAX_OFFSETS = 50_000;
const NO_DAY = "Write a day such as 2026-01-31.";

/** Whole days, both included, as `YYYY-MM-DD` in a zone of the IANA database. */
export interface DayRange {
  from: string;
  to: string;
  time_zone: string;
}

/** One day of a zone; 23 or 25 hours long when the clocks change. */
export interface Day {
  day: string;
  starts_at: number;
  ends_at: number;
}

const zones = new Map<string, Intl.DateTimeFormat>();
/** How far zones are ahead of UTC at its midnights: every figure asks for the same days again. */
const offsets = new Map<string, number>();

/** Is it the name of a time zone? */
export function isTimeZone(name: string): boolean {
  return formatOf(name) !== null;
}

/** The first moment of the day in UTC. */
export function floorDay(at: number): number {
  return at - (at % DAY_MS);
}

/** The first moment of the hour in UTC. */
export function floorHour(at: number): number {
  return at - (at % HOUR_MS);
}

/** The calendar's day at a moment, as `YYYY-MM-DD`. */
export function dayAt(at: number, time_zone: string): string {
  return new Date(at + offsetAt(at, time_zone)).toISOString().slice(0, 10);
}

/** So many days later, or earlier. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The days of a range. Refuses (422) days that the calendar does not have, a range that ends before it begins
 * or is longer than 366 days, and zones that nobody knows.
 */
export function daysOf(range: DayRange): Day[] {
  const problem = problemOf(range);
  if (problem) throw problem;
  return listDays(range);
}

/** Can the range be summed? */
export function isRange(range: DayRange): boolean {
  return problemOf(range) === null;
}

/** The days of a range that was judged. */
export function listDays({ from, to, time_zone }: DayRange): Day[] {
  const days: Day[] = [];
  let starts_at = startOf(from, time_zone);
  for (let day = from; day <= to; ) {
    const next = shiftDay(day, 1);
    const ends_at = startOf(next, time_zone);
    days.push({ day, starts_at, ends_at });
    day = next;
    starts_at = ends_at;
  }
  return days;
}

/** The range of the same length that ends the day before. */
export function rangeBefore({ from, to, time_zone }: DayRange): DayRange {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: shiftDay(from, -length), to: shiftDay(from, -1), time_zone };
}

function problemOf({ from, to, time_zone }: DayRange): Refusal | null {
  if (!isTimeZone(time_zone)) return invalid("time_zone", "unknown_time_zone", "No such time zone is known.");
  if (!isDay(from)) return invalid("from", "no_such_day", NO_DAY);
  if (!isDay(to)) return invalid("to", "no_such_day", NO_DAY);
  if (to < from) return invalid("to", "before_begin", "The range ends before it begins.");
  if (shiftDay(from, MAX_DAYS) > to) return null;
  return invalid("to", "range_too_long", `A range has at most ${MAX_DAYS} days.`);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < FIRST_DAY) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * The first moment of a day. Where the clocks go forward at midnight the day begins an hour later; where they
 * go back at midnight it begins with the first of the two.
 */
function startOf(day: string, time_zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const moments = [-DAY_MS, DAY_MS].map((aside) => midnight - knownOffset(midnight + aside, time_zone));
  const early = Math.min(...moments);
  return early === Math.max(...moments) || dayAt(early, time_zone) === day ? early : Math.max(...moments);
}

function knownOffset(at: number, time_zone: string): number {
  const key = `${time_zone} ${at}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = offsetAt(at, time_zone);
    if (offsets.size >= MAX_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, time_zone: string): number {
  const format = formatOf(time_zone);
  if (!format) throw new Error(`${time_zone} is no time zone`);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function formatOf(time_zone: string): Intl.DateTimeFormat | null {
  const known = zones.get(time_zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: time_zone,
      hourCycle: "h23",
      ...{ year: "numeric", month: "numeric", day: "numeric" },
      ...{ hour: "numeric", minute: "numeric", second: "numeric" },
    });
    if (zones.size >= MAX_ZONES) zones.clear();
    zones.set(time_zone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
