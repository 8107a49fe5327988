// Above a list: the search field and the filters, as one form that only asks.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button, buttonLink } from "./button.ts";
import { icon } from "./icon.ts";

/**
 * `action` is the list's own address, ready for `action` (with `site.link`). `fields` are of ui/field.ts. Where
 * the page's address asks for anything, a link leads back to all.
 */
export function filterBar(
  site: Site,
  facts: { action: string; fields: Markup; search?: { name: string; label: string; value: string } },
): Markup {
  const { action, fields, search } = facts;
  const { filter } = site.words.workplace;
  return html`<form class="filter-bar" method="get" action="${action}" role="search" aria-label="${filter.label}" data-filter>
${search ? searchField(site, search) : NOTHING}${fields}
<div class="filter-bar__actions">${button(filter.apply, { kind: "secondary", icon: icon(site, "list-filter") })}
${isAsked(site) ? buttonLink(filter.clear, action, { kind: "quiet" }) : NOTHING}</div></form>`;
}

/** A form that was sent without a choice names its fields all the same, each with nothing. */
function isAsked({ visit }: Site): boolean {
  const asked = new URLSearchParams(visit.path.split("?")[1] ?? "");
  return [...asked.values()].some((value) => value !== "");
}

function searchField(
  site: Site,
  { name, label, value }: { name: string; label: string; value: string },
): Markup {
  return html`<div class="field filter-bar__search"><label class="field__label" for="filter-search">${label}</label>
<div class="filter-bar__input">${icon(site, "search")}<input class="field__input" type="search" id="filter-search" name="${name}"
value="${value}" maxlength="200" autocomplete="off" enterkeyhint="search" data-here></div></div>`;
}
