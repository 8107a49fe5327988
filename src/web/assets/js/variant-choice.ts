// Which variant a click on an option's value leads to: the same rule in the browser and on the server.

/** A variant as far as choosing goes; `values` in the order of the product's options. */
export interface Choosable {
  id: number;
  values: readonly string[];
  can_buy: boolean;
}

/** How a value stands beside what is chosen: chosen, free to choose, sold out, or not in this combination. */
export type ValueState = "chosen" | "free" | "sold_out" | "missing";

/**
 * Where `value` of the option at `position` leads from `chosen`: the same combination with this value, else
 * the one nearest to it that there is; null for a value that no variant has.
 */
export function targetOf<C extends Choosable>(
  choices: readonly C[],
  chosen: C,
  position: number,
  value: string,
): { choice: C; state: ValueState } | null {
  let best: { choice: C; points: number } | null = null;
  for (const choice of choices) {
    if (choice.values[position] !== value) continue;
    const points = likeness(choice, chosen) + (choice.can_buy ? 0.5 : 0);
    if (best === null || points > best.points) best = { choice, points };
  }
  if (best === null) return null;
  const { choice } = best;
  if (chosen.values[position] === value) return { choice: chosen, state: "chosen" };
  const wanted = chosen.values.map((own, index) => (index === position ? value : own));
  const exact = choices.find(({ values }) => values.every((own, index) => own === wanted[index]));
  if (exact) return { choice: exact, state: exact.can_buy ? "free" : "sold_out" };
  return { choice, state: "missing" };
}

/** How many values two variants share. */
function likeness(one: Choosable, other: Choosable): number {
  return one.values.reduce((sum, value, index) => sum + (other.values[index] === value ? 1 : 0), 0);
}
