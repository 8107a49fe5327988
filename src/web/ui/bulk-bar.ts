// What one can do with the rows that are ticked in a table.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button } from "./button.ts";

/**
 * Stands inside the form whose id the table's `selection` names; the boxes of the table belong to that form by
 * their `form` attribute, so it works without scripts. `actions` are its buttons and fields.
 */
export function bulkBar(site: Site, { form_id, actions }: { form_id: string; actions: Markup }): Markup {
  const { bulk } = site.words.workplace;
  const counts = JSON.stringify(bulk.selected);
  return html`<fieldset class="bulk-bar" data-bulk="${form_id}">
<legend class="visually-hidden">${bulk.label}</legend>
<p class="bulk-bar__hint" data-hint>${bulk.hint}</p>
<output class="bulk-bar__count" form="${form_id}" data-count="${counts}" data-language="${site.language}" hidden></output>
<div class="bulk-bar__actions">${actions}</div>
<span class="bulk-bar__clear" data-clear hidden>${button(bulk.clear, { kind: "quiet", type: "button" })}</span></fieldset>`;
}
