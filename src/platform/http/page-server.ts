// Turns the table of pages into routes of the application: session, form checks, handler, and a page for
// every "no".
import type { Context as HonoContext } from "hono";
import { stopwatch } from "#platform/clock";
import { type Actor, type Context, createContext, type Services } from "#platform/context";
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from "#platform/i18n";
import { randomToken } from "#platform/id";
import { missing, Refusal } from "#platform/refusal";
import { readBody, readUpload } from "./body.ts";
import { cookieName, readCookies } from "./cookies.ts";
import { csrfToken, refuseOtherSites, refuseWrongToken } from "./csrf.ts";
import { addressOf, clientAddress, queryOf, requestId } from "./facts.ts";
import type { Markup } from "./html.ts";
import { answerPage, type PageHead } from "./page-answer.ts";
import {
  type Form,
  type PageAnswer,
  type PageRoute,
  readForm,
  type SentCookie,
  type Visit,
} from "./page-route.ts";
import { STATUS_OF } from "./problems.ts";
import { logRequest } from "./request-log.ts";
import type { RouteLimit } from "./route.ts";
import type { Application } from "./server.ts";

/** What the surface brings besides its pages. */
export interface PageSurface {
  pages: PageRoute[];
  /** The account behind a session cookie, or null when the session is over. */
  actorOf(context: Context, session: string): Promise<Actor | null>;
  /** Keeps the caller's session alive. */
  touch(context: Context): Promise<void>;
  /** Counts one use of a page's limit for an address, or refuses. */
  takeLimit(context: Context, limit: RouteLimit, address: string): Promise<void>;
  /** What is shown instead of a page that cannot be. */
  problemPage(context: Context, visit: Visit, problem: PageProblem): Promise<Markup>;
  /** Where somebody signs in and then comes back to `next`. */
  signInPath(language: Language, next: string): string;
  observe(route_path: string, method: string, status: number, duration_ms: number): void;
}

/** Why a page cannot be shown. */
export interface PageProblem {
  status: number;
  code: string;
  request_id: string;
}

export const SESSION_COOKIE = "session";
/** Ties the forms of somebody who is not signed in to their browser. */
export const VISIT_COOKIE = "visit";
const ANONYMOUS: Actor = { kind: "anonymous" };
const EMPTY_FORM: Form = { values: {}, all: () => [], files: () => [] };
const NOT_FOUND = 404;
/** Bytes of a form; the longest texts that ours take, percent-encoded, are far below. */
const FORM_LIMIT = 256 * 1024;
const IS_READ = /^(GET|HEAD)$/;

/** The path of a page in a language. */
export function inLanguage(language: Language, path: string): string {
  return language === DEFAULT_LANGUAGE ? path : `/${language}${path}`;
}

/** Adds every page in every language, and 405 for other methods. */
export function addPages(app: Application, services: Services, surface: PageSurface): void {
  const allowed = new Map<string, { methods: string[]; language: Language }>();
  for (const route of surface.pages) {
    if (!route.access) throw new Error(`${route.method} ${route.path} does not say who may open it`);
    for (const language of route.is_neutral ? [DEFAULT_LANGUAGE] : LANGUAGES) {
      const path = inLanguage(language, route.path).replace(/\{(\w+)\}/g, ":$1");
      const method = route.method.toUpperCase();
      app.on(method, path, (c) => serve(services, surface, route, language, c));
      allowed.set(path, { methods: [...(allowed.get(path)?.methods ?? []), method], language });
    }
  }
  for (const [path, { methods, language }] of allowed) {
    app.all(path, (c) =>
      refuse(services, surface, language, c, 405, "method_not_allowed", { Allow: methods.join(", ") }),
    );
  }
}

const shapes = new WeakMap<PageSurface, RegExp>();

