// Icons: a sprite for the shop and one more for the working places, in the colour of the text around them.
import { html, type Markup } from "#platform/http/html";
import { WORK_ICON_NAMES } from "../assets/icon-names.ts";
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

const ONLY_AT_WORK: ReadonlySet<string> = new Set(WORK_ICON_NAMES);

/** An icon of the sprites. Beside words it is decoration; alone, whatever holds it needs an `aria-label`. */
export function icon(site: Pick<Site, "asset">, name: string): Markup {
  const classes = DIRECTIONAL.has(name) ? "icon icon--directional" : "icon";
  const sprite = ONLY_AT_WORK.has(name) ? "work-icons.svg" : "icons.svg";
  const address = `${site.asset(sprite)}#${name}`;
  return html`<svg class="${classes}" width="20" height="20" aria-hidden="true" focusable="false"><use href="${address}"></use></svg>`;
}
