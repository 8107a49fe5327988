// How a store ships, on the page: the list, one method's form, the question before one goes.
import type { ShippingMethod } from "#modules/checkout";
import { maySell } from "#modules/sellers";
import type { Context } from "#platform/context";
import { flag, html, type Markup } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { checkboxField, csrfField, field, formProblems } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { workTable } from "../ui/work-table.ts";
import { countryOptions } from "./country-options.ts";
import { sellerPage } from "./seller-frame.ts";

export const SHIPPING_PATH = "/seller/settings/shipping/";
/** So many countries are named in the list; the rest is counted. */
const NAMED_COUNTRIES = 3;

export interface MethodFacts {
  /** Null for a new one. */
  method: ShippingMethod | null;
  currency: string;
  countries: readonly string[];
  state: FormState;
}

/** Every method; who may not change them reads. */
export function shippingPage(
  context: Context,
  site: Site,
  methods: readonly ShippingMethod[],
  done: string | undefined,
): Promise<Markup> {
  const words = site.words.team.shipping;
  const is_writable = maySell(context.actor, "settings.write");
  const add = buttonLink(words.add, site.link(`${SHIPPING_PATH}new/`), { icon: icon(site, "plus") });
  return sellerPage(context, site, {
    here: "shipping",
    title: words.title,
    intro: is_writable ? words.intro : words.read_only,
    done,
    ...(is_writable && methods.length > 0 && { actions: add }),
    content: methodsTable(site, methods, is_writable, add),
  });
}

function methodsTable(
  site: Site,
  methods: readonly ShippingMethod[],
  is_writable: boolean,
  add: Markup,
): Markup {
  const words = site.words.team.shipping;
  const columns = [
    { id: "name", label: words.name },
    { id: "price", label: words.price, is_number: true },
    { id: "free_above", label: words.free_above, is_number: true },
    { id: "countries", label: words.countries },
    { id: "days", label: words.days },
    { id: "state", label: words.state },
  ];
  const actions = { id: "actions", label: site.words.team.people.actions };
  return workTable(site, {
    caption: words.title,
    columns: is_writable ? [...columns, actions] : columns,
    rows: methods.map((method) => ({
      id: method.id,
      ...(is_writable && { href: site.link(`${SHIPPING_PATH}${method.id}/`) }),
      cells: [...cellsOf(site, method), ...(is_writable ? [removeLink(site, method)] : [])],
    })),
    empty: emptyState(site, {
      icon: "truck",
      title: words.empty_title,
      text: words.empty_text,
      ...(is_writable && { action: add }),
    }),
  });
}

function cellsOf(site: Site, method: ShippingMethod): (string | Markup)[] {
  const words = site.words.team.shipping;
  const { formats } = site;
  const { currency, price_minor, free_above_minor, min_days, max_days } = method;
  return [
    html`<bdi>${method.name}</bdi>`,
    price_minor === 0 ? words.free : formats.money(price_minor, currency),
    free_above_minor === null ? words.never : formats.money(free_above_minor, currency),
    countriesOf(site, method.countries),
    words.days_range(formats.number(min_days), formats.number(max_days)),
    method.is_active ? stateBadge(words.active, "success") : stateBadge(words.inactive, "neutral"),
  ];
}

function countriesOf(site: Site, countries: readonly string[]): string {
  const words = site.words.team.shipping;
  if (countries.length === 0) return words.everywhere;
  const named = countries.slice(0, NAMED_COUNTRIES).map((code) => site.formats.country(code));
  const rest = countries.length - named.length;
  return rest === 0
    ? site.formats.list(named)
    : `${named.join(", ")} ${site.formats.plural(rest, words.more_countries)}`;
}

function removeLink(site: Site, { id, name }: ShippingMethod): Markup {
  const words = site.words.team.shipping;
  return html`<a class="button button--quiet" href="${site.link(`${SHIPPING_PATH}${id}/remove/`)}"><span>${words.remove}<span class="visually-hidden">: <bdi>${name}</bdi></span></span></a>`;
}

