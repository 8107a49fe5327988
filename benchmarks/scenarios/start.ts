// From the command to the first answer.
import { type Line, median } from "../figures.ts";
import type { Bench, Scenario } from "../measure.ts";
import { startShop } from "../programs.ts";
import type { Filling, World } from "../worlds.ts";

const STARTS = 5;
const FIRST_PATH = "/api/products/";

export const start: Scenario = {
  name: "start",
  words: "`npm start` until `GET /api/products/` is answered; the database is there, as after any restart.",
  run: async (bench) => [
    await restarts(bench, "empty"),
    await restarts(bench, "demo"),
    await firstRun(bench),
  ],
};

async function restarts({ worlds }: Bench, filling: Filling): Promise<Line> {
  const world = await worlds.make(filling);
  await startOnce(world);
  const seconds: number[] = [];
  for (let turn = 0; turn < STARTS; turn += 1) seconds.push(await startOnce(world));
  return {
    what: `with the ${filling} world`,
    value: median(seconds),
    unit: "s",
    goal: { of: "value", most: 1 },
    note: `${STARTS} starts, ${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)} s`,
  };
}

/** On a fresh clone: nothing is compiled, no database is there, the demo world is made. */
async function firstRun({ worlds }: Bench): Promise<Line> {
  const world = await worlds.make("nothing");
  const value = await startOnce({ ...world, env: { ...world.env, BUYBUY_SEED: "demo" } });
  return { what: "first run, makes the demo world", value, unit: "s", goal: { of: "value", most: 10 } };
}

async function startOnce(world: World): Promise<number> {
  const shop = await startShop(world, { first_path: FIRST_PATH, by_npm_start: true });
  await shop.stop();
  return shop.started_in_ms / 1000;
}