/** Is there a page at this path, in some language? */
function isPage(surface: PageSurface, path: string): boolean {
  const prefix = `(?:/(?:${LANGUAGES.join("|")}))?`;
  const known = shapes.get(surface);
  const paths = () =>
    surface.pages.map((route) => route.path.replace(/\./g, "\\.").replace(/\{\w+\}/g, "[^/]+"));
  const shape = known ?? new RegExp(`^${prefix}(?:${paths().join("|")})$`);
  shapes.set(surface, shape);
  return shape.test(path);
}

/**
 * The answer where no page is: a page that says so, or the way to the same address with its `/` at the end.
 */
export function noPage(
  services: Services,
  surface: PageSurface,
  c: HonoContext,
): Promise<Response> | Response {
  const { pathname, search } = new URL(c.req.url);
  if (IS_READ.test(c.req.method) && !pathname.endsWith("/") && isPage(surface, `${pathname}/`)) {
    return new Response(null, { status: 301, headers: { Location: `${pathname}/${search}` } });
  }
  const first = pathname.split("/")[1] ?? "";
  const language = LANGUAGES.find((one) => one === first) ?? DEFAULT_LANGUAGE;
  return refuse(services, surface, language, c, NOT_FOUND, "not_found");
}

interface Opened {
  context: Context;
  visit: Visit;
  cookies: SentCookie[];
  anchor: string | null;
}

async function serve(
  services: Services,
  surface: PageSurface,
  route: PageRoute,
  language: Language,
  c: HonoContext,
): Promise<Response> {
  const elapsed = stopwatch();
  const request_id = requestId(c.req.raw);
  const opened = open(services, route, language, c, request_id);
  const head = headOf(services, route, c, request_id);
  let answer: PageAnswer;
  try {
    answer = await handle(services, surface, route, c, opened);
  } catch (error) {
    answer = await problemAnswer(surface, opened, error);
    head.is_public = false;
  }
  const response = await answerPage(head, answer, opened.cookies);
  const duration_ms = elapsed();
  surface.observe(route.path, route.method, response.status, duration_ms);
  const path = opened.visit.path.split("?")[0] ?? "";
  logRequest(services.log, { request_id, method: route.method, path, status: response.status, duration_ms });
  return response;
}

async function handle(
  services: Services,
  surface: PageSurface,
  route: PageRoute,
  c: HonoContext,
  opened: Opened,
): Promise<PageAnswer> {
  const { visit } = opened;
  if (cameInTheClear(services, visit)) {
    if (route.method === "post") throw new Refusal("forbidden", "https_needed", "Send this over https.");
    return { status: 301, location: `${services.config.url}${inLanguage(visit.language, visit.path)}` };
  }
  if (route.method === "post") refuseOtherSites(visit.header, services.config.url);
  if (route.audience === "private") await recognise(services, surface, opened);
  const { actor } = opened.context;
  if (route.access.needs_sign_in && actor.kind !== "user") {
    const next = route.method === "get" ? visit.path : "/";
    return { status: 303, location: surface.signInPath(visit.language, next) };
  }
  if (route.limit) await surface.takeLimit(opened.context, route.limit, visit.address);
  let form = EMPTY_FORM;
  if (route.method === "post") {
    const sent = readForm(await sentFields(c.req.raw, route.upload_limit));
    if (!route.is_shared_form) refuseWrongToken(services.config.secret, opened.anchor, sent.token);
    form = sent;
  }
  route.access.check(actor);
  const params = parsed(route.params, c.req.param());
  const query = parsed(route.query, queryOf(visit.path));
  return route.handle({ context: opened.context, visit, params, query, form });
}

/** Did a proxy of ours take this over plain http, while the shop is on https? */
function cameInTheClear({ config }: Services, visit: Visit): boolean {
  const is_secure = config.url.startsWith("https://");
  return is_secure && config.trust_proxy > 0 && visit.header("x-forwarded-proto") === "http";
}

/** The fields as they came: a plain form, or one with files where the page takes them. */
async function sentFields(
  request: Request,
  upload_limit: number | undefined,
): Promise<Iterable<readonly [string, string | File]>> {
  if (upload_limit !== undefined) return readUpload(request, upload_limit);
  const { text } = await readBody(request, { body_kind: "form", body_limit: FORM_LIMIT });
  return new URLSearchParams(text);
}

