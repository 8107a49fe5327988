// From a page's answer to a response: headers that keep it safe, ETags, compression, cookies.
import { hash } from "node:crypto";
import { type Body, compressed } from "./compress.ts";
import { cookieLine, cookieName } from "./cookies.ts";
import { etagMatches } from "./headers.ts";
import type { Markup } from "./html.ts";
import type { DrawnPage, PageAnswer, SentCookie } from "./page-route.ts";

/** What an answer needs to know of its request. */
export interface PageHead {
  origin: string;
  is_public: boolean;
  request_id: string;
  if_none_match: string | null;
  accept_encoding: string;
}

const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
const DOCTYPE = "<!doctype html>\n";
const HTML = "text/html; charset=utf-8";
/** Where browsers read which links they may fetch before they are followed (HTML, speculation rules). */
export const SPECULATION_RULES_PATH = "/speculation-rules.json";

/** The response. A public page says what it is by its ETag and may be kept; a private one never is. */
export async function answerPage(
  head: PageHead,
  answer: PageAnswer,
  cookies: readonly SentCookie[],
): Promise<Response> {
  const headers: Record<string, string> = {
    ...PAGE_HEADERS,
    "X-Request-Id": head.request_id,
    "Cache-Control": head.is_public ? "public, no-cache" : "private, no-store",
    Vary: head.is_public ? "Accept-Encoding" : "Accept-Encoding, Cookie",
    ...answer.headers,
  };
  const send = (body: Body | ReadableStream<Uint8Array> | null, status = answer.status) => {
    const sent = withCookies(headers, [...cookies, ...(answer.cookies ?? [])], head.origin);
    return new Response(body, { status, headers: sent });
  };
  if (answer.location !== undefined) {
    headers.Location = answer.location;
    return send(null);
  }
  if (answer.stream) {
    headers["Content-Type"] = answer.stream.content_type;
    return send(answer.stream.body);
  }
  const { body, stamp } = await bodyOf(answer, head.is_public && answer.status === 200);
  headers["Content-Type"] = answer.text?.content_type ?? HTML;
  if (!answer.text) headers["Speculation-Rules"] = `"${SPECULATION_RULES_PATH}"`;
  if (stamp !== null) {
    headers.ETag = `W/"${stamp}"`;
    if (etagMatches(head.if_none_match, `"${stamp}"`)) return send(null, 304);
  }
  // Packed already: a file that was compressed at start.
  if (headers["Content-Encoding"] !== undefined) return send(body);
  const packed = await compressed(body, head.accept_encoding, stamp);
  if (packed.encoding !== null) headers["Content-Encoding"] = packed.encoding;
  return send(packed.body);
}

/** A page as bytes, to be answered with as often as it stays true. */
export async function drawPage(markup: Markup): Promise<DrawnPage> {
  const bytes = new TextEncoder().encode(`${DOCTYPE}${await markup}`);
  return { bytes, stamp: stampOf(bytes) };
}

async function bodyOf(
  answer: PageAnswer,
  is_stamped: boolean,
): Promise<{ body: Body; stamp: string | null }> {
  if (answer.drawn) return { body: answer.drawn.bytes, stamp: is_stamped ? answer.drawn.stamp : null };
  const body = answer.markup ? `${DOCTYPE}${await answer.markup}` : (answer.text?.body ?? "");
  return { body, stamp: is_stamped ? stampOf(body) : null };
}

function stampOf(body: Body): string {
  return hash("sha1", body, "base64url");
}

/** Most answers set no cookie; a plain object is what the server reads fastest. */
function withCookies(
  headers: Record<string, string>,
  cookies: readonly SentCookie[],
  origin: string,
): Record<string, string> | Headers {
  if (cookies.length === 0) return headers;
  const list = new Headers(headers);
  const is_secure = origin.startsWith("https://");
  for (const cookie of lastOfEach(cookies)) list.append("Set-Cookie", lineOf(cookie, is_secure));
  return list;
}

/** A response names a cookie once (RFC 6265): what the handler says of it counts. */
function lastOfEach(cookies: readonly SentCookie[]): Iterable<SentCookie> {
  return new Map(cookies.map((cookie) => [cookie.name, cookie])).values();
}

function lineOf({ name, value, max_age_seconds }: SentCookie, is_secure: boolean): string {
  if (value !== null) {
    const life = max_age_seconds === undefined ? {} : { max_age_seconds };
    return cookieLine(name, value, { is_secure, ...life });
  }
  return `${cookieName(name, is_secure)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${is_secure ? "; Secure" : ""}`;
}
