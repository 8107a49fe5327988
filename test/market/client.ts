// Clients of the API: over real sockets, many at once, or straight into the application.
import type { Application } from "#platform/http/server";
import type { Call, Reply } from "../api.ts";

/** One call and its answer, whatever its status. */
export type Client = (method: string, path: string, call?: Call) => Promise<Reply>;

/** How long a client waits for any answer. */
const TIMEOUT_MS = 60_000;

/** A client of the program that listens at `origin`; every call in flight has a connection of its own. */
export function clientAt(origin: string): Client {
  return clientOver((path, init) =>
    fetch(origin + path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "manual" }),
  );
}

/** A client inside the process, without a socket. */
export function clientOf(app: Application): Client {
  return clientOver(async (path, init) => app.request(path, init));
}

type Request = { method: string; headers: Record<string, string>; body: string | undefined };

function clientOver(send: (path: string, init: Request) => Promise<Response>): Client {
  return async (method, path, call = {}) => {
    const headers: Record<string, string> = { ...call.headers };
    if (call.token) headers.authorization = `Bearer ${call.token}`;
    if (call.cart) headers["x-cart-token"] = call.cart;
    if (call.body !== undefined) headers["content-type"] ??= "application/json";
    const is_text = call.body === undefined || typeof call.body === "string";
    const body = is_text ? (call.body as string | undefined) : JSON.stringify(call.body);
    const response = await send(path, { method, headers, body });
    const text = await response.text();
    return { status: response.status, body: parsed(text), text, headers: response.headers };
  };
}

/**
 * Lets `count` clients start together: connections are opened first, then all of them call at once. Fails
 * when a call got no answer at all.
 */
export async function race<T>(
  client: Client,
  count: number,
  run: (index: number) => Promise<T>,
): Promise<T[]> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  await Promise.all(indexes.map(() => client("GET", "/health/")));
  return Promise.all(indexes.map(run));
}

/** How often each status came, such as `{201: 1, 409: 49}`. */
export function statuses(replies: readonly Reply[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** The body of an answer that must be a success. */
export async function done(call: Promise<Reply>): Promise<Reply["body"]> {
  const reply = await call;
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
