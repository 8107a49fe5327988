// From a handler's answer to a response: ETags, locations, bodies, and the check that keeps documentation
// true.
import type { Services } from "#platform/context";
import { etagMatches } from "./headers.ts";
import type { Answer, RequestFacts, Route } from "./route.ts";

/** The response for an answer; 304 when the client has this version already. */
export function toResponse(
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

/** The body as text; empty when there is none. */
export function bodyText(answer: Answer): string {
  return answer.json ?? (answer.body === undefined ? "" : JSON.stringify(answer.body));
}

/** A location of ours gets the public origin before it. */
export function absoluteLocation(
  services: Services,
  headers: Record<string, string> = {},
): Record<string, string> {
  if (!headers.Location?.startsWith("/")) return headers;
  return { ...headers, Location: `${services.config.url}${headers.Location}` };
}

/** In tests every answer must be one that the documentation promises. */
export function checkAnswer(route: Route, answer: Answer): void {
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
