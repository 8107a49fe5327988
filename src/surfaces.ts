// What the world sees of the program: the REST API and the pages on one application, and the work behind them.
import type { Services } from "#platform/context";
import { type Application, createApplication, type Surface } from "#platform/http/server";
import { withIdempotency } from "#platform/idempotency";
import { takeLimit } from "#platform/limit";
import { createWorker, type Worker } from "#platform/queue";
import { createScheduler } from "#platform/schedule";
import { actorOf } from "./api/actor.ts";
import { apiRoutes } from "./api/api.ts";
import { jobHandlers } from "./reactions.ts";
import { tasks } from "./schedule.ts";
import { outboxPages, publicPages } from "./web/pages.ts";

/** The whole application. The outbox of mails is there in development and test only. */
export function createApplicationOf(services: Services): Application {
  const is_production = services.config.environment === "production";
  const routes = [...apiRoutes, ...publicPages, ...(is_production ? [] : outboxPages)];
  return createApplication(services, { ...surfaceParts(services), routes });
}

/** The worker over every kind of job. */
export function createJobWorker(services: Services): Worker {
  return createWorker(services, jobHandlers);
}

/** Jobs and periodic tasks beside the serving; `stop` waits for what is running. */
export function startBackground(services: Services): { stop(): Promise<void> } {
  const worker = createJobWorker(services);
  const scheduler = createScheduler(services, tasks);
  worker.start();
  scheduler.start();
  return {
    stop: async () => {
      await Promise.all([scheduler.stop(), worker.stop()]);
    },
  };
}

function surfaceParts(services: Services): Omit<Surface, "routes"> {
  const bearer = /^Bearer +(\S+)$/i;
  return {
    actorOf: (context, facts) => {
      const header = facts.header("authorization");
      if (header === null) return actorOf(context, null);
      return actorOf(context, bearer.exec(header)?.[1] ?? "");
    },
    callerOf: (actor, facts) => {
      if (actor.kind === "user") return `user:${actor.user_id}`;
      const cart_token = facts.header("x-cart-token") ?? facts.header("x-order-token");
      return cart_token ? `token:${cart_token}` : `address:${facts.address}`;
    },
    takeLimit: async (context, route, facts) => {
      if (!route.limit) return {};
      const { name, limit, window_ms } = route.limit;
      const allowed = Math.max(1, Math.floor(limit * services.config.rate_limit_factor));
      const state = await takeLimit(context, {
        bucket: `${name}:${facts.address}`,
        limit: allowed,
        window_ms,
      });
      const seconds = Math.max(0, Math.ceil((state.resets_at - services.clock.now()) / 1000));
      return {
        "RateLimit-Limit": String(state.limit),
        "RateLimit-Remaining": String(state.remaining),
        "RateLimit-Reset": String(seconds),
      };
    },
    runOnce: (context, key, run) => withIdempotency(context, key, run),
    observe: (route, method, status, duration_ms) =>
      services.metrics.requestAnswered({ method, route, status, duration_ms }),
  };
}
