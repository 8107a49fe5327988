// How a surface says what a route is: one object gives the handler's types, the validation, the access rule
// and OpenAPI.
import type { z } from "@hono/zod-openapi";
import type { Actor, Context } from "#platform/context";
import type { Once } from "#platform/idempotency";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** Who may call a route. A route without one stops the boot. */
export interface Access {
  /** Short stable name, used by the authorization matrix: `anyone`, `signed_in`, `staff` … */
  name: string;
  /** One sentence for the documentation. */
  description: string;
  /** Must somebody be signed in? Decides 401 before the body is read. */
  needs_sign_in: boolean;
  /**
   * Throws a refusal (403) when this kind of actor may not. Called for signed-in actors and on public routes.
   */
  check(actor: Actor): void;
}

/** Facts of the request that handlers may use; they never see the request itself. */
export interface RequestFacts {
  method: string;
  /** Path with query, as asked for, without origin. */
  path: string;
  address: string;
  user_agent: string | null;
  header(name: string): string | null;
  /** The version in `If-Match`, when the route takes one and it was sent. */
  if_match: number | null;
}

/** What a handler is given: everything parsed and, where the route says so, the thing the path names. */
export interface Call<P, Q, B, T> {
  context: Context;
  params: P;
  query: Q;
  body: B;
  target: T;
  request: RequestFacts;
  /** The work that an `Idempotency-Key` names; null when none was sent. */
  once: Once | null;
}

/** What a handler gives back. `json` is a body that is JSON text already. */
export interface Answer {
  status: number;
  body?: unknown;
  json?: string;
  /** Raw bytes with their content type, for files; a stream where they are many. */
  bytes?: { data: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>; content_type: string };
  /** Version stamp without quotes; answers 304 by itself when the client has it. */
  etag?: string;
  headers?: Record<string, string>;
}

/** One possible answer, for the documentation and for checking answers in tests. */
export interface Documented {
  description: string;
  schema?: z.ZodType;
  content_type?: string;
}

/** A limit on how often a route may be called: counted per bucket, see `#platform/limit`. */
export interface RouteLimit {
  name: string;
  /** Times allowed in the window, before RATE_LIMIT_FACTOR. */
  limit: number;
  window_ms: number;
}

export interface RouteDefinition<P, Q, B, T> {
  method: Method;
  /** With `{name}` for parameters and a `/` at the end: `/api/products/{id}/`. */
  path: string;
  summary: string;
  description?: string;
  /** Group in the documentation. */
  tag: string;
  access: Access;
  /** Other ways to be known than a bearer token, by the names of the document's security schemes. */
  credentials?: string[];
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  /**
   * How the body arrives; `json` unless told; `form` is a page's form. `raw` hands the text over as it is
   * (`B` is string).
   */
  body_kind?: "json" | "multipart" | "form" | "raw";
  /** The body may be left out; it then counts as `{}`. */
  body_optional?: boolean;
  /** Bytes the body may have; 1 MiB unless told. */
  body_limit?: number;
  /** An example body for the documentation. */
  example?: unknown;
  /**
   * Finds what the path names, before the input is judged: throws `missing()` when it is not there or not the
   * caller's, `forbidden()` when this kind of actor may not.
   */
  target?: (context: Context, params: P, request: RequestFacts) => Promise<T>;
  answers: Record<number, Documented>;
  /** Codes of the business refusals that may come back, by status, for the documentation. */
  refusals?: Partial<Record<number, string[]>>;
  /** Takes `Idempotency-Key`: the first 2xx or 409 is kept for 24 hours and replayed. */
  idempotent?: boolean;
  if_match?: "accepted" | "required";
  limit?: RouteLimit;
  handle: (call: Call<P, Q, B, T>) => Promise<Answer> | Answer;
}

/** A route of any shape, as the table holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the table holds routes of every shape, each checked where made
export type Route = RouteDefinition<any, any, any, any>;

/** Checks a route's types where it is written. The schemas decide what the handler gets. */
export function route<P = Record<string, never>, Q = Record<string, never>, B = undefined, T = undefined>(
  definition: RouteDefinition<P, Q, B, T>,
): Route {
  return definition;
}

/** 200 with a body. */
export function ok(body: unknown, extras: Partial<Answer> = {}): Answer {
  return { status: 200, body, ...extras };
}

/** 201 with the place where the new thing is (a path; the origin is put before it). */
export function created(location: string, body: unknown, extras: Partial<Answer> = {}): Answer {
  return { status: 201, body, ...extras, headers: { Location: location, ...extras.headers } };
}

/** 204: done, nothing to say. */
export function noContent(): Answer {
  return { status: 204 };
}

/** 301 to another path of ours. */
export function movedTo(location: string): Answer {
  return { status: 301, headers: { Location: location } };
}

/** 200 with text of another type than JSON. */
export function textAnswer(text: string, content_type: string): Answer {
  return { status: 200, bytes: { data: new TextEncoder().encode(text), content_type } };
}
