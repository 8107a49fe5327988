// The answer that carries a page of the API's own, such as the fake provider's: no script, no picture, no
// frame.
import type { Markup } from "./html.ts";
import type { Answer } from "./route.ts";

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
