// The composition root: configuration → platform services → surfaces.
import { join } from "node:path";
import { createCache } from "#platform/cache";
import { type Clock, systemClock } from "#platform/clock";
import type { Config } from "#platform/config";
import { createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { openDatabase } from "#platform/database";
import { createGateways } from "#platform/gateway";
import { createLimitMemory } from "#platform/limit";
import { createLog } from "#platform/log";
import { createMailTransport } from "#platform/mail";
import { createMetrics } from "#platform/metrics";
import { createQueueBell, queueFigures } from "#platform/queue";
import { openRedis } from "#platform/redis";
import { createDiskStorage } from "#platform/storage";
import { createTraffic } from "#platform/traffic";
import { publish } from "./reactions.ts";

/** Pictures that come with the program, read under keys that begin with `demo/`. */
const DEMO_PICTURES = join(import.meta.dirname, "../db/seeds/demo/pictures");

/** Opens everything that outlives a request. `close` on the answer ends it all. */
export async function createServices(config: Config, options: { clock?: Clock } = {}): Promise<Services> {
  const database = openDatabase(config.database_url);
  const mail_transport = createMailTransport(config);
  const clock = options.clock ?? systemClock;
  const log = createLog(config.log_level);
  const redis = await openRedis(config, log);
  const services: Services = {
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
    traffic: createTraffic(),
    mail_transport,
    storage: createDiskStorage({
      folder: join(config.var_folder, "media"),
      read_only: { prefix: "demo", folder: DEMO_PICTURES },
    }),
    publish,
    close: async () => {
      mail_transport.close();
      redis?.close();
      await database.close();
    },
  };
  watchFigures(services);
  return services;
}

/** Figures that are read when somebody asks for the metrics. */
function watchFigures(services: Services): void {
  const { metrics } = services;
  const queue = () => queueFigures(createContext(services, SYSTEM_ACTOR));
  metrics.watch("jobs_waiting", "Jobs that wait or run.", async () => (await queue()).waiting);
  metrics.watch("jobs_dead", "Jobs that were given up.", async () => (await queue()).dead);
  metrics.watch("jobs_oldest_due_seconds", "How long the first due job has been waiting.", async () => {
    return (await queue()).oldest_due_ms / 1000;
  });
  metrics.watch("redis_up", "1 where Redis is in use and answers.", () => (services.redis?.isUp() ? 1 : 0));
}
