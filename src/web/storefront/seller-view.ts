// A seller's page: who it is, what it promises, and what it sells.
import type { SellerRow } from "#modules/sellers";
import { html, jsonScript, type Markup, NOTHING } from "#platform/http/html";
import { presentSellerPage } from "../../api/sellers-schema.ts";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { emptyState } from "../ui/empty-state.ts";
import { icon } from "../ui/icon.ts";
import { rating } from "../ui/rating.ts";
import type { ListRead } from "./list-read.ts";
import { listView } from "./list-view.ts";
import { vacationNotice } from "./seller-vacation.ts";
import { sellerLogo, sellerPlace } from "./sellers-view.ts";

/** Head and content; what a seller promises stands below the goods, and first on its first page only. */
export function sellerView(
  site: Site,
  way: { shown: Markup; data: Markup },
  seller: SellerRow,
  read: ListRead,
): { head: Markup; content: Markup; image: string | null } {
  const { seller: words } = site.words.catalog;
  const { logo_url } = presentSellerPage(seller);
  const none = emptyState(site, { icon: "package", title: words.none_title, text: words.none_text });
  return {
    image: logo_url,
    head: html`${way.data}${sellerData(site, seller, logo_url)}`,
    content: html`${way.shown}${banner(site, seller)}${vacationNotice(site, seller)}
${listView(site, read, none)}${promises(site, seller)}`,
  };
}

function banner(site: Site, seller: SellerRow): Markup {
  const { seller: words, sellers } = site.words.catalog;
  const { rating: rated, tagline, product_count, is_on_vacation } = presentSellerPage(seller);
  return html`<header class="seller-banner">${sellerLogo(seller, words.logo(seller.name))}
<div class="seller-banner__words"><h1><bdi>${seller.name}</bdi> ${is_on_vacation ? badge(sellers.on_vacation, "warning") : NOTHING}</h1>
${tagline === null ? NOTHING : html`<p class="lead"><bdi>${tagline}</bdi></p>`}
<ul class="seller-banner__facts" role="list"><li>${icon(site, "map-pin")}<bdi>${sellerPlace(site, seller)}</bdi></li>
<li>${icon(site, "package")}${site.formats.plural(product_count, sellers.products)}</li>
<li>${icon(site, "clock")}${words.since(site.formats.day(seller.approved_at ?? seller.created_at))}</li>
${rated.count > 0 ? html`<li>${rating(site, rated)}</li>` : NOTHING}</ul></div></header>`;
}

function promises(site: Site, { name, description, shipping_policy, return_policy }: SellerRow): Markup {
  const { seller: words } = site.words.catalog;
  const parts = [
    section(site, "store", words.about(name), description),
    section(site, "truck", words.shipping_policy, shipping_policy),
    section(site, "rotate-ccw", words.return_policy, return_policy),
  ];
  if (description === null && shipping_policy === null && return_policy === null) return NOTHING;
  return html`<div class="seller-promises section">${parts}</div>`;
}

function section(site: Site, sign: string, title: string, text: string | null): Markup {
  if (text === null) return NOTHING;
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => html`<p><bdi>${paragraph}</bdi></p>`);
  return html`<section class="seller-promise"><h2>${icon(site, sign)}<span>${title}</span></h2>${paragraphs}</section>`;
}

/** The seller for machines (schema.org). */
function sellerData(site: Site, seller: SellerRow, logo_url: string | null): Markup {
  const url = `${site.origin}${site.link(`/sellers/${seller.slug}/`)}`;
  return jsonScript("application/ld+json", {
    "@context": "https://schema.org",
    "@type": "Store",
    name: seller.name,
    url,
    ...(seller.description === null ? {} : { description: seller.description }),
    ...(logo_url === null ? {} : { logo: `${site.origin}${logo_url}`, image: `${site.origin}${logo_url}` }),
    address: {
      "@type": "PostalAddress",
      addressCountry: seller.country,
      ...(seller.city === null ? {} : { addressLocality: seller.city }),
    },
  });
}
