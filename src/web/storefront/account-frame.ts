// The frame of a buyer's account: the way around it beside every page, and what was just done above it.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";

/** The pages that the account's navigation leads to. */
export type AccountPlace = "overview" | "orders" | "addresses" | "profile" | "password" | "sessions";

const PLACES: readonly { place: AccountPlace; path: string; icon: string }[] = [
  { place: "overview", path: "/account/", icon: "house" },
  { place: "orders", path: "/account/orders/", icon: "package" },
  { place: "addresses", path: "/account/addresses/", icon: "map-pin" },
  { place: "profile", path: "/account/profile/", icon: "user" },
  { place: "password", path: "/account/password/", icon: "key-round" },
  { place: "sessions", path: "/account/sessions/", icon: "smartphone" },
];

/** What a page of the account says of itself. */
export interface AccountFacts {
  place: AccountPlace;
  title: string;
  intro?: string;
  /** What was just done, said above everything else. */
  done?: string | undefined;
  /** Beside the heading. */
  actions?: Markup;
  content: Markup;
}

/** A whole page of the account; its heading is the page's only h1. */
export function accountPage(site: Site, facts: AccountFacts): Markup {
  return layout(site, {
    title: facts.title,
    is_indexed: false,
    page_name: "account",
    content: html`<div class="account">
${navigation(site, facts.place)}
<div class="account__main">
${facts.done ? notice(site, { tone: "success", content: facts.done }) : NOTHING}
<header class="account__head">
<div><h1>${facts.title}</h1>${facts.intro ? html`<p class="account__intro">${facts.intro}</p>` : NOTHING}</div>
${facts.actions ?? NOTHING}
</header>
${facts.content}
<div class="account__leave">${signOut(site)}</div>
</div>
</div>`,
  });
}

/** Where else one can go in the account. */
export function placesBeside(site: Site): { place: AccountPlace; href: string; icon: string }[] {
  return PLACES.map(({ place, path, icon }) => ({ place, href: site.link(path), icon }));
}

function navigation(site: Site, here: AccountPlace): Markup {
  const { nav } = site.words.account;
  return html`<div class="account__side">
<nav class="account-nav" aria-label="${nav.label}">
<ul>${placesBeside(site).map(
    ({ place, href, icon: name }) =>
      html`<li><a href="${href}"${place === here ? html` aria-current="page"` : NOTHING}>${icon(site, name)}<span>${nav[place]}</span></a></li>`,
  )}</ul>
</nav>
<div class="account__sign-out">${signOut(site)}</div>
</div>`;
}

function signOut(site: Site): Markup {
  const { nav } = site.words.account;
  return html`<form method="post" action="${site.link("/sign-out/")}">${csrfField(site)}${button(
    nav.sign_out,
    {
      kind: "quiet",
      icon: icon(site, "log-out"),
    },
  )}</form>`;
}