/** Who is there, and to what their forms are tied. A session that is over is taken out of the browser. */
async function recognise(services: Services, surface: PageSurface, opened: Opened): Promise<void> {
  const session = opened.visit.cookie(SESSION_COOKIE);
  const actor = session === null ? null : await surface.actorOf(opened.context, session);
  if (actor && session !== null) {
    const { request_id, address } = opened.context;
    opened.context = createContext(services, actor, request_id, address);
    opened.anchor = session;
    await surface.touch(opened.context);
    return;
  }
  if (session !== null) opened.cookies.push({ name: SESSION_COOKIE, value: null });
  opened.anchor = opened.visit.cookie(VISIT_COOKIE);
}

function open(
  services: Services,
  route: Pick<PageRoute, "audience">,
  language: Language,
  c: HonoContext,
  request_id: string,
): Opened {
  const request = c.req.raw;
  const is_secure = services.config.url.startsWith("https://");
  const sent = route.audience === "private" ? readCookies(request.headers.get("cookie")) : null;
  const url = new URL(request.url);
  const prefix = language === DEFAULT_LANGUAGE ? 0 : language.length + 1;
  const opened: Opened = {
    context: createContext(services, ANONYMOUS, request_id, clientAddress(services, c)),
    cookies: [],
    anchor: null,
    visit: {
      language,
      // Never `//host/`: links that are made of it must stay with us.
      path: `${url.pathname.slice(prefix).replace(/^\/*/, "/")}${url.search}`,
      cookie: (name) => sent?.get(cookieName(name, is_secure)) ?? null,
      header: (name) => request.headers.get(name),
      address: addressOf(services, c),
      user_agent: request.headers.get("user-agent"),
      csrf: () => {
        if (!sent) throw new Error("A page that everybody shares can't hold a form's token");
        if (opened.anchor === null) {
          opened.anchor = randomToken();
          opened.cookies.push({ name: VISIT_COOKIE, value: opened.anchor });
        }
        return csrfToken(services.config.secret, opened.anchor);
      },
    },
  };
  return opened;
}

async function problemAnswer(surface: PageSurface, opened: Opened, error: unknown): Promise<PageAnswer> {
  const { context, visit } = opened;
  const request_id = context.request_id ?? "";
  if (!(error instanceof Refusal)) context.services.log.error({ err: error, request_id }, "unexpected error");
  const status = error instanceof Refusal ? STATUS_OF[error.kind] : 500;
  const code = error instanceof Refusal ? error.code : "internal_error";
  const markup = await surface.problemPage(context, visit, { status, code, request_id });
  const wait = error instanceof Refusal ? error.retry_after_seconds : undefined;
  return { status, markup, headers: wait === undefined ? {} : { "Retry-After": String(Math.ceil(wait)) } };
}

async function refuse(
  services: Services,
  surface: PageSurface,
  language: Language,
  c: HonoContext,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const request_id = requestId(c.req.raw);
  const route = { audience: "public" as const };
  const { context, visit } = open(services, route, language, c, request_id);
  const markup = await surface.problemPage(context, visit, { status, code, request_id });
  const head = { ...headOf(services, route, c, request_id), is_public: false };
  return answerPage(head, { status, markup, headers }, []);
}

function headOf(
  services: Services,
  route: Pick<PageRoute, "audience">,
  c: HonoContext,
  request_id: string,
): PageHead {
  return {
    origin: services.config.url,
    is_public: route.audience === "public",
    request_id,
    if_none_match: c.req.raw.headers.get("if-none-match"),
    accept_encoding: c.req.raw.headers.get("accept-encoding") ?? "",
  };
}

function parsed(schema: PageRoute["params"], value: unknown): unknown {
  if (!schema) return {};
  const result = schema.safeParse(value);
  if (!result.success) throw missing("page");
  return result.data;
}
