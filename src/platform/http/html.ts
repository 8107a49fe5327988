// Markup from tagged templates that escape by themselves, and the answer that carries a page.
import { html } from "hono/html";
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

/** 200 (or another status) with a page under a policy that runs no script. */
export async function page(markup: Markup, status = 200): Promise<Answer> {
  const text = `<!doctype html>\n${await markup}`;
  return {
    status,
    bytes: { data: new TextEncoder().encode(text), content_type: "text/html; charset=utf-8" },
    headers: { "Content-Security-Policy": PAGE_POLICY },
  };
}
