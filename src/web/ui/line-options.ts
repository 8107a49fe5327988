// The choices that make up a line's variant: "Size: M, Colour: Red".
import { html, type Markup, NOTHING } from "#platform/http/html";

/** Each option by its name, and whatever else there is to say; nothing when there is neither. */
export function lineOptions(options: Readonly<Record<string, string>>, more: Markup = NOTHING): Markup {
  const chosen = Object.entries(options);
  if (chosen.length === 0 && more === NOTHING) return NOTHING;
  return html`<ul class="line-options">${chosen.map(
    ([name, value]) => html`<li><bdi>${name}</bdi>: <bdi>${value}</bdi></li>`,
  )}${more}</ul>`;
}
