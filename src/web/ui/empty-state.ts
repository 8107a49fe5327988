// What stands where nothing is yet: what it means, and the way on.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** Says why nothing is here and what to do next. */
export function emptyState(
  site: Site,
  facts: { icon: string; title: string; text: string | Markup; action?: Markup },
): Markup {
  return html`<div class="empty-state"><div class="empty-state__icon">${icon(site, facts.icon)}</div>
<h2 class="empty-state__title">${facts.title}</h2>
<p class="empty-state__text">${facts.text}</p>
${facts.action ? html`<div class="empty-state__action">${facts.action}</div>` : NOTHING}</div>`;
}
