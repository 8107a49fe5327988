// Turns the route table into an application: one pipeline, the same order of checks for every route.
import { createHash } from "node:crypto";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { stopwatch } from "#platform/clock";
import { type Actor, type Context, createContext, type Services } from "#platform/context";
import { randomToken } from "#platform/id";
import { missing, Refusal } from "#platform/refusal";
import { readBody } from "./body.ts";
import { corsHeaders, etagMatches, SECURITY_HEADERS } from "./headers.ts";
import { jsonProblem, problemBody, problemResponse, refusalOfIssues, STATUS_OF } from "./problems.ts";
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
  runOnce(context: Context, key: OnceKey, run: () => Promise<FinishedAnswer>): Promise<FinishedAnswer>;
  /** Told about every answer, for metrics. */
  observe(route_path: string, method: string, status: number, duration_ms: number): void;
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
const MAX_REQUEST_ID = /^[\w.-]{1,64}$/;
const SLOW_MS = 1000;
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
  app.notFound((c) => {
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

/** `/api/x` is the same as `/api/x/`; other paths are taken as they are. */
function pathOf(request: Request): string {
  const { url } = request;
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start === -1) return "/";
  const query = url.indexOf("?", start);
  const path = query === -1 ? url.slice(start) : url.slice(start, query);
  if (path.endsWith("/") || !(path.startsWith("/api/") || path.startsWith("/health"))) return path;
  return `${path}/`;
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
  logRequest(services, facts, request_id, response.status, duration_ms);
  return response;
}

/** The order of checks is part of the contract: 401 → 429 → 400/413/415 → 403 → 404 → 422 → 428 → the verb. */
async function answerRequest(
  services: Services,
  surface: Surface,
  route: Route,
  c: HonoContext,
  facts: RequestFacts,
  request_id: string,
  headers: Record<string, string>,
): Promise<Response> {
  const nobody = createContext(services, ANONYMOUS, request_id);
  const actor = await surface.actorOf(nobody, facts);
  if (route.access.needs_sign_in && actor.kind !== "user") {
    throw new Refusal("unauthenticated", "not_signed_in", "Sign in to do this.");
  }
  if (route.limit) Object.assign(headers, await surface.takeLimit(nobody, route, facts));
  const context = createContext(services, actor, request_id);
  const body = route.body ? await readBody(c.req.raw, route) : { text: "", value: undefined };
  route.access.check(actor);
  const params = parseParams(route, c);
  const target = route.target ? await route.target(context, params, facts) : undefined;
  const query = parseOrRefuse(route.query, queryOf(facts.path));
  const input = parseOrRefuse(route.body, body.value);
  if (route.if_match) facts.if_match = readIfMatch(facts, route.if_match === "required");
  const run = async (): Promise<Answer> =>
    route.handle({ context, params, query, body: input, target, request: facts });

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
  const answer = await run();
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
  run: () => Promise<Answer>,
  headers: Record<string, string>,
): Promise<Response> {
  const scope = surface.callerOf(context.actor, facts);
  const path = facts.path.split("?")[0] ?? "";
  const once: OnceKey = {
    scope,
    route: `${route.method} ${path}`,
    key: sent.key,
    body_hash: createHash("sha256").update(sent.text).digest("base64url"),
  };
  const finished = await surface.runOnce(context, once, async () => {
    try {
      const answer = await run();
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

/** Query parameters as an object: empty ones left out, repeated ones as a list. */
function queryOf(path: string): Record<string, string | string[]> {
  const start = path.indexOf("?");
  if (start === -1) return {};
  const result: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(path.slice(start + 1))) {
    if (value === "") continue;
    const before = result[name];
    result[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return result;
}

function factsOf(services: Services, c: HonoContext, route: Route): RequestFacts {
  const request = c.req.raw;
  const { url } = request;
  const incoming = (c.env as { incoming?: { socket: { remoteAddress?: string } } } | undefined)?.incoming;
  const forwarded = services.config.trust_proxy ? request.headers.get("x-forwarded-for") : null;
  const client = forwarded?.split(",")[0]?.trim();
  return {
    method: route.method,
    path: url.slice(url.indexOf("/", url.indexOf("://") + 3)),
    get address() {
      return client || incoming?.socket.remoteAddress || "unknown";
    },
    get user_agent() {
      return request.headers.get("user-agent");
    },
    header: (name) => request.headers.get(name),
    if_match: null,
  };
}

function readIfMatch(facts: RequestFacts, is_required: boolean): number | null {
  const text = facts.header("if-match");
  if (text === null) {
    if (!is_required) return null;
    throw new Refusal("version_required", "if_match_required", "Send If-Match with the ETag that you read.");
  }
  if (text.trim() === "*") return null;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(text.trim())?.[1];
  if (version === undefined) throw new Refusal("stale", "stale_version", "If-Match is not an ETag of ours.");
  return Number(version);
}

function toResponse(
  services: Services,
  answer: Answer,
  facts: RequestFacts,
  headers: Record<string, string>,
): Response {
  if (answer.headers) Object.assign(headers, absoluteLocation(services, answer.headers));
  if (answer.etag !== undefined) {
    const etag = `"${answer.etag}"`;
    headers.ETag = etag;
    if (facts.method === "get" && etagMatches(facts.header("if-none-match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
  }
  if (answer.bytes) {
    headers["Content-Type"] = answer.bytes.content_type;
    return new Response(answer.bytes.data, { status: answer.status, headers });
  }
  if (answer.status === 204 || (answer.body === undefined && answer.json === undefined)) {
    return new Response(null, { status: answer.status, headers });
  }
  headers["Content-Type"] ??= "application/json";
  return new Response(bodyText(answer), { status: answer.status, headers });
}

function bodyText(answer: Answer): string {
  return answer.json ?? (answer.body === undefined ? "" : JSON.stringify(answer.body));
}

function absoluteLocation(services: Services, headers: Record<string, string> = {}): Record<string, string> {
  if (!headers.Location?.startsWith("/")) return headers;
  return { ...headers, Location: `${services.config.url}${headers.Location}` };
}

/** In tests every answer must be one that the documentation promises. */
function checkAnswer(route: Route, answer: Answer): void {
  const where = `${route.method.toUpperCase()} ${route.path}`;
  const documented = route.answers[answer.status];
  if (!documented) throw new Error(`${where} answered ${answer.status}, which it does not document`);
  if (!documented.schema || answer.bytes) return;
  const value: unknown =
    answer.json === undefined ? JSON.parse(JSON.stringify(answer.body)) : JSON.parse(answer.json);
  const parsed = documented.schema.safeParse(value);
  if (!parsed.success) {
    throw new Error(`${where} answered other than documented: ${JSON.stringify(parsed.error.issues)}`);
  }
}

function otherMethod(services: Services, c: HonoContext, methods: string[]): Response {
  const request_id = requestId(c.req.raw);
  const headers = { ...baseHeaders(services, c.req.raw, request_id), Allow: methods.join(", ") };
  if (c.req.method === "OPTIONS") return new Response(null, { status: 204, headers });
  const body = problemBody(405, "method_not_allowed", `Allowed here: ${methods.join(", ")}.`, request_id);
  return jsonProblem(405, body, headers);
}

function requestId(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && MAX_REQUEST_ID.test(given) ? given : randomToken();
}

function baseHeaders(services: Services, request: Request, request_id: string): Record<string, string> {
  const origin = request.headers.get("origin");
  const headers: Record<string, string> = { ...SECURITY_HEADERS, "X-Request-Id": request_id };
  return origin === null
    ? headers
    : Object.assign(headers, corsHeaders(services.config.cors_origins, origin));
}

function logRequest(
  services: Services,
  facts: RequestFacts,
  request_id: string,
  status: number,
  duration_ms: number,
): void {
  const is_quiet = status < 400 && facts.method === "get" && duration_ms < SLOW_MS;
  const path = facts.path.split("?")[0];
  const fields = { request_id, method: facts.method, path, status, duration_ms: Math.round(duration_ms) };
  if (is_quiet) services.log.debug(fields, "request");
  else if (status >= 500 || duration_ms >= SLOW_MS) services.log.warn(fields, "request");
  else services.log.info(fields, "request");
}
