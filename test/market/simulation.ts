// A market of people who do anything at any time, by a seed: whatever they do, the books, the shelves and the
// mails agree.

import type { ManualClock } from "#platform/clock";
import { createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { tasks } from "../../src/schedule.ts";
import { createJobWorker } from "../../src/surfaces.ts";
import { buyerActs } from "./buyer-acts.ts";
import { chanceOf } from "./chance.ts";
import type { Client } from "./client.ts";
import type { Market, Person } from "./model.ts";
import { holdsAlways, holdsAtRest } from "./reconcile.ts";
import { list, openShop, sellerActs } from "./seller-acts.ts";
import { openStand } from "./stand.ts";
import { payOutByHand, worldActs } from "./world-acts.ts";

export interface SimulationInput {
  services: Services;
  clock: ManualClock;
  client: Client;
  seed: number;
  steps: number;
  /** The invariants are checked after so many steps. */
  check_every: number;
}

/** What a simulation did. */
export interface SimulationFigures {
  steps: number;
  calls: number;
  refused: number;
  crashed: number;
  orders: number;
  paid: number;
  checks: number;
}

const ACTS: Record<string, { weight: number; run(market: Market): Promise<void> }> = {
  ...buyerActs,
  ...sellerActs,
  ...worldActs,
};
const WEIGHTS = Object.fromEntries(Object.entries(ACTS).map(([name, { weight }]) => [name, weight]));
/** So many lines of what happened are shown with a failure. */
const SHOWN = 60;
const MINUTE_MS = 60_000;
const EIGHT_DAYS_MS = 8 * 24 * 60 * MINUTE_MS;

/**
 * Runs the market. Fails with the seed, the step and what happened before when anything is not as it must be.
 */
export async function simulate(input: SimulationInput): Promise<SimulationFigures> {
  const market = await open(input);
  let step = 0;
  let act = "opening";
  let checks = 0;
  try {
    for (; step < input.steps; step += 1) {
      act = market.chance.weighted(WEIGHTS);
      market.log.push(`-- ${step} ${act}`);
      await ACTS[act]?.run(market);
      if (market.disarm && market.chance.percent(6)) market.disarm();
      if ((step + 1) % input.check_every === 0) {
        checks += 1;
        await holdsAlways(market);
      }
    }
    act = "coming to rest";
    await rest(market);
    await holdsAlways(market);
    await holdsAtRest(market.stand.system);
    checks += 1;
  } catch (error) {
    const again = `node test/market/drill.ts --seed ${input.seed} --steps ${input.steps}`;
    const shown = market.log.slice(-SHOWN).join("\n");
    throw new Error(`Seed ${input.seed}, step ${step} (${act}). Again: ${again}\n${shown}`, { cause: error });
  } finally {
    market.disarm?.();
  }
  const paid = [...market.orders.values()].filter(
    ({ payment_status }) => payment_status === "captured",
  ).length;
  const { calls, refused, crashed } = market.count;
  return { steps: step, calls, refused, crashed, orders: market.orders.size, paid, checks };
}

async function open(input: SimulationInput): Promise<Market> {
  const { services, clock, client } = input;
  const stand = await openStand(services, client);
  const admin: Person = { name: "olga", token: stand.olga, fresh_until: clock.now() + MINUTE_MS };
  const market: Market = {
    ...{ services, clock, client, stand, admin, chance: chanceOf(input.seed) },
    ...{ buyers: [], sellers: [], products: [], carts: [], log: [] },
    category_ids: [stand.category_id],
    orders: new Map(),
    given: new Map(),
    disarm: null,
    count: { calls: 0, refused: 0, crashed: 0, repeated: 0 },
  };
  for (let count = 0; count < 4; count += 1) await openShop(market, true);
  for (let count = 0; count < 3; count += 1) await buyerActs.register.run(market);
  for (let count = 0; count < 8; count += 1) await list(market);
  return market;
}

/** Nobody does anything any more; what is under way comes to its end by time and background work alone. */
async function rest(market: Market): Promise<void> {
  market.disarm?.();
  const context = createContext(market.services, SYSTEM_ACTOR);
  const worker = createJobWorker(market.services);
  for (const wait_ms of [3 * MINUTE_MS, 40 * MINUTE_MS, EIGHT_DAYS_MS, EIGHT_DAYS_MS]) {
    await worker.drain();
    market.clock.advance(wait_ms);
    for (const task of tasks) await task.run(context);
    await payOutByHand(market);
    const { failed } = await worker.drain();
    if (failed > 0) throw new Error(`${failed} jobs failed at rest`);
  }
}
