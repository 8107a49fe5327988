// A part of a page of a working place, with its heading and what one can do there.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";

/** Its title is an h2; `actions` stand beside it. */
export function panel(_site: Site, facts: { title: string; actions?: Markup; content: Markup }): Markup {
  const { title, actions, content } = facts;
  return html`<section class="panel"><div class="panel__head"><h2 class="panel__title">${title}</h2>
${actions ? html`<div class="panel__actions">${actions}</div>` : NOTHING}</div>
<div class="panel__content">${content}</div></section>`;
}
