// Dialogs: the browser's own, opened by a button with `data-opens` where scripts run.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** What cannot be reached otherwise must not stand in it: without scripts it stays shut. */
export function dialog(site: Site, facts: { id: string; title: string; content: Markup }): Markup {
  const { id, title, content } = facts;
  return html`<dialog class="dialog" id="${id}" aria-labelledby="${id}-title">
<div class="dialog__head"><h2 class="dialog__title" id="${id}-title">${title}</h2>
<form method="dialog"><button type="submit" class="icon-button" aria-label="${site.words.common.actions.close}">${icon(
    site,
    "x",
  )}</button></form></div>
<div class="dialog__content">${content}</div></dialog>`;
}
