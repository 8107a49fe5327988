// Is everything there that requests need? Asked by load balancers, answered within a bounded time.
import { pause } from "#platform/clock";
import { createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { queueFigures } from "#platform/queue";

const TIMEOUT_MS = 2000;

export type State = "ok" | "down";

/** Each part by name. A part that does not answer in two seconds counts as down. */
export async function readiness(services: Services): Promise<Record<string, State>> {
  const context = createContext(services, SYSTEM_ACTOR);
  const [database, queue, cache, storage] = await Promise.all([
    state(services.database.ping()),
    state(queueFigures(context)),
    state(services.cache.ping()),
    state(services.storage.ping()),
  ]);
  return { database, queue, cache, storage };
}

async function state(check: Promise<unknown>): Promise<State> {
  const late = Symbol("late");
  const result = await Promise.race([check.catch(() => late), pause(TIMEOUT_MS).then(() => late)]);
  return result === late ? "down" : "ok";
}
