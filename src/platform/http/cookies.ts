// Cookies: what came, and how ours are written.

/** The cookies of a request by name. The first of a name counts; what cannot be decoded is left out. */
export function readCookies(header: string | null): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  if (header === null) return cookies;
  for (const part of header.slice(0, MAX_HEADER).split(";")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    const value = part.slice(at + 1).trim();
    if (!cookies.has(name) && SAFE_VALUE.test(value)) cookies.set(name, value);
  }
  return cookies;
}

/** How long a cookie lives; without it, until the browser closes. */
export interface CookieLife {
  max_age_seconds?: number;
}

/**
 * A `Set-Cookie` line: for this host only, out of reach of scripts, not sent from other sites' forms. Over
 * https the name gets the `__Host-` prefix and the cookie is Secure; plain http is for development.
 */
export function cookieLine(
  name: string,
  value: string,
  { is_secure, max_age_seconds }: CookieLife & { is_secure: boolean },
): string {
  const age = max_age_seconds === undefined ? "" : `; Max-Age=${Math.floor(max_age_seconds)}`;
  return `${cookieName(name, is_secure)}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${is_secure ? "; Secure" : ""}`;
}

/** The full name of one of our cookies: `__Host-session`, or `buybuy_session` over plain http. */
export function cookieName(name: string, is_secure: boolean): string {
  return is_secure ? `__Host-${name}` : `buybuy_${name}`;
}

const MAX_HEADER = 8192;
/** Our values are tokens; anything else is not ours. */
const SAFE_VALUE = /^[\w.~-]{0,400}$/;
