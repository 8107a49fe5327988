// The frame of the working places: the way around at the side, a bar with whose place it is, the work itself.
import { html, type Markup, NOTHING } from "#platform/http/html";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGE_FACTS, LANGUAGES } from "#platform/i18n";
import type { Site } from "../site.ts";
import { button } from "./button.ts";
import { csrfField } from "./field.ts";
import { icon } from "./icon.ts";
import { keys, palette } from "./work-dialogs.ts";

/** One way in the side navigation. */
export interface WorkPlace {
  /** Names the place; the page that is shown gives the same. */
  id: string;
  label: string;
  path: string;
  icon: string;
  /** How many things wait there; none is not shown. */
  waiting?: number;
}

/** Places that belong together. */
export interface WorkSection {
  label: string | null;
  places: WorkPlace[];
}

/** What a page of a working place says of itself. */
export interface WorkFacts {
  /** `seller` or `admin`: for the style sheet. */
  surface: "seller" | "admin";
  /** Whose place it is: the store's name, or the back office. */
  name: string;
  sections: WorkSection[];
  here: string;
  title: string;
  intro?: string | Markup;
  /** Said above everything else, such as that the store waits for approval. */
  notices?: Markup;
  /** Beside the heading. */
  actions?: Markup;
  /** Elsewhere, at the end of the side: the shop, the other working place. */
  elsewhere: { label: string; path: string }[];
  /** Where everything is searched, with words for machines too; there is a palette where this is given. */
  search?: string;
  /** For the head of the document. */
  head?: Markup | undefined;
  content: Markup;
}

/** A whole page; its heading is the page's only h1. Never listed by search engines. */
export function workplace(site: Site, facts: WorkFacts): Markup {
  const { words, language, direction } = site;
  return html`<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${facts.title} · ${facts.name}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${site.asset("icon.svg")}" type="image/svg+xml">
<link rel="preload" href="${site.asset("figtree.woff2")}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${site.asset("work.css")}">
<script type="module" src="${site.asset("work.js")}"></script>${facts.head ?? NOTHING}
</head>
<body class="work" data-surface="${facts.surface}">
<a class="skip-link" href="#content">${words.common.skip_to_content}</a>
<header class="work-bar">
<a class="work-bar__mark" href="${site.link("/")}" aria-label="BuyBuy: ${words.workplace.to_shop}"><img src="${site.asset(
    "icon.svg",
  )}" alt="" width="28" height="28"><span>BuyBuy</span></a>
<strong class="work-bar__name"><bdi>${facts.name}</bdi></strong>
<div class="work-bar__own">${searchOpener(site, facts)}${keysOpener(site)}${languages(site)}
<form method="post" action="${site.link("/sign-out/")}">${csrfField(site)}${button(
    words.account.nav.sign_out,
    {
      kind: "quiet",
      icon: icon(site, "log-out"),
    },
  )}</form></div>
</header>
<div class="work-body">
${side(site, facts)}
<main id="content" class="work-main" tabindex="-1">
${facts.notices ? html`<div class="work-notices">${facts.notices}</div>` : NOTHING}
<div class="work-head"><div class="work-head__words"><h1>${facts.title}</h1>
${facts.intro ? html`<p class="work-head__intro">${facts.intro}</p>` : NOTHING}</div>
${facts.actions ? html`<div class="work-head__actions">${facts.actions}</div>` : NOTHING}</div>
${facts.content}
</main>
</div>
${facts.search === undefined ? NOTHING : palette(site, facts.search)}${keys(site, facts)}
<div class="toasts" id="toasts" role="status" aria-live="polite" data-dismiss="${words.common.toast.dismiss}"></div>
</body>
</html>`;
}

/** Beside the work where there is room; before it, and shut, where there is none. */
function side(site: Site, { sections, here, elsewhere, name }: WorkFacts): Markup {
  const current = sections.flatMap(({ places }) => places).find(({ id }) => id === here);
  return html`<details class="work-side" data-closes>
<summary class="work-side__opener">${icon(site, "menu")}<span>${site.words.workplace.menu}</span>${
    current ? html`<span class="work-side__here">${current.label}</span>` : NOTHING
  }</summary>
<nav class="work-side__nav" aria-label="${name}">
${sections.map(
  ({ label, places }) => html`<div class="work-side__section">
${label === null ? NOTHING : html`<p class="work-side__label">${label}</p>`}
<ul>${places.map((place) => wayTo(site, place, here))}</ul></div>`,
)}
<ul class="work-side__elsewhere">${elsewhere.map(
    ({ label, path }) =>
      html`<li><a href="${site.link(path)}">${icon(site, "arrow-right")}<span>${label}</span></a></li>`,
  )}</ul>
</nav></details>`;
}

function wayTo(site: Site, { id, label, path, icon: name, waiting }: WorkPlace, here: string): Markup {
  const is_here = id === here ? html` aria-current="page"` : NOTHING;
  const count = waiting
    ? html`<span class="work-side__count">${site.formats.number(waiting)}</span>`
    : NOTHING;
  return html`<li><a href="${site.link(path)}"${is_here}>${icon(site, name)}<span>${label}</span>${count}</a></li>`;
}

/** A link to the page of the search; scripts open the palette instead. */
function searchOpener(site: Site, { search }: WorkFacts): Markup {
  if (search === undefined) return NOTHING;
  const { open, keys } = site.words.workplace.search;
  return html`<a class="work-bar__search" href="${site.link(search)}" data-opens="palette" aria-keyshortcuts="Control+K Meta+K">
${icon(site, "search")}<span>${open}</span><kbd aria-hidden="true">${keys}</kbd></a>`;
}

/** Shortcuts need scripts, and so does what tells of them. */
function keysOpener(site: Site): Markup {
  return html`<button type="button" class="icon-button work-bar__keys" data-opens="keys" data-scripted hidden
aria-label="${site.words.workplace.keys.open}">${icon(site, "keyboard")}</button>`;
}

function languages(site: Site): Markup {
  const { language, visit, words } = site;
  return html`<details class="language-menu" data-closes>
<summary>${icon(site, "languages")}<span class="visually-hidden">${words.common.header.language}</span>
<span>${language.toUpperCase()}</span></summary>
<ul>${LANGUAGES.map(
    (one) => html`<li><a href="${inLanguage(one, visit.path)}" hreflang="${one}" lang="${one}"
${one === language ? html`aria-current="true"` : NOTHING}>${LANGUAGE_FACTS[one].name}</a></li>`,
  )}</ul>
</details>`;
}
