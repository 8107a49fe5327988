// A closed day in a few bytes: the sales of each quarter of an hour, with the buyers and sellers of each.
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import { addSales, type Moment, NO_SALES } from "./moments.ts";

/** Days of every zone begin and end at one of these: zones differ from UTC by whole quarters of an hour. */
export const SLOT_MS = 15 * MINUTE_MS;
/** Seven bits of a number per byte; the eighth says that more follow. */
const MORE = 0x80;
const BITS = 0x7f;

/**
 * Packs the moments of one day (UTC) in one currency, the earliest first. Per quarter of an hour with sales:
 * how many quarters later than the one before it is; orders, revenue, commission, refunded, cancelled, units;
 * how many buyers, and each one's number less the one before; the same of the sellers.
 */
export function packDay(day_at: number, moments: readonly Moment[]): Uint8Array {
  const bytes: number[] = [];
  let last_slot = 0;
  for (const [slot, list] of Map.groupBy(moments, ({ at }) => Math.floor((at - day_at) / SLOT_MS))) {
    if (slot < last_slot || slot * SLOT_MS >= DAY_MS) throw new Error(`${slot} is no slot of this day`);
    const sum = { ...NO_SALES };
    for (const moment of list) addSales(sum, moment);
    put(bytes, slot - last_slot);
    last_slot = slot;
    const { orders, revenue_minor, commission_minor, refunded_minor, cancelled, units } = sum;
    for (const value of [orders, revenue_minor, commission_minor, refunded_minor, cancelled, units]) {
      put(bytes, value);
    }
    putIds(
      bytes,
      list.flatMap(({ buyers }) => buyers),
    );
    putIds(
      bytes,
      list.flatMap(({ sellers }) => sellers),
    );
  }
  return Uint8Array.from(bytes);
}

/** Hands each packed quarter of an hour on; the moment is the same object each time, filled anew. */
export function unpackDay(
  { day_at, currency, sales }: { day_at: number; currency: string; sales: Uint8Array },
  take: (moment: Moment) => void,
): void {
  const reader = new Reader(sales);
  const moment: Moment = { at: day_at, currency, ...NO_SALES, buyers: [], sellers: [] };
  while (!reader.isAtEnd()) {
    moment.at += reader.number() * SLOT_MS;
    moment.orders = reader.number();
    moment.revenue_minor = reader.number();
    moment.commission_minor = reader.number();
    moment.refunded_minor = reader.number();
    moment.cancelled = reader.number();
    moment.units = reader.number();
    reader.ids(moment.buyers);
    reader.ids(moment.sellers);
    take(moment);
  }
}

function putIds(bytes: number[], ids: readonly number[]): void {
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  put(bytes, sorted.length);
  let last = 0;
  for (const id of sorted) {
    put(bytes, id - last);
    last = id;
  }
}

function put(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${value} is no whole number`);
  let left = value;
  while (left > BITS) {
    bytes.push((left % MORE) | MORE);
    left = Math.floor(left / MORE);
  }
  bytes.push(left);
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    let byte = this.#next();
    let value = byte & BITS;
    let worth = MORE;
    while (byte >= MORE) {
      byte = this.#next();
      value += (byte & BITS) * worth;
      worth *= MORE;
    }
    return value;
  }

  ids(into: number[]): void {
    const count = this.number();
    into.length = count;
    let last = 0;
    for (let at = 0; at < count; at += 1) {
      last += this.number();
      into[at] = last;
    }
  }

  #next(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error("A closed day ends in the middle of a number");
    this.#at += 1;
    return byte;
  }
}
