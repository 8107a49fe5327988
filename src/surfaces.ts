// What the world sees of the program: the REST API and the pages on one application, and the work behind
// them.
import { SECOND_MS } from "#platform/clock";
import { type Context, now, type Services } from "#platform/context";
import type { RequestFacts, Route } from "#platform/http/route";
import { type Application, createApplication, type Surface } from "#platform/http/server";
import { withIdempotency } from "#platform/idempotency";
import { takeLimit } from "#platform/limit";
import { createWorker, type Worker } from "#platform/queue";
import { createScheduler } from "#platform/schedule";
import { actorOf } from "./api/actor.ts";
import { apiRoutes } from "./api/api.ts";
import { fakeProviderRoutes } from "./api/fake-provider.ts";
import { jobHandlers } from "./reactions.ts";
import { tasks } from "./schedule.ts";
import { accountPages } from "./web/account-routes.ts";
import { outboxPages, publicPages } from "./web/pages.ts";

/** The whole application. The outbox of mails is there in development and test only. */
export function createApplicationOf(services: Services): Application {
  const is_production = services.config.environment === "production";
  const routes = [
    ...apiRoutes,
    ...publicPages,
    ...accountPages,
    ...(is_production ? [] : [...outboxPages, ...fakeProviderRoutes]),
  ];
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
    takeLimit: (context, route, facts) => takeRouteLimit(context, route, facts),
    runOnce: (context, key, run) => withIdempotency(context, key, run),
    observe: (route, method, status, duration_ms) =>
      services.metrics.requestAnswered({ method, route, status, duration_ms }),
  };
}

/** Counts a use of the route's limit by the caller's address. Refuses when it is used up. */
async function takeRouteLimit(
  context: Context,
  { limit: rule }: Route,
  facts: RequestFacts,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  if (!rule) return headers;
  const limit = Math.max(1, Math.floor(rule.limit * context.services.config.rate_limit_factor));
  const bucket = `${rule.name}:${facts.address}`;
  const state = await takeLimit(context, { bucket, limit, window_ms: rule.window_ms });
  headers["RateLimit-Limit"] = String(state.limit);
  headers["RateLimit-Remaining"] = String(state.remaining);
  headers["RateLimit-Reset"] = String(Math.max(0, Math.ceil((state.resets_at - now(context)) / SECOND_MS)));
  return headers;
}
