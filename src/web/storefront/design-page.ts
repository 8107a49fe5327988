// The living page of the design, in development and test: every part in every state, with its words of use.
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { ICON_NAMES } from "../assets/icon-names.ts";
import { type FormState, freshForm } from "../forms.ts";
import { publicSite, type Site } from "../site.ts";
import { type BadgeTone, badge } from "../ui/badge.ts";
import { breadcrumb } from "../ui/breadcrumb.ts";
import { type ButtonKind, button, buttonLink } from "../ui/button.ts";
import { dialog } from "../ui/dialog.ts";
import { emptyState } from "../ui/empty-state.ts";
import { checkboxField, field, formProblems, radioGroup, selectField, textareaField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";
import { type NoticeTone, notice } from "../ui/notice.ts";
import { pagination } from "../ui/pagination.ts";
import { price } from "../ui/price.ts";
import { rating } from "../ui/rating.ts";
import { skeleton } from "../ui/skeleton.ts";
import { table } from "../ui/table.ts";
import { tabs } from "../ui/tabs.ts";
import { DESIGN } from "./design-words.ts";
import { designWorkPage } from "./design-work-page.ts";

export const designPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/design/",
    access: anyone,
    audience: "public",
    handle: async ({ context, visit }) => shown(designPage(await publicSite(context, visit))),
  }),
  designWorkPage,
];

/** A form in which everything went wrong. */
const REFUSED: FormState = {
  values: { name: "Ada", email: "ada@" },
  errors: new Map([
    ["email", { code: "invalid_format", message: "" }],
    ["password", { code: "required", message: "" }],
    ["country", { code: "invalid_value", message: "" }],
    ["message", { code: "too_big", message: "" }],
    ["newsletter", { code: "required", message: "" }],
    ["shipping", { code: "invalid_value", message: "" }],
  ]),
  code: "validation",
  extra: {},
};

function designPage(site: Site): Markup {
  return layout(site, {
    title: DESIGN.title,
    is_indexed: false,
    page_name: "design",
    content: html`<h1>${DESIGN.title}</h1><p class="lead">${DESIGN.lead}</p>
<p><a href="${site.link("/design/work/")}">${DESIGN.work}</a></p>
${colours()}${type()}${buttons(site)}${fields(site)}${prices(site)}
${notices(site)}${sections(site)}${ways(site)}
${rest(site)}`,
  });
}

function part({ title, use }: { title: string; use: string }, content: Markup): Markup {
  return html`<section class="design-part"><h2>${title}</h2><p class="quiet">${use}</p>
<div class="design-part__content">${content}</div></section>`;
}

function colours(): Markup {
  return part(
    DESIGN.colours,
    html`<ul class="design-colours">${DESIGN.colours.names.map(
      (name) => html`<li><span class="design-colour design-colour--${name}"></span>${name}</li>`,
    )}</ul>`,
  );
}

function type(): Markup {
  return part(
    DESIGN.type,
    html`<div class="stack">${DESIGN.type.samples.map(
      ([size, text]) => html`<p class="design-type design-type--${size}">${text}</p>`,
    )}</div>`,
  );
}

function buttons(site: Site): Markup {
  const { labels, link, icon: with_icon, wide } = DESIGN.buttons;
  const kinds = Object.entries(labels) as [ButtonKind, string][];
  return part(
    DESIGN.buttons,
    html`<div class="stack"><div class="cluster">${kinds.map(([kind, label]) => button(label, { kind, type: "button" }))}</div>
<div class="cluster">${button(with_icon, { type: "button", icon: icon(site, "shopping-cart") })}
${buttonLink(link, "#content", { kind: "secondary", icon: icon(site, "arrow-right") })}</div>
<div class="narrow">${button(wide, { type: "button", is_wide: true })}</div></div>`,
  );
}

function fields(site: Site): Markup {
  return part(
    DESIGN.fields,
    html`<div class="design-forms"><form class="form" action="#">${fieldsOf(site, freshForm(), "fresh")}</form>
<form class="form" action="#">${formProblems(site, REFUSED)}${fieldsOf(site, REFUSED, "")}</form></div>`,
  );
}

