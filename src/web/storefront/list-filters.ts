// The filters beside a list: one GET form that works without a script.
import { flag, html, type Markup, madeBefore, NOTHING, textOf } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { addressOf, changed, unfiltered } from "./list-address.ts";
import { isFiltered, type ListRead } from "./list-read.ts";

/** The names by which the form, its panel and the sort select know each other. */
export const FILTER_FORM = "list-filters";
export const FILTER_PANEL = "filter-panel";
/** Values shown at once; the others unfold. */
const SHOWN_VALUES = 8;
/** Groups of specifications that stand open. */
const OPEN_GROUPS = 3;

/** One value that can be chosen. */
interface Choice {
  type: "checkbox" | "radio";
  name: string;
  value: string;
  label: string | Markup;
  is_chosen: boolean;
  count?: number;
}

/** Panels kept; one with many choices is about 20 kB. */
const MAX_PANELS = 300;

/** By language, address and facets: a commit elsewhere changes none of them. */
const panels = new Map<string, string>();

/** The panel: at the side on wide screens, a sheet that opens over the page on narrow ones. */
export async function filterPanel(site: Site, read: ListRead): Promise<Markup> {
  const { place, asked, facets, currencies } = read;
  const address = addressOf(place.path, { ...asked, page: 1, cursor: null });
  const key = `${site.language} ${address} ${currencies} ${JSON.stringify(facets)}`;
  const known = panels.get(key);
  if (known !== undefined) return madeBefore(known);
  const panel = await textOf(drawPanel(site, read));
  if (panels.size >= MAX_PANELS) panels.delete(panels.keys().next().value ?? "");
  panels.set(key, panel);
  return madeBefore(panel);
}

function drawPanel(site: Site, read: ListRead): Markup {
  const { list: words } = site.words.catalog;
  const { place, asked } = read;
  return html`<div class="filters" id="${FILTER_PANEL}" popover>
<form class="filters__form" id="${FILTER_FORM}" method="get" action="${site.link(place.path)}" data-filters>
<div class="filters__head"><h2>${words.filters}</h2>
<button class="filters__close" type="button" popovertarget="${FILTER_PANEL}" popovertargetaction="hide"
aria-label="${words.close}">${icon(site, "x")}</button></div>
${hidden("q", asked.q)}${hidden("category", asked.category)}
<div class="filters__groups">${[
    categoryGroup(site, read),
    availabilityGroup(site, read),
    priceGroup(site, read),
    ratingGroup(site, read),
    sellerGroup(site, read),
    ...specificationGroups(site, read),
  ]}</div>
<div class="filters__foot">${button(words.apply, { is_wide: true })}
${isFiltered(asked) ? buttonLink(words.clear, site.link(addressOf(place.path, unfiltered(asked))), { kind: "quiet", is_wide: true }) : NOTHING}</div>
</form></div>`;
}

/** Categories are links: choosing one is going there, not ticking. */
function categoryGroup(site: Site, { place, asked, facets }: ListRead): Markup {
  if (place.scope.category !== undefined || place.scope.seller !== undefined) return NOTHING;
  const { list: words } = site.words.catalog;
  const here = facets.categories.find(({ slug }) => slug === asked.category) ?? null;
  const shown = facets.categories
    .filter(({ parent }) => parent === (here ? here.id : null))
    .sort((a, b) => b.count - a.count);
  if (shown.length === 0 && asked.category === null) return NOTHING;
  const link = (category: string | null) => site.link(addressOf(place.path, changed(asked, { category })));
  const above = facets.categories.find(({ id }) => id === here?.parent)?.slug ?? null;
  const up =
    asked.category === null
      ? NOTHING
      : html`<li><a class="filter-link filter-link--up" href="${link(above)}">
${icon(site, "chevron-left")}<span>${above === null ? words.any_category : nameOf(facets, above)}</span></a></li>
<li><span class="filter-link" aria-current="true"><bdi>${here?.name ?? asked.category}</bdi></span></li>`;
  const links = shown.map(
    ({ name, slug, count }) => html`<li><a class="filter-link" href="${link(slug)}"><bdi>${name}</bdi>
<span class="filter-choice__count">${site.formats.number(count)}</span></a></li>`,
  );
  return html`<details class="filter-group" open><summary>${words.category}</summary>
<ul class="filter-group__choices" role="list">${up}${links}</ul></details>`;
}

function nameOf({ categories }: ListRead["facets"], slug: string): string {
  return categories.find((category) => category.slug === slug)?.name ?? slug;
}

function availabilityGroup(site: Site, { place, asked, facets }: ListRead): Markup {
  const { list: words } = site.words.catalog;
  const box = (name: "in_stock" | "on_sale") => {
    const said = { label: words[name], is_chosen: asked[name], count: facets[name] };
    return choice(site, { type: "checkbox", name, value: "true", ...said });
  };
  const boxes = [box("in_stock"), place.scope.on_sale ? NOTHING : box("on_sale")];
  return group(words.availability, html`${boxes}`, { is_open: true });
}

