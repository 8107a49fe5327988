// Facts about one thing, each under its name.
import { html, type Markup } from "#platform/http/html";

/** Name and value, in pairs. */
export function definitions(rows: readonly (readonly [string, string | Markup])[]): Markup {
  return html`<dl class="definitions">${rows.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
