// Markup from tagged templates that escape by themselves; the only file that may hand over markup as it is.
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Answer } from "./route.ts";

export { html };
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Data for a script element: JSON that cannot close it. */
export function jsonScript(value: unknown): Markup {
  return raw(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}

/** A link target that can only be a path of ours or a web address; anything else leads nowhere. */
export function safeUrl(url: string): string {
  return /^(https?:\/\/|\/(?![/\\]))/.test(url) ? url : "#";
}

/** A boolean attribute such as `disabled`: there or not. */
export function flag(name: string, is_set: boolean): Markup {
  return raw(is_set && /^[a-z-]+$/.test(name) ? name : "");
}

/** 200 (or another status) with a page under a policy that runs no script. */
export async function page(markup: Markup, status = 200): Promise<Answer> {
  const text = `<!doctype html>\n${await markup}`;
  return {
    status,
    bytes: { data: new TextEncoder().encode(text), content_type: "text/html; charset=utf-8" },
    headers: { "Content-Security-Policy": PAGE_POLICY },
  };
}
