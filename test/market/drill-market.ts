// The drill's long market: many seeds with many steps, as far as the time goes.
import { manualClock } from "#platform/clock";
import { createApplicationOf } from "../../src/surfaces.ts";
import { clientOf } from "./client.ts";
import type { Result } from "./drill-races.ts";
import { type DatabaseKind, openPlace } from "./place.ts";
import { type SimulationFigures, simulate } from "./simulation.ts";

const START = Date.UTC(2026, 0, 15, 12, 0, 0);

/** One seed on a database of its own. */
export async function runSeed(
  kind: DatabaseKind,
  input: { seed: number; steps: number; check_every: number },
): Promise<SimulationFigures> {
  const clock = manualClock(START);
  const place = await openPlace(kind, clock);
  try {
    const client = clientOf(createApplicationOf(place.services));
    return await simulate({ ...input, services: place.services, clock, client });
  } finally {
    await place.end();
  }
}

/** Seeds from 1 on, until `seeds` are done or it is `end_at` (of `performance.now()`); at least one. */
export async function drillMarket(
  kind: DatabaseKind,
  input: { seeds: number; steps: number; check_every: number },
  end_at: number,
): Promise<Result> {
  const start = performance.now();
  const sums = { seeds: 0, steps: 0, calls: 0, orders: 0, crashed: 0, checks: 0 };
  for (let seed = 1; seed <= input.seeds; seed += 1) {
    if (seed > 1 && performance.now() >= end_at) break;
    const figures = await runSeed(kind, { ...input, seed });
    sums.seeds += 1;
    for (const name of ["steps", "calls", "orders", "crashed", "checks"] as const)
      sums[name] += figures[name];
  }
  const figures =
    `${sums.seeds} seeds of ${input.seeds} asked for × ${input.steps} steps: ${sums.calls} calls, ${sums.orders} orders, ` +
    `${sums.crashed} crashes, ${sums.checks} full checks (every ${input.check_every} steps): all hold`;
  return { what: "seeded market", database: kind, figures, seconds: (performance.now() - start) / 1000 };
}
