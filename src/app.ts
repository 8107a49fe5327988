// The composition root: configuration → platform services → surfaces.
import { type Clock, systemClock } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Services } from "#platform/context";
import { openDatabase } from "#platform/database";
import { createGateways } from "#platform/gateway";
import { createLog } from "#platform/log";
import { createMailTransport } from "#platform/mail";
import { createMetrics } from "#platform/metrics";
import { createQueueBell } from "#platform/queue";
import { publish } from "./reactions.ts";

/** Opens everything that outlives a request. `close` on the answer ends it all. */
export async function createServices(config: Config, options: { clock?: Clock } = {}): Promise<Services> {
  const database = openDatabase(config.database_url);
  const mail_transport = createMailTransport(config);
  return {
    config,
    clock: options.clock ?? systemClock,
    log: createLog(config.log_level),
    database,
    gateways: createGateways(config),
    metrics: createMetrics(() => database.statements.count),
    queue: createQueueBell(),
    mail_transport,
    publish,
    close: async () => {
      mail_transport.close();
      await database.close();
    },
  };
}
