// Chance with a seed: the same seed gives the same market, so that what went wrong can be seen again.

export interface Chance {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the list, or null when it is empty. */
  maybe<T>(list: readonly T[]): T | null;
  /** The name of one entry, by the weights. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

/** The generator mulberry32 (public domain): 32 bits of state, which is enough for a drill. */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error("There is nothing to pick from");
    return list[below(list.length)] as T;
  };
  return {
    below,
    percent: (share) => below(100) < share,
    pick,
    maybe: (list) => (list.length === 0 ? null : pick(list)),
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const entries = Object.entries<number>(weights) as [K, number][];
      let rest = below(entries.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [name, weight] of entries) {
        if (rest < weight) return name;
        rest -= weight;
      }
      throw new Error("Weights are whole numbers above nothing");
    },
  };
}