function priceGroup(site: Site, { asked, facets, currencies, place }: ListRead): Markup {
  const { list: words } = site.words.catalog;
  const { price } = facets;
  if (!price && asked.min_price === null && asked.max_price === null && asked.currency === null)
    return NOTHING;
  const box = (
    name: "min_price" | "max_price",
    label: string,
    placeholder: string,
  ) => html`<div class="filters__amount">
<label for="filter-${name}">${label}</label><input id="filter-${name}" name="${name}" type="text" inputmode="decimal"
autocomplete="off" maxlength="12" placeholder="${placeholder}" value="${asked[name] ?? ""}"></div>`;
  const content = html`${priceRange(site, price)}<div class="filters__amounts">${box("min_price", words.price_min, price?.min ?? "")}
${box("max_price", words.price_max, price?.max ?? "")}</div>
${place.currency === null && currencies.length > 1 ? currencyChoice(site, asked.currency, currencies) : NOTHING}`;
  return group(words.price, content, { is_open: true });
}

function priceRange(site: Site, price: ListRead["facets"]["price"]): Markup {
  if (price === null || price.min === price.max) return NOTHING;
  const [least, most] = [price.min, price.max].map((one) => site.formats.amount(one, price.currency));
  return html`<p class="filters__range">${site.words.catalog.list.price_range(least ?? "", most ?? "")}</p>`;
}

function currencyChoice(site: Site, chosen: string | null, currencies: string[]): Markup {
  const { list: words } = site.words.catalog;
  return html`<div class="filters__currency"><label for="filter-currency">${words.currency}</label>
<div class="field__select"><select id="filter-currency" name="currency"><option value="">${words.any_currency}</option>${currencies.map(
    (one) => html`<option value="${one}"${flag("selected", one === chosen)}>${one}</option>`,
  )}</select>${icon(site, "chevron-down")}</div></div>`;
}

function ratingGroup(site: Site, { asked, facets }: ListRead): Markup {
  const { list: words } = site.words.catalog;
  const name = "min_rating";
  const any = { value: "", label: words.any_rating, is_chosen: asked.min_rating === null };
  const steps = facets.ratings.map(({ min_rating, count }) => ({
    value: String(min_rating),
    label: words.rating_from(site.formats.number(min_rating)),
    is_chosen: asked.min_rating === min_rating,
    count,
  }));
  const choices = [any, ...steps].map((one) => choice(site, { type: "radio", name, ...one }));
  return group(words.rating, html`${choices}`, { is_open: asked.min_rating !== null });
}

function sellerGroup(site: Site, { place, asked, facets }: ListRead): Markup {
  if (place.scope.seller !== undefined || (facets.sellers.length < 2 && asked.seller === null))
    return NOTHING;
  const { list: words } = site.words.catalog;
  const any: Choice = {
    type: "radio",
    name: "seller",
    value: "",
    label: words.any_seller,
    is_chosen: asked.seller === null,
  };
  const sellers = facets.sellers.map(
    ({ slug, name, count }): Choice => ({
      type: "radio",
      name: "seller",
      value: slug,
      label: html`<bdi>${name}</bdi>`,
      is_chosen: asked.seller === slug,
      count,
    }),
  );
  return group(words.seller, folded(site, [any, ...chosenFirst(sellers)]), { is_open: true });
}

function specificationGroups(site: Site, { asked, facets }: ListRead): Markup[] {
  return facets.specifications.map(({ name, values }, position) => {
    const chosen = asked.specifications.get(name) ?? [];
    const choices = values.map(
      ({ value, count }): Choice => ({
        type: "checkbox",
        name: `spec[${name}]`,
        value,
        label: html`<bdi>${value}</bdi>`,
        is_chosen: chosen.includes(value),
        count,
      }),
    );
    const is_open = position < OPEN_GROUPS || chosen.length > 0;
    return group(html`<bdi>${name}</bdi>`, folded(site, chosenFirst(choices)), { is_open });
  });
}

function chosenFirst(choices: Choice[]): Choice[] {
  return choices.toSorted((a, b) => Number(b.is_chosen) - Number(a.is_chosen));
}

/** The first few, and the others behind one more press. */
function folded(site: Site, choices: Choice[]): Markup {
  const drawn = choices.map((one) => choice(site, one));
  if (drawn.length <= SHOWN_VALUES + 1) return html`${drawn}`;
  return html`${drawn.slice(0, SHOWN_VALUES)}<details class="filters__more">
<summary>${site.words.catalog.list.more_values}</summary>${drawn.slice(SHOWN_VALUES)}</details>`;
}

function group(legend: string | Markup, content: Markup, { is_open }: { is_open: boolean }): Markup {
  return html`<details class="filter-group"${flag("open", is_open)}><summary>${legend}</summary>
<fieldset class="filter-group__choices"><legend class="visually-hidden">${legend}</legend>${content}</fieldset></details>`;
}

function choice(site: Site, { type, name, value, label, is_chosen, count }: Choice): Markup {
  return html`<label class="filter-choice"><input type="${type}" name="${name}" value="${value}"${flag(
    "checked",
    is_chosen,
  )}><span class="filter-choice__label">${label}</span>${
    count === undefined
      ? NOTHING
      : html`<span class="filter-choice__count">${site.formats.number(count)}</span>`
  }</label>`;
}

function hidden(name: string, value: string | null): Markup {
  return value ? html`<input type="hidden" name="${name}" value="${value}">` : NOTHING;
}
