// Markup from tagged templates that escape by themselves, and the few things that escaping alone can't make
// safe.
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export { html };
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Nothing at all, where markup is asked for. */
export const NOTHING: Markup = raw("");

/** A data block for machines, such as JSON-LD: no text in it can end the element or begin another. */
export function jsonScript(type: string, data: unknown): Markup {
  const text = JSON.stringify(data)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return html`<script type="${type}">${raw(text)}</script>`;
}

/** A web address fit for `href`: http, https or a path of ours; anything else becomes `#`. */
export function safeUrl(url: string): string {
  return /^(https?:\/\/|\/(?![/\\]))/i.test(url) ? url : "#";
}

/** ` checked` where it holds, else nothing: attributes without a value. */
export function flag(
  name: "checked" | "disabled" | "hidden" | "open" | "required" | "selected",
  holds: boolean,
): Markup {
  return holds ? raw(` ${name}`) : NOTHING;
}

/** Markup that was made before by `html` and kept as text. */
export function madeBefore(text: string): Markup {
  return raw(text);
}

/** Templates as one text, to be kept. */
export async function textOf(markup: Markup): Promise<string> {
  return (await markup).toString();
}
