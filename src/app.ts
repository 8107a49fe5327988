// The composition root: configuration → platform services → surfaces.
import { type Clock, systemClock } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Services } from "#platform/context";
import { openDatabase } from "#platform/database";
import { createLog } from "#platform/log";
import { publish } from "./reactions.ts";

/** Opens everything that outlives a request. `close` on the answer ends it all. */
export async function createServices(config: Config, options: { clock?: Clock } = {}): Promise<Services> {
  const database = openDatabase(config.database_url);
  return {
    config,
    clock: options.clock ?? systemClock,
    log: createLog(config.log_level),
    database,
    publish,
    close: async () => {
      await database.close();
    },
  };
}
