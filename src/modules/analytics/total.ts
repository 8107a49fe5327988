// The sum of moments by day, which can go on from a copy of what was summed before.
import type { Day } from "./calendar.ts";
import { IdSet } from "./id-set.ts";
import { addSales, type Moment, NO_SALES, type Sales } from "./moments.ts";

/** What one day of one currency takes in memory, about. */
const DAY_BYTES = 200;

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

/** Sums moments. */
export class Total {
  readonly #days: readonly Day[];
  /** Buyers from this moment on are named, too. */
  readonly #open_from: number;
  #by_day: SalesByDay = new Map();
  #buyers = new IdSet();
  #sellers = new IdSet();
  readonly #open_buyers = new Set<number>();
  #at = 0;

  constructor(days: readonly Day[], open_from: number) {
    this.#days = days;
    this.#open_from = open_from;
  }

  /** The same sum of its own; of one that names no buyers yet. */
  copy(): Total {
    const copy = new Total(this.#days, this.#open_from);
    copy.#by_day = new Map(
      [...this.#by_day].map(([currency, list]) => [currency, list.map((day) => ({ ...day }))]),
    );
    copy.#buyers = this.#buyers.copy();
    copy.#sellers = this.#sellers.copy();
    return copy;
  }

  /** What it takes in memory, about. */
  get bytes(): number {
    const days = this.#by_day.size * this.#days.length;
    return days * DAY_BYTES + this.#buyers.bytes + this.#sellers.bytes;
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
