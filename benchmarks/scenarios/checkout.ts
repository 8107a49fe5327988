// The whole purchase of a guest, and its last step alone.
import { measureWrites, type Scenario } from "../measure.ts";

const FEWER = 4;

export const checkout: Scenario = {
  name: "checkout",
  words:
    "`POST /api/cart/add/` + `POST /api/checkout/`, 16 guests at a time; the card is approved by the fake provider and " +
    "the money is captured before the answer. A figure is orders per second.",
  run: async (bench) => {
    const least = bench.options.database === "sqlite" ? 400 : 150;
    const goal = { of: "value", least } as const;
    const count = Math.ceil(bench.options.writes / FEWER);
    return [
      await measureWrites(bench, "whole purchase by card", "purchase-card", { count, goal }),
      await measureWrites(bench, "whole purchase, cash on delivery", "purchase-cash", { count, goal }),
      await measureWrites(bench, "checkout of a filled cart by card", "check-out-card", { count, goal }),
      await measureWrites(bench, "checkout of five lines by card", "check-out-card", { count, lines: 5 }),
    ];
  },
};
