// What the world sees of the program: the REST API and the pages on one application, and the work behind
// them.
import { touchSession } from "#modules/identity";
import { actorOfSession } from "#modules/sellers";
import { SECOND_MS } from "#platform/clock";
import { type Context, now, type Services } from "#platform/context";
import { inLanguage, type PageSurface } from "#platform/http/page-server";
import type { RouteLimit } from "#platform/http/route";
import { type Application, createApplication, type Surface } from "#platform/http/server";
import { tokenHash } from "#platform/id";
import { withIdempotency } from "#platform/idempotency";
import { takeLimit } from "#platform/limit";
import { createWorker, type Worker } from "#platform/queue";
import { createScheduler } from "#platform/schedule";
import { actorOf } from "./api/actor.ts";
import { apiRoutes } from "./api/api.ts";
import { fakeProviderRoutes } from "./api/fake-provider.ts";
import { jobHandlers } from "./reactions.ts";
import { tasks } from "./schedule.ts";
import { assets } from "./web/assets.ts";
import { problemPage } from "./web/problem-page.ts";
import { publicSite } from "./web/site.ts";
import { pagesOf } from "./web/web.ts";

/** The whole application. The outbox of mails is there in development and test only. */
export function createApplicationOf(services: Services): Application {
  const is_production = services.config.environment === "production";
  const routes = [...apiRoutes, ...(is_production ? [] : fakeProviderRoutes)];
  return createApplication(services, { ...surfaceParts(services), routes, pages: pageSurface(services) });
}

/** The worker over every kind of job. */
export function createJobWorker(services: Services): Worker {
  return createWorker(services, jobHandlers);
}

/** Makes the files for browsers small beside the first answers, so that hardly anybody waits for it. */
export function prepareFiles(): Promise<void> {
  return assets.packAll();
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

function pageSurface(services: Services): PageSurface {
  return {
    pages: pagesOf(services.config),
    actorOf: (context, session) => actorOfSession(context, tokenHash(session)),
    touch: touchSession,
    takeLimit: async (context, limit, address) => {
      await takeRouteLimit(context, limit, address);
    },
    problemPage: async (context, visit, problem) => problemPage(await publicSite(context, visit), problem),
    signInPath: (language, next) => inLanguage(language, `/sign-in/?${new URLSearchParams({ next })}`),
    observe: (route, method, status, duration_ms) =>
      services.metrics.requestAnswered({ method, route, status, duration_ms }),
  };
}

function surfaceParts(services: Services): Omit<Surface, "routes" | "pages"> {
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
    takeLimit: async (context, { limit }, facts) =>
      limit ? takeRouteLimit(context, limit, facts.address) : {},
    runOnce: (context, key, run) => withIdempotency(context, key, run),
    observe: (route, method, status, duration_ms) =>
      services.metrics.requestAnswered({ method, route, status, duration_ms }),
  };
}

/** Counts a use of a limit by an address and gives the RateLimit headers. Refuses when it is used up. */
async function takeRouteLimit(
  context: Context,
  rule: RouteLimit,
  address: string,
): Promise<Record<string, string>> {
  const limit = Math.max(1, Math.floor(rule.limit * context.services.config.rate_limit_factor));
  const state = await takeLimit(context, {
    bucket: `${rule.name}:${address}`,
    limit,
    window_ms: rule.window_ms,
  });
  return {
    "RateLimit-Limit": String(state.limit),
    "RateLimit-Remaining": String(state.remaining),
    "RateLimit-Reset": String(Math.max(0, Math.ceil((state.resets_at - now(context)) / SECOND_MS))),
  };
}
