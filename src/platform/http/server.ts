// Turns the route table into an application: one pipeline, the same order of checks for every route.
import { createHash } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { stopwatch } from "#platform/clock";
import { type Actor, type Context, createContext, type Services } from "#platform/context";
import type { Once } from "#platform/idempotency";
import { missing, Refusal } from "#platform/refusal";
import { absoluteLocation, bodyText, checkAnswer, toResponse } from "./answers.ts";
import { readBody } from "./body.ts";
import { clientAddress, factsOf, pathOf, queryOf, readIfMatch, requestId } from "./facts.ts";
import { corsHeaders, SECURITY_HEADERS } from "./headers.ts";
import { addPages, noPage, type PageSurface } from "./page-server.ts";
import { jsonProblem, problemBody, problemResponse, refusalOfIssues, STATUS_OF } from "./problems.ts";
import { logRequest } from "./request-log.ts";
import type { Answer, RequestFacts, Route } from "./route.ts";

/** What the surface brings besides its routes. */
export interface Surface {
  routes: Route[];
  /** Who is asking. Refuses a bad token, also on public routes. */
  actorOf(context: Context, facts: RequestFacts): Promise<Actor>;
  /** In whose name an idempotency key counts: account, cart token or address. */
  callerOf(actor: Actor, facts: RequestFacts): string;
  /** Counts one use of a route's limit; gives the RateLimit headers or refuses. */
  takeLimit(context: Context, route: Route, facts: RequestFacts): Promise<Record<string, string>>;
  /** Runs `run` once for this key and replays its answer ever after. */
  runOnce(
    context: Context,
    key: OnceKey,
    run: (once: Once) => Promise<FinishedAnswer>,
  ): Promise<FinishedAnswer>;
  /** Told about every answer, for metrics. */
  observe(route_path: string, method: string, status: number, duration_ms: number): void;
  /** The pages beside the API, if there are any. */
  pages: PageSurface | null;
}

export interface OnceKey {
  scope: string;
  route: string;
  key: string;
  body_hash: string;
}

/** An answer down to its text, as it is stored for replays. */
export interface FinishedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  replayed?: boolean;
}

export type Application = OpenAPIHono;

const MAX_KEY_LENGTH = 200;
/** Addresses where programs ask: they are answered with problem documents, people with pages. */
const IS_DATA = /^\/(api|media|health|metrics|\.well-known)(\/|$)/;
const ANONYMOUS: Actor = { kind: "anonymous" };