function fieldsOf(site: Site, state: FormState, prefix: string): Markup {
  const { fields: words } = DESIGN;
  const named = (name: string) => (prefix === "" ? { name } : { name, id: `${prefix}-${name}` });
  return html`${field(site, state, { ...named("name"), label: words.name, is_required: true, autocomplete: "off" })}
${field(site, state, { ...named("email"), label: words.email, hint: words.email_hint, type: "email" })}
${field(site, state, { ...named("password"), label: words.password, type: "password", autocomplete: "new-password" })}
${selectField(site, state, { ...named("country"), label: words.country, options: words.countries })}
${textareaField(site, state, { ...named("message"), label: words.message })}
${checkboxField(site, state, { ...named("newsletter"), label: words.newsletter })}
${radioGroup(site, state, { ...named("shipping"), legend: words.shipping, options: words.shipping_options })}
${button(words.send)}`;
}

function prices(site: Site): Markup {
  const { currency } = site;
  const tones = Object.entries(DESIGN.prices.badges) as [BadgeTone, string][];
  return part(
    DESIGN.prices,
    html`<div class="stack"><div class="cluster">${price(site, { minor: 1999, currency })}
${price(site, { minor: 1499, currency, compare_minor: 1999 })}
${price(site, { minor: 999, currency, from: true })}</div>
<div class="cluster">${tones.map(([tone, label]) => badge(label, tone))}${badge(DESIGN.prices.sale, "sale")}</div>
<div class="cluster">${[1, 2.4, 3.6, 4.5, 5].map((average) => rating(site, { average, count: 1042 }))}</div></div>`,
  );
}

function notices(site: Site): Markup {
  const samples = Object.entries(DESIGN.notices.samples) as [NoticeTone, string][];
  return part(
    DESIGN.notices,
    html`<div class="stack">${samples.map(([tone, content]) => notice(site, { tone, content }))}
${notice(site, { tone: "info", title: DESIGN.notices.name, content: DESIGN.notices.samples.info })}</div>`,
  );
}

function sections(site: Site): Markup {
  const shown_tabs = DESIGN.tabs.items.map(([label, text]) => ({
    id: label.toLowerCase(),
    label,
    content: html`<p>${text}</p>`,
  }));
  const { caption, head, rows } = DESIGN.tables;
  return html`${part(DESIGN.tabs, tabs(site, { label: DESIGN.tabs.title, tabs: shown_tabs }))}
${part(DESIGN.tables, table({ caption, head, rows }))}`;
}

function ways(site: Site): Markup {
  const crumbs = DESIGN.ways.crumbs.map((name) => ({ name, href: "#content" }));
  const pages = { has_previous: true, has_more: true, href: () => "#content" };
  return part(
    DESIGN.ways,
    html`${breadcrumb(site, crumbs)}${pagination(site, { ...pages, page: 5, page_count: 12 })}`,
  );
}

function rest(site: Site): Markup {
  const { dialogs, empty, icons, skeletons } = DESIGN;
  const opener = html`<button type="button" class="button button--secondary" data-opens="sample">${dialogs.open}</button>`;
  const action = buttonLink(empty.action, "#content");
  const shapes = (["picture", "card", "text"] as const).map((kind) => html`<div>${skeleton(kind)}</div>`);
  const names = ICON_NAMES.map((name) => html`<li>${icon(site, name)}<span>${name}</span></li>`);
  const content = html`<p>${dialogs.content}</p>`;
  const { heading, text } = empty;
  return html`${part(dialogs, html`${opener}${dialog(site, { id: "sample", title: dialogs.title, content })}`)}
${part(empty, emptyState(site, { icon: "shopping-cart", title: heading, text, action }))}
${part(skeletons, html`<div class="grid">${shapes}</div>`)}
${part(icons, html`<ul class="design-icons">${names}</ul>`)}`;
}
