// The program in this process behind a real socket, with a market in it, for one test.
import type { TestContext } from "node:test";
import { listen } from "#platform/http/listen";
import { createApplicationOf } from "../../src/surfaces.ts";
import { openWorld, type World } from "../world.ts";
import { clientAt } from "./client.ts";
import { openStand, type Stand } from "./stand.ts";

/** A world, a market in it, and clients that reach it over sockets. */
export interface OpenMarket extends Stand {
  world: World;
  origin: string;
}

/** Opens a world for `test`, listens on a free port and sets the market up; all ends with the test. */
export async function openOverSockets(
  test: Pick<TestContext, "after">,
  env: Record<string, string> = {},
): Promise<OpenMarket> {
  let close = async () => {};
  // Registered before the world's own end, so that nothing asks a closed database.
  test.after(() => close());
  const world = await openWorld(test, { RATE_LIMIT_FACTOR: "10000", ...env });
  const listening = await listen(createApplicationOf(world.services), {
    port: 0,
    host: "127.0.0.1",
    traffic: world.services.traffic,
  });
  close = async () => {
    listening.server.closeAllConnections();
    await listening.close();
  };
  const origin = `http://127.0.0.1:${listening.port}`;
  return { ...(await openStand(world.services, clientAt(origin))), world, origin };
}
