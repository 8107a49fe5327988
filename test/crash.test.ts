// Every fault point throws once in the middle of a purchase: the same call again, or the work behind, heals
// it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { armFault, FAULT_POINTS } from "#platform/fault";
import { createApplicationOf } from "../src/surfaces.ts";
import { clientOf } from "./market/client.ts";
import { arrived, insisting, packJourney, walk } from "./market/journey.ts";
import { openStand } from "./market/stand.ts";
import { openWorld } from "./world.ts";

const MINUTE_MS = 60_000;

for (const point of FAULT_POINTS) {
  test(`an error at ${point} loses nothing and doubles nothing`, async (t) => {
    const world = await openWorld(t, { RATE_LIMIT_FACTOR: "1000" });
    const client = clientOf(createApplicationOf(world.services));
    const stand = await openStand(world.services, client);
    const journey = await packJourney(stand);
    await stand.drain();
    let crashes = 0;
    const disarm = armFault(point, () => {
      crashes += 1;
      if (crashes === 1) throw new Error(`Crash at ${point}`);
    });
    t.after(disarm);
    // A refund reaches its job only when it could not be sent at once.
    if (point === "refund.sent") {
      const disarmToo = armFault("cancel.before_refund", () => {
        throw new Error("Crash before the refund");
      });
      t.after(disarmToo);
    }
    const later = async () => world.clock.advance(MINUTE_MS);
    const insist = insisting(() => client, later);
    await walk(journey, insist);
    for (let round = 0; round < 3; round += 1) {
      await stand.drain();
      await later();
    }
    assert.ok(crashes > 0, "it was passed");
    await arrived(stand, insist, journey);
    assert.deepEqual(await stand.jobs(), []);
  });
}
