// The overview of an account: who is there, what is on its way, where to go.
import { listMyOrders, type OrderView } from "#modules/orders";
import { ownPerson, type Person } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { signedIn } from "../../api/access.ts";
import { privateSite, type Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { notice } from "../ui/notice.ts";
import { accountPage, placesBeside } from "./account-frame.ts";
import { orderCards } from "./order-cards.ts";
import { RESEND_PATH } from "./verify-page.ts";

const SHOWN_ORDERS = 3;

export const overviewPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/account/",
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      const person = await ownPerson(context);
      const { results } = await listMyOrders(context, {}, { page_size: SHOWN_ORDERS, offset: 0 });
      return shown(overview(site, person, results));
    },
  }),
];

function overview(site: Site, person: Person, orders: readonly OrderView[]): Markup {
  const { overview: words } = site.words.account;
  return accountPage(site, {
    place: "overview",
    title: person.first_name === "" ? words.greeting_plain : words.greeting(person.first_name),
    intro: words.intro,
    content: html`${person.email_verified_at === null ? unverified(site, person) : NOTHING}
<section class="account-section" aria-labelledby="last-orders">
<header class="account-section__head"><h2 id="last-orders">${words.last_orders}</h2>
${orders.length > 0 ? html`<a href="${site.link("/account/orders/")}">${words.all_orders}</a>` : NOTHING}</header>
${orders.length > 0 ? orderCards(site, orders, 3) : noOrders(site)}
</section>
${person.seller ? selling(site, person.seller) : NOTHING}
<section class="account-section" aria-labelledby="quick-links">
<h2 id="quick-links">${words.links}</h2>
${quickLinks(site)}
</section>`,
  });
}

function unverified(site: Site, person: Person): Markup {
  const { overview: words } = site.words.account;
  return notice(site, {
    tone: "warning",
    title: words.unverified_title,
    content: html`<p>${words.unverified_text(person.email)}</p>
<form method="post" action="${site.link(RESEND_PATH)}">${csrfField(site)}${button(words.resend, { kind: "secondary" })}</form>`,
  });
}

function noOrders(site: Site): Markup {
  const { list } = site.words.account.order;
  return html`<div class="account-empty"><p><strong>${list.empty_title}</strong></p><p>${list.empty_text}</p>
${buttonLink(list.start, site.link("/"), { kind: "primary" })}</div>`;
}

const SELLER_TONES = {
  pending: "warning",
  approved: "success",
  rejected: "danger",
  suspended: "danger",
} as const;

function selling(site: Site, seller: NonNullable<Person["seller"]>): Markup {
  const { overview: words } = site.words.account;
  const { name, slug, status } = seller;
  return html`<section class="account-section account-selling" aria-labelledby="selling">
<header class="account-section__head"><h2 id="selling">${words.selling}</h2>${badge(words.selling_states[status], SELLER_TONES[status])}</header>
<p>${icon(site, "store")}<span>${words[`selling_${status}`](name)}</span></p>
<p><a href="${site.link("/seller/")}">${site.words.selling.start.centre}</a>${
    status === "approved"
      ? html` · <a href="${site.link(`/sellers/${slug}/`)}">${words.see_store}</a>`
      : NOTHING
  }</p>
</section>`;
}

function quickLinks(site: Site): Markup {
  const { nav, overview: words } = site.words.account;
  return html`<ul class="account-links">${placesBeside(site).flatMap(({ place, href, icon: name }) =>
    place === "overview"
      ? []
      : [
          html`<li><a href="${href}">${icon(site, name)}<strong>${nav[place]}</strong><span>${words[`${place}_text`]}</span></a></li>`,
        ],
  )}</ul>`;
}
