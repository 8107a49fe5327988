// A list of products as a page shows it: filters, count, order, chips, cards, and the way through its pages.
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { icon } from "../ui/icon.ts";
import { pagination } from "../ui/pagination.ts";
import { productGrid } from "../ui/product-card.ts";
import { addressOf, changed, MAX_PAGES, type Ordering, PAGE_SIZE, unfiltered } from "./list-address.ts";
import { chipCount, filterChips } from "./list-chips.ts";
import { FILTER_FORM, FILTER_PANEL, filterPanel } from "./list-filters.ts";
import { isFiltered, type ListRead } from "./list-read.ts";

/** The orders that are offered, in this order. */
const OFFERED = ["relevance", "-popularity", "-created_at", "price", "-price", "-rating", "name"] as const;

/** Everything below a page's heading; `none` stands where the place holds nothing at all. */
export async function listView(site: Site, read: ListRead, none: Markup): Promise<Markup> {
  const { asked, list } = read;
  const is_bare = list.count === 0 && !list.has_more && !isFiltered(asked);
  if (is_bare) return none;
  return html`<div class="listing" data-listing>
${await filterPanel(site, read)}
<section class="listing__results" aria-labelledby="results">
<h2 class="visually-hidden" id="results">${site.words.catalog.list.heading}</h2>
${toolbar(site, read)}${filterChips(site, read)}${currencyNote(site, read)}
${list.cards.length === 0 ? noMatch(site, read) : productGrid(site, list.cards, { is_first: true })}
${pages(site, read)}
</section></div>`;
}

/** "24 products", or "More than 10,000 products" where nobody counted further. */
export function countWords(site: Site, { list }: Pick<ListRead, "list">): string {
  const { list: words } = site.words.catalog;
  if (list.count_is_exact) return site.formats.plural(list.count, words.count);
  return words.more_than(site.formats.number(list.count));
}

function toolbar(site: Site, read: ListRead): Markup {
  const { list: words } = site.words.catalog;
  const chosen = chipCount(site, read);
  const badge =
    chosen === 0 ? NOTHING : html` <span class="count-badge">${site.formats.number(chosen)}</span>`;
  return html`<div class="list-toolbar">
<p class="list-toolbar__count" role="status" data-count>${countWords(site, read)}</p>
<button class="button button--secondary list-toolbar__filters" type="button" popovertarget="${FILTER_PANEL}">
${icon(site, "sliders-horizontal")}<span>${words.filters}</span>${badge}</button>
<div class="list-toolbar__sort"><label for="list-sort">${words.sort}</label>
<div class="field__select"><select id="list-sort" name="ordering" form="${FILTER_FORM}">${offeredBy(read).map(
    (
      one,
    ) => html`<option value="${one === read.place.ordering ? "" : one}"${flag("selected", one === read.ordering)}>
${words.orderings[one]}</option>`,
  )}</select>${icon(site, "chevron-down")}</div><button class="button button--secondary without-script" type="submit" form="${FILTER_FORM}">
<span>${site.words.common.actions.apply}</span></button></div>
</div>`;
}

function offeredBy({ asked }: ListRead) {
  return OFFERED.filter((one: Ordering) => one !== "relevance" || asked.q !== "");
}

/** Sorting by price leaves out what is priced in another currency; nobody should wonder where it went. */
function currencyNote(site: Site, { priced_in, currencies }: ListRead): Markup {
  if (priced_in === null || currencies.length < 2) return NOTHING;
  return html`<p class="list-note">${icon(site, "info")}<span>${site.words.catalog.list.in_currency(priced_in)}</span></p>`;
}

function noMatch(site: Site, { place, asked }: ListRead): Markup {
  const { list: words } = site.words.catalog;
  const action = buttonLink(words.clear, site.link(addressOf(place.path, unfiltered(asked))), {
    kind: "secondary",
  });
  return emptyState(site, { icon: "search", title: words.empty_title, text: words.empty_text, action });
}

/** By number as far as pages reach; beyond them, and where rows are looked for in stretches, by cursor. */
function pages(site: Site, { place, asked, list }: ListRead): Markup {
  const link = (changes: Partial<typeof asked>) => site.link(addressOf(place.path, changed(asked, changes)));
  const goes_by_cursor = asked.cursor !== null || list.by_cursor || asked.page >= MAX_PAGES;
  if (!goes_by_cursor) {
    const page_count = Math.min(Math.ceil(list.count / PAGE_SIZE), MAX_PAGES);
    return pagination(site, {
      page: asked.page,
      has_previous: asked.page > 1,
      has_more: list.has_more,
      href: (page) => link({ page }),
      page_count: list.count_is_exact ? page_count : undefined,
    });
  }
  const { pagination: words } = site.words.common;
  const is_first = asked.cursor === null && asked.page === 1;
  const first = is_first
    ? NOTHING
    : buttonLink(words.page(site.formats.number(1)), link({}), { kind: "quiet" });
  const next =
    list.has_more && list.next_cursor !== null
      ? buttonLink(words.next, link({ cursor: list.next_cursor }), { kind: "secondary" })
      : NOTHING;
  return html`<nav class="list-onward" aria-label="${words.label}">${first}${next}</nav>`;
}
