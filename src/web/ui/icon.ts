// Icons: one sprite, drawn in the colour of the text around them.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";

/** These point along the line of reading and turn round where it runs from right to left. */
const DIRECTIONAL = new Set([
  "arrow-left",
  "arrow-right",
  "chevron-left",
  "chevron-right",
  "log-out",
  "trending-down",
  "trending-up",
]);

/** An icon of the sprite. Beside words it is decoration; alone, whatever holds it needs an `aria-label`. */
export function icon(site: Pick<Site, "asset">, name: string): Markup {
  const classes = DIRECTIONAL.has(name) ? "icon icon--directional" : "icon";
  const address = `${site.asset("icons.svg")}#${name}`;
  return html`<svg class="${classes}" width="20" height="20" aria-hidden="true" focusable="false"><use href="${address}"></use></svg>`;
}
