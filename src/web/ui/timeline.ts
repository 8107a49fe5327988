// What happened to a thing, one event under the other.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import type { StateTone } from "./state-badge.ts";

/** One event; `at` in epoch milliseconds. */
export interface TimelineEntry {
  at: number;
  title: string | Markup;
  note?: string | Markup | null;
  tone?: StateTone;
}

/** In the order that is given. */
export function timeline(site: Site, entries: readonly TimelineEntry[]): Markup {
  return html`<ol class="timeline">${entries.map(
    ({ at, title, note, tone = "neutral" }) => html`<li class="timeline__entry timeline__entry--${tone}">
<p class="timeline__title">${title}</p>
<time class="timeline__at" datetime="${new Date(at).toISOString()}">${site.formats.moment(at)}</time>
${note ? html`<div class="timeline__note">${note}</div>` : NOTHING}</li>`,
  )}</ol>`;
}