/** The form of one method. */
export function methodPage(context: Context, site: Site, facts: MethodFacts): Promise<Markup> {
  const words = site.words.team.shipping;
  const { method, state } = facts;
  const action = site.link(method ? `${SHIPPING_PATH}${method.id}/` : `${SHIPPING_PATH}new/`);
  return sellerPage(context, site, {
    here: "shipping",
    title: method ? words.edit_title : words.new_title,
    content: html`<div class="panel"><div class="panel__content"><form method="post" action="${action}" class="form">
${csrfField(site)}${formProblems(site, state)}${methodFields(site, facts)}
<p class="form__actions">${button(words.save, { icon: icon(site, "save") })}${buttonLink(
      site.words.common.actions.cancel,
      site.link(SHIPPING_PATH),
      { kind: "quiet" },
    )}</p></form></div></div>`,
  });
}

function methodFields(site: Site, { state, currency, countries }: MethodFacts): Markup {
  const words = site.words.team.shipping;
  const number = (name: "min_days" | "max_days" | "sort_order", max: number, hint?: string) =>
    field(site, state, { name, label: words[name], hint, type: "number", min: 0, max, is_required: true });
  return html`${field(site, state, { name: "name", label: words.name, hint: words.name_hint, is_required: true, maxlength: 120, autocomplete: "off" })}
${field(site, state, { name: "code", label: words.code, hint: words.code_hint, is_required: true, maxlength: 40, autocomplete: "off" })}
<div class="field-grid">${field(site, state, { name: "price", label: words.price_field(currency), hint: words.price_hint, is_required: true, inputmode: "decimal", autocomplete: "off" })}
${field(site, state, { name: "free_above", label: words.free_above_field(currency), hint: words.free_above_hint, inputmode: "decimal", autocomplete: "off" })}</div>
<div class="field-grid">${number("min_days", 365)}${number("max_days", 365)}${number("sort_order", 10_000, words.sort_hint)}</div>
${checkboxField(site, state, { name: "is_active", label: words.is_active })}
${countryBoxes(site, countries)}`;
}

/** Ticked ones come first, so that they are seen without scrolling. */
function countryBoxes(site: Site, chosen: readonly string[]): Markup {
  const words = site.words.team.shipping;
  const options = countryOptions(site);
  const sorted = [
    ...options.filter(({ value }) => chosen.includes(value)),
    ...options.filter(({ value }) => !chosen.includes(value)),
  ];
  return html`<fieldset class="field" aria-describedby="countries-hint"><legend class="field__label">${words.countries}</legend>
<p class="field__hint" id="countries-hint">${words.countries_hint}</p>
<div class="settings__countries" tabindex="0" role="group" aria-label="${words.countries}">${sorted.map(
    ({ value, label }) => html`<div class="choice">
<input class="choice__input" type="checkbox" id="country-${value}" name="countries" value="${value}"${flag("checked", chosen.includes(value))}>
<label class="choice__label" for="country-${value}">${label}</label></div>`,
  )}</div></fieldset>`;
}

/** The question before a method goes. */
export function removeMethodPage(context: Context, site: Site, method: ShippingMethod): Promise<Markup> {
  const words = site.words.team.shipping;
  return sellerPage(context, site, {
    here: "shipping",
    title: words.remove_title,
    content: html`<div class="panel"><div class="panel__content">
<form method="post" action="${site.link(`${SHIPPING_PATH}${method.id}/remove/`)}" class="form">${csrfField(site)}
<p><bdi>${words.remove_text(method.name)}</bdi></p>
<p class="form__actions">${button(words.remove_confirm, { kind: "danger" })}${buttonLink(words.keep, site.link(SHIPPING_PATH), { kind: "secondary" })}</p>
</form></div></div>`,
  });
}
