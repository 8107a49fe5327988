// The market's short form: some seeds on every run. `npm run drill` is the long one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createApplicationOf } from "../../src/surfaces.ts";
import { openWorld } from "../world.ts";
import { clientOf } from "./client.ts";
import { simulate } from "./simulation.ts";

const IS_MYSQL = process.env.TEST_DATABASE === "mysql";
/** A step costs several times as much over a connection, so MySQL sees fewer seeds. */
const SEEDS = IS_MYSQL ? 3 : 10;
const STEPS = 300;
const CHECK_EVERY = 25;

for (let seed = 1; seed <= SEEDS; seed += 1) {
  test(`seed ${seed}: ${STEPS} steps, and the books, the shelves and the mails agree`, async (t) => {
    const { services, clock } = await openWorld(t, { RATE_LIMIT_FACTOR: "100000" });
    const client = clientOf(createApplicationOf(services));
    const figures = await simulate({ services, clock, client, seed, steps: STEPS, check_every: CHECK_EVERY });
    assert.ok(figures.orders > 0);
  });
}
