// The composition root: configuration → platform services → surfaces.
import { createCache } from "#platform/cache";
import { type Clock, systemClock } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Services } from "#platform/context";
import { openDatabase } from "#platform/database";
import { createGateways } from "#platform/gateway";
import { createLimitMemory } from "#platform/limit";
import { createLog } from "#platform/log";
import { createMailTransport } from "#platform/mail";
import { createMetrics } from "#platform/metrics";
import { createQueueBell } from "#platform/queue";
import { openRedis } from "#platform/redis";
import { publish } from "./reactions.ts";

/** Opens everything that outlives a request. `close` on the answer ends it all. */
export async function createServices(config: Config, options: { clock?: Clock } = {}): Promise<Services> {
  const database = openDatabase(config.database_url);
  const mail_transport = createMailTransport(config);
  const clock = options.clock ?? systemClock;
  const log = createLog(config.log_level);
  const redis = await openRedis(config, log);
  return {
    config,
    clock,
    log,
    database,
    redis,
    cache: createCache(clock, redis),
    limit_memory: createLimitMemory(),
    gateways: createGateways(config),
    metrics: createMetrics(() => database.statements.count),
    queue: createQueueBell(),
    mail_transport,
    publish,
    close: async () => {
      mail_transport.close();
      redis?.close();
      await database.close();
    },
  };
}
