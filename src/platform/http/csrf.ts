// Forms of other sites are kept out twice: by what the browser says of where a request came from, and by a
// token that only our own pages hold (OWASP, Cross-Site Request Forgery Prevention).
import { createHmac } from "node:crypto";
import { randomToken, sameSecret } from "#platform/id";
import { Refusal } from "#platform/refusal";

/** The name of the hidden field. */
export const CSRF_FIELD = "csrf";

/**
 * Refuses (403 `cross_site_request`) a form that did not come from a page of `origin`. A browser says so in
 * `Sec-Fetch-Site` or at least in `Origin`; who sends neither is not taken at their word.
 */
export function refuseOtherSites(header: (name: string) => string | null, origin: string): void {
  const site = header("sec-fetch-site");
  const is_ours = site === null ? header("origin") === origin : site === "same-origin";
  if (!is_ours) throw new Refusal("forbidden", "cross_site_request", "This form was sent from another site.");
}

/** A token for forms of whoever holds `anchor`; another text each time, so that compression tells nothing. */
export function csrfToken(secret: string, anchor: string): string {
  const salt = randomToken();
  return `${salt}.${signature(secret, anchor, salt)}`;
}

/** Refuses (403 `form_expired`) a token that was not made for this anchor. */
export function refuseWrongToken(secret: string, anchor: string | null, token: string): void {
  const [salt = "", signed = ""] = token.split(".");
  if (anchor === null || salt === "" || !sameSecret(signed, signature(secret, anchor, salt))) {
    throw new Refusal("forbidden", "form_expired", "This form is no longer valid; load the page again.");
  }
}

function signature(secret: string, anchor: string, salt: string): string {
  return createHmac("sha256", secret).update(`form\n${anchor}\n${salt}`).digest("base64url");
}
