// `kill -9` of a real server process at every fault point: it is started again, the client repeats, nothing
// is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAULT_POINTS, type FaultPoint } from "#platform/fault";
import { createApplicationOf } from "../src/surfaces.ts";
import { clientOf } from "./market/client.ts";
import { arrived, insisting, packJourney, walk } from "./market/journey.ts";
import { openMortal } from "./market/mortal.ts";
import { openStand } from "./market/stand.ts";
import { until } from "./redis-proxy.ts";
import { openWorld } from "./world.ts";

/** Points that one journey can't pass together: a refund that was left to its job was not sent at once. */
const SECOND_JOURNEY: readonly FaultPoint[] = ["cancel.before_refund", "refund.sent"];
const FIRST_JOURNEY: readonly FaultPoint[] = [
  "merge.between",
  ...FAULT_POINTS.filter((point) => point !== "merge.between" && !SECOND_JOURNEY.includes(point)),
];

for (const [name, points] of Object.entries({ ada: FIRST_JOURNEY, bea: SECOND_JOURNEY })) {
  test(`killed at ${points.join(", ")}: one order, one charge, one refund`, async (t) => {
    const world = await openWorld(t, { RATE_LIMIT_FACTOR: "1000" });
    world.clock.set(Date.now());
    // What has nothing to do with the crashes is set up without them.
    const stand = await openStand(world.services, clientOf(createApplicationOf(world.services)));
    const journey = await packJourney(stand, name);
    await stand.drain();
    const left = [...points];
    const server = await openMortal(t, world.services, () => left.shift() ?? null);
    const insist = insisting(() => server.client, server.revive, points.length + 2);
    await walk(journey, insist);
    await until(async () => {
      await server.revive();
      return (await stand.jobs()).length === 0;
    });
    assert.equal(server.starts(), points.length + 1, `never died at ${left.join(", ")}`);
    await arrived(stand, insist, journey);
    await server.end();
  });
}
