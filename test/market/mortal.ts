// A server process that may be killed at any moment and is started again on the same data, as a supervisor
// would.
import type { TestContext } from "node:test";
import type { Services } from "#platform/context";
import { type RunningServer, startServer } from "../server.ts";
import { type Client, clientAt } from "./client.ts";

export interface Mortal {
  client: Client;
  /** Kills the process at once. */
  kill(): Promise<void>;
  /** Waits for the end of a process that is dying, then starts the next one; nothing when it lives. */
  revive(): Promise<void>;
  /** How often it was started. */
  starts(): number;
  end(): Promise<void>;
}

/** How long a process may take to die after it stopped answering. */
const DYING_MS = 300;
const MAX_STARTS = 1000;

/**
 * Serves the database of `services`. Each start is armed with what `killAt` names, if anything. After a death
 * leases of the dead are over at once, so that nobody has to wait a minute for it.
 */
export async function openMortal(
  test: Pick<TestContext, "after">,
  services: Services,
  killAt: () => string | null,
): Promise<Mortal> {
  const { config } = services;
  let starts = 0;
  let server: RunningServer | null = null;
  const start = async (): Promise<void> => {
    if (starts > 0) await endLeases(services);
    starts += 1;
    const armed = killAt();
    const env = {
      ...{ BUYBUY_ENV: "test", BUYBUY_SEED: "empty", RATE_LIMIT_FACTOR: "100000" },
      ...{ BUYBUY_VAR: config.var_folder, DATABASE_URL: config.database_url, BUYBUY_URL: config.url },
      ...(armed !== null && { BUYBUY_KILL_AT: armed }),
    };
    // One that dies of its first job does so before it answers; the next one has nothing armed, or the next
    // point.
    server = await startServer(test, env).catch((error) => {
      if (starts > MAX_STARTS) throw error;
      return null;
    });
    if (!server) await start();
  };
  await start();
  return {
    client: (method, path, call) => clientAt(server?.origin ?? "")(method, path, call),
    kill: async () => server?.end("SIGKILL"),
    revive: async () => {
      if (server && (await isAlive(server))) return;
      await start();
    },
    starts: () => starts,
    end: async () => server?.end(),
  };
}

async function endLeases(services: Services): Promise<void> {
  await services.database.run(async (db) => {
    await db.updateTable("jobs").set({ leased_until: 0, run_at: 0 }).execute();
    await db.updateTable("idempotency_keys").set({ leased_until: 0 }).execute();
  });
}

/** A process that kills itself closes its connections a moment before its parent hears of its end. */
async function isAlive({ process: child }: RunningServer): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return false;
  const is_dead = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), DYING_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
  return !is_dead;
}
