// What a search shows: its results, how the words were understood, and help where nothing was found.
import type { Category } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { categoryTiles } from "./category-view.ts";
import { isFiltered, type ListRead } from "./list-read.ts";
import { listView } from "./list-view.ts";

/** Results for what was typed; where nothing was found, what may help. */
export function searchView(site: Site, read: ListRead, popular: readonly Category[]): Markup {
  const { asked, list } = read;
  const { search: words } = site.words.catalog;
  const is_empty = list.count === 0 && !list.has_more && !isFiltered(asked);
  if (is_empty) {
    return html`<header class="page-head"><h1>${words.nothing_title(asked.q)}</h1></header>
${searchBox(site, asked.q)}${help(site)}${popularSection(site, popular)}`;
  }
  return html`<header class="page-head">
<h1>${words.heading_for} ${words.title_for(list.corrected ?? asked.q)}</h1>${correction(site, read)}</header>
${listView(site, read, NOTHING)}`;
}

/** Before anything was typed. */
export function searchStartView(site: Site, popular: readonly Category[]): Markup {
  const { search: words } = site.words.catalog;
  return html`<header class="page-head"><h1>${words.start_title}</h1><p class="lead">${words.start_text}</p></header>
${searchBox(site, "")}${popularSection(site, popular)}`;
}

function correction(site: Site, { asked, list }: ListRead): Markup {
  if (list.corrected === null) return NOTHING;
  const { search: words } = site.words.catalog;
  return html`<p class="search-correction">${icon(site, "info")}<span>${words.instead_of} ${words.title_for(asked.q)}.
${words.corrected} <strong>${words.title_for(list.corrected)}</strong>.</span></p>`;
}

function searchBox(site: Site, typed: string): Markup {
  const { search: words } = site.words.catalog;
  return html`<form class="search-again" action="${site.link("/search/")}" method="get">
<label class="visually-hidden" for="search-again">${words.label}</label>
<input class="field__input" id="search-again" name="q" type="search" value="${typed}" maxlength="200" enterkeyhint="search">
${button(words.button, { icon: icon(site, "search") })}</form>`;
}

function help(site: Site): Markup {
  const { search: words } = site.words.catalog;
  return html`<section class="search-help"><h2>${words.tips_title}</h2>
<ul>${words.tips.map((tip) => html`<li>${tip}</li>`)}</ul></section>`;
}

function popularSection(site: Site, popular: readonly Category[]): Markup {
  if (popular.length === 0) return NOTHING;
  return html`<section class="section"><div class="section__head"><h2>${site.words.catalog.search.popular_categories}</h2></div>
${categoryTiles(site, popular)}</section>`;
}
