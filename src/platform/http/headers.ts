// Headers that every answer of the API carries, and the two comparisons that headers need.

/** An API answer is data: nothing in it may run, frame or be sniffed into something else. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Cross-Origin-Resource-Policy": "same-site",
  Vary: "Authorization, Origin",
  "Cache-Control": "private, no-cache",
};

const EXPOSED =
  "ETag, Idempotency-Replayed, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id";
const ALLOWED =
  "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Cart-Token, X-Order-Token, X-Request-Id";

/** CORS for the origins on the list; any other origin gets nothing, and credentials are never allowed. */
export function corsHeaders(allowed_origins: readonly string[], origin: string): Record<string, string> {
  if (!allowed_origins.includes(origin)) return {};
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": ALLOWED,
    "Access-Control-Expose-Headers": EXPOSED,
    "Access-Control-Max-Age": "86400",
  };
}

/** Does `If-None-Match` name this ETag? Weak comparison, as RFC 9110 asks for. */
export function etagMatches(if_none_match: string | null, etag: string): boolean {
  if (if_none_match === null) return false;
  if (if_none_match.trim() === "*") return true;
  return if_none_match.split(",").some((part) => part.trim().replace(/^W\//, "") === etag);
}
