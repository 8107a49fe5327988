// A guest puts a first thing into a new cart.
import { measureWrites, type Scenario } from "../measure.ts";

export const cart: Scenario = {
  name: "cart",
  words: "`POST /api/cart/add/` without a token: a new guest cart with one line, 16 at a time.",
  run: async (bench) => {
    const least = bench.options.database === "sqlite" ? 1500 : 600;
    return [await measureWrites(bench, "add to cart", "add-to-cart", { goal: { of: "value", least } })];
  },
};
