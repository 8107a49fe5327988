// Tabs that need no script: sections of which one is open; wide screens put their titles in a row.
import { flag, html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** The first is open. `label` names the group. */
export function tabs(
  site: Site,
  facts: { label: string; tabs: readonly { id: string; label: string; content: Markup }[] },
): Markup {
  const group = facts.tabs.map(({ id }) => id).join("-");
  return html`<div class="tabs" role="group" aria-label="${facts.label}">${facts.tabs.map(
    ({ id, label, content }, position) => html`<details class="tabs__tab" id="${id}" name="${group}"${flag(
      "open",
      position === 0,
    )}><summary class="tabs__title">${label}${icon(site, "chevron-down")}</summary>
<div class="tabs__panel">${content}</div></details>`,
  )}</div>`;
}
