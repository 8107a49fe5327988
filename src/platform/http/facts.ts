// What a handler may know of the request: its path, where it came from, its headers.
import { isIP } from "node:net";
import type { Context as HonoContext } from "hono";
import type { Services } from "#platform/context";
import { randomToken } from "#platform/id";
import { Refusal } from "#platform/refusal";
import type { RequestFacts, Route } from "./route.ts";

const GOOD_REQUEST_ID = /^[\w.-]{1,64}$/;

/** `/api/x` is the same as `/api/x/`; other paths are taken as they are. */
export function pathOf(request: Request): string {
  const { url } = request;
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start === -1) return "/";
  const query = url.indexOf("?", start);
  const path = query === -1 ? url.slice(start) : url.slice(start, query);
  if (path.endsWith("/") || !(path.startsWith("/api/") || path.startsWith("/health"))) return path;
  return `${path}/`;
}

/** The client's own request id when it is harmless, else a new one. */
export function requestId(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && GOOD_REQUEST_ID.test(given) ? given : randomToken();
}

/** Query parameters as an object: empty ones left out, repeated ones as a list. */
export function queryOf(path: string): Record<string, string | string[]> {
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

/**
 * Where a request came from, or null: the socket's other end, or behind `TRUST_PROXY` proxies what the
 * outermost of them saw. Each adds its client at the end of `X-Forwarded-For`; what stands before that was
 * written by the client itself and means nothing.
 */
export function clientAddress(services: Services, c: HonoContext): string | null {
  const { trust_proxy } = services.config;
  const forwarded = trust_proxy === 0 ? null : c.req.raw.headers.get("x-forwarded-for");
  const incoming = (c.env as { incoming?: { socket: { remoteAddress?: string } } } | undefined)?.incoming;
  return plainAddress(forwarded?.split(",").at(-trust_proxy)) ?? plainAddress(incoming?.socket.remoteAddress);
}

/** As `clientAddress`, with a word where nothing is known: limits count those together. */
export function addressOf(services: Services, c: HonoContext): string {
  return clientAddress(services, c) ?? "unknown";
}

/** An address without its port and brackets, IPv4 as such; null for what is none. */
function plainAddress(text: string | undefined): string | null {
  const bare = (text ?? "").trim().replace(/^(?:\[(.*)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/, "$1$2");
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) === 0 ? null : address;
}

/** The facts of this request. */
export function factsOf(services: Services, c: HonoContext, route: Route): RequestFacts {
  const request = c.req.raw;
  const { url } = request;
  return {
    method: route.method,
    path: url.slice(url.indexOf("/", url.indexOf("://") + 3)),
    get address() {
      return addressOf(services, c);
    },
    get user_agent() {
      return request.headers.get("user-agent");
    },
    header: (name) => request.headers.get(name),
    if_match: null,
  };
}

/**
 * The version in `If-Match`, or null. Refuses 428 when it is required and absent, 412 when it is not ours.
 */
export function readIfMatch(facts: RequestFacts, is_required: boolean): number | null {
  const text = facts.header("if-match");
  if (text === null) {
    if (!is_required) return null;
    throw new Refusal("version_required", "if_match_required", "Send If-Match with the ETag that you read.");
  }
  if (text.trim() === "*") return null;
  // What follows the version tells answers apart that changed without it, such as by a sale.
  const version = /^(?:W\/)?"(\d{1,15})(?:-[\w-]{1,40})?"$/.exec(text.trim())?.[1];
  if (version === undefined) throw new Refusal("stale", "stale_version", "If-Match is not an ETag of ours.");
  return Number(version);
}
