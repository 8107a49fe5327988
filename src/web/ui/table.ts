// Tables that scroll by themselves where a screen is too narrow.
import { html, type Markup, NOTHING } from "#platform/http/html";

/** The first cell of a row names the row. */
export function table(facts: {
  caption?: string;
  head: readonly string[];
  rows: readonly (readonly (string | Markup)[])[];
}): Markup {
  const { caption, head, rows } = facts;
  return html`<section class="table-scroll" tabindex="0" aria-label="${caption ?? head.join(", ")}"><table class="table">
${caption === undefined ? NOTHING : html`<caption>${caption}</caption>`}
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = "", ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></section>`;
}