/** Builds the application. Throws when a route declares no access: nothing is public by accident. */
export function createApplication(services: Services, surface: Surface): Application {
  const app = new OpenAPIHono({ getPath: pathOf });
  const allowed = new Map<string, string[]>();
  for (const route of surface.routes) {
    if (!route.access) throw new Error(`${route.method} ${route.path} does not say who may call it`);
    const path = honoPath(route.path);
    app.on(route.method.toUpperCase(), path, (c) => serve(services, surface, route, c));
    allowed.set(path, [...(allowed.get(path) ?? []), route.method.toUpperCase()]);
  }
  for (const [path, methods] of allowed) app.all(path, (c) => otherMethod(services, c, methods));
  if (surface.pages) addPages(app, services, surface.pages);
  app.notFound((c) => {
    if (surface.pages && !IS_DATA.test(c.req.path)) return noPage(services, surface.pages, c);
    const request_id = requestId(c.req.raw);
    const body = problemBody(404, "not_found", "There is nothing at this address.", request_id);
    return jsonProblem(404, body, baseHeaders(services, c.req.raw, request_id));
  });
  app.onError((error, c) => {
    const request_id = requestId(c.req.raw);
    services.log.error({ err: error, request_id }, "unexpected error");
    return problemResponse(error, request_id, baseHeaders(services, c.req.raw, request_id));
  });
  return app;
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

async function serve(services: Services, surface: Surface, route: Route, c: HonoContext): Promise<Response> {
  const elapsed = stopwatch();
  const request = c.req.raw;
  const request_id = requestId(request);
  const headers = baseHeaders(services, request, request_id);
  const facts = factsOf(services, c, route);
  let response: Response;
  try {
    response = await answerRequest(services, surface, route, c, facts, request_id, headers);
  } catch (error) {
    if (!(error instanceof Refusal)) services.log.error({ err: error, request_id }, "unexpected error");
    response = problemResponse(error, request_id, headers);
  }
  const duration_ms = elapsed();
  surface.observe(route.path, route.method, response.status, duration_ms);
  const path = facts.path.split("?")[0] ?? "";
  logRequest(services.log, { request_id, method: facts.method, path, status: response.status, duration_ms });
  return response;
}

/**
 * The order of checks is part of the contract: 401 → 429 → 400/413/415 → 403 → 404 → 422 → 428 → the verb.
 */
async function answerRequest(
  services: Services,
  surface: Surface,
  route: Route,
  c: HonoContext,
  facts: RequestFacts,
  request_id: string,
  headers: Record<string, string>,
): Promise<Response> {
  const address = clientAddress(services, c);
  const nobody = createContext(services, ANONYMOUS, request_id, address);
  const actor = await surface.actorOf(nobody, facts);
  if (route.access.needs_sign_in && actor.kind !== "user") {
    throw new Refusal("unauthenticated", "not_signed_in", "Sign in to do this.");
  }
  if (route.limit) Object.assign(headers, await surface.takeLimit(nobody, route, facts));
  const context = createContext(services, actor, request_id, address);
  const body = route.body ? await readBody(c.req.raw, route) : { text: "", value: undefined };
  route.access.check(actor);
  const params = parseParams(route, c);
  const target = route.target ? await route.target(context, params, facts) : undefined;
  const query = parseOrRefuse(route.query, queryOf(facts.path));
  const input = parseOrRefuse(route.body, body.value);
  if (route.if_match) facts.if_match = readIfMatch(facts, route.if_match === "required");
  const run = async (once: Once | null): Promise<Answer> =>
    route.handle({ context, params, query, body: input, target, request: facts, once });

  const key = route.idempotent ? facts.header("idempotency-key") : null;
  if (key !== null) {
    if (key === "" || key.length > MAX_KEY_LENGTH) {
      throw new Refusal(
        "invalid",
        "invalid_idempotency_key",
        `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`,
      );
    }
    return replayable(surface, context, route, facts, { key, text: body.text }, run, headers);
  }
  const answer = await run(null);
  if (services.config.environment === "test") checkAnswer(route, answer);
  return toResponse(services, answer, facts, headers);
}

/** Runs the handler at most once per key; a business conflict (409) is an answer worth keeping, too. */
async function replayable(
  surface: Surface,
  context: Context,
  route: Route,
  facts: RequestFacts,
  sent: { key: string; text: string },
  run: (once: Once) => Promise<Answer>,
  headers: Record<string, string>,
): Promise<Response> {
  const scope = surface.callerOf(context.actor, facts);
  const path = facts.path.split("?")[0] ?? "";
  const named: OnceKey = {
    scope,
    route: `${route.method} ${path}`,
    key: sent.key,
    body_hash: createHash("sha256").update(sent.text).digest("base64url"),
  };
  const finished = await surface.runOnce(context, named, async (once) => {
    try {
      const answer = await run(once);
      if (context.services.config.environment === "test") checkAnswer(route, answer);
      return {
        status: answer.status,
        headers: absoluteLocation(context.services, answer.headers),
        body: bodyText(answer),
      };
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== "conflict") throw error;
      const body = problemBody(
        STATUS_OF.conflict,
        error.code,
        error.message,
        context.request_id ?? "",
        error,
      );
      return { status: STATUS_OF.conflict, headers: {}, body: JSON.stringify(body) };
    }
  });
  const all: Record<string, string> = { ...headers, ...finished.headers, "Cache-Control": "no-store" };
  if (finished.replayed) all["Idempotency-Replayed"] = "true";
  all["Content-Type"] = finished.status < 400 ? "application/json" : "application/problem+json";
  return new Response(finished.status === 204 ? null : finished.body, {
    status: finished.status,
    headers: all,
  });
}

function parseParams(route: Route, c: HonoContext): unknown {
  if (!route.params) return {};
  const parsed = route.params.safeParse(c.req.param());
  if (!parsed.success) throw missing("page");
  return parsed.data;
}

function parseOrRefuse(schema: Route["body"], value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refusalOfIssues(parsed.error.issues, value);
}

function otherMethod(services: Services, c: HonoContext, methods: string[]): Response {
  const request_id = requestId(c.req.raw);
  const headers = { ...baseHeaders(services, c.req.raw, request_id), Allow: methods.join(", ") };
  if (c.req.method === "OPTIONS") return new Response(null, { status: 204, headers });
  const body = problemBody(405, "method_not_allowed", `Allowed here: ${methods.join(", ")}.`, request_id);
  return jsonProblem(405, body, headers);
}

function baseHeaders(services: Services, request: Request, request_id: string): Record<string, string> {
  const origin = request.headers.get("origin");
  const headers: Record<string, string> = { ...SECURITY_HEADERS, "X-Request-Id": request_id };
  return origin === null
    ? headers
    : Object.assign(headers, corsHeaders(services.config.cors_origins, origin));
}
