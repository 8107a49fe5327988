// The cookie that holds a browser's session. Only the hash of its value is kept, so a stolen database opens
// nobody's account.
import { DAY_MS, SECOND_MS } from "#platform/clock";
import type { SentCookie } from "#platform/http/page-route";
import { SESSION_COOKIE } from "#platform/http/page-server";

/** The longest that a session lasts; the session itself ends sooner when it is not used. */
const LONGEST_MS = 90 * DAY_MS;

/** The cookie of a session just opened; with null it is taken away. */
export function sessionCookie(web_secret: string | null): SentCookie {
  return { name: SESSION_COOKIE, value: web_secret, max_age_seconds: LONGEST_MS / SECOND_MS };
}
