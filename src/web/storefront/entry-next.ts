// Where to go after signing in: a page of ours, whatever the address asks for.
import { isLanguage } from "#platform/i18n";
import type { Site } from "../site.ts";

/** Where somebody goes who named no place of ours. */
export const DEFAULT_NEXT = "/account/";

const MAX_LENGTH = 1000;
/** Printable ASCII without spaces and backslashes, which browsers read as slashes. */
const PLAIN = /^\/[!-[\]-~]*$/;
/** Two slashes in a row, also encoded, name another host to somebody; an encoded line end begins a header. */
const TRAP = /\/\/|%(2f|5c|0[0-9a-f]|1[0-9a-f])/i;
/** Nobody wants to be led back to the door. */
const DOOR = /^\/(\w\w\/)?sign-(in|up|out)(\/|$)/;
const ELSEWHERE = "https://elsewhere.invalid";

/** `next` where it is the path of a page of ours, else the account. Never another site. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || next.length > MAX_LENGTH || !PLAIN.test(next)) return DEFAULT_NEXT;
  const url = URL.parse(next, ELSEWHERE);
  if (url === null || url.origin !== ELSEWHERE || DOOR.test(url.pathname)) return DEFAULT_NEXT;
  const path = next.split(/[?#]/)[0] ?? "";
  return TRAP.test(path) || TRAP.test(url.pathname) ? DEFAULT_NEXT : next;
}

/** The same in the reader's language, unless the path names one itself. */
export function nextLink(site: Pick<Site, "link">, next: string | undefined): string {
  const path = safeNext(next);
  return isLanguage(path.split("/")[1] ?? "") ? path : site.link(path);
}

/** An address of the entry with where to go afterwards; the default is not worth a word. */
export function withNext(path: string, next: string | undefined, more: Record<string, string> = {}): string {
  const asked = safeNext(next);
  const query = new URLSearchParams({ ...more, ...(asked === DEFAULT_NEXT ? {} : { next: asked }) });
  return query.size === 0 ? path : `${path}?${query}`;
}
