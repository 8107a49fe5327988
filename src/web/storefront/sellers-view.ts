// The directory of sellers: searched, sorted, in pages.
import type { SellerRow } from "#modules/sellers";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { presentSellerCard } from "../../api/sellers-schema.ts";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { icon } from "../ui/icon.ts";
import { pagination } from "../ui/pagination.ts";
import { picture } from "../ui/picture.ts";
import { rating } from "../ui/rating.ts";
import { pageHead } from "./list-page.ts";

export const DIRECTORY_ORDERINGS = ["name", "-created_at", "-rating"] as const;
const LOGO_SIZE = 320;

/** What an address of the directory asks for. */
export interface DirectoryAddress {
  q: string;
  ordering: (typeof DIRECTORY_ORDERINGS)[number];
  page: number;
}

export interface Directory extends DirectoryAddress {
  results: SellerRow[];
  count: number;
  next_cursor: string | null;
  page_count: number;
}

/** The address that asks for it. */
export function directoryAddress({ q, ordering, page }: DirectoryAddress): string {
  const parameters = new URLSearchParams();
  if (q !== "") parameters.set("q", q);
  if (ordering !== "name") parameters.set("ordering", ordering);
  if (page > 1) parameters.set("page", String(page));
  const text = parameters.toString();
  return text === "" ? "/sellers/" : `/sellers/?${text}`;
}

/** The whole page. */
export function sellersView(site: Site, way: Markup, directory: Directory): Markup {
  const { sellers: words } = site.words.catalog;
  const { results, count, page, page_count, next_cursor } = directory;
  const empty = emptyState(site, {
    icon: "store",
    title: words.empty_title,
    text: words.empty_text,
    action: buttonLink(words.all, site.link("/sellers/"), { kind: "secondary" }),
  });
  return html`${way}${pageHead(words.title, words.lead)}
${searchForm(site, directory)}
<h2 class="visually-hidden">${words.all}</h2>
<p class="quiet sellers-count">${site.formats.plural(count, words.count)}</p>
${results.length === 0 ? empty : sellerTiles(site, results)}
${pagination(site, {
  page,
  page_count,
  has_previous: page > 1,
  has_more: next_cursor !== null,
  href: (number) => site.link(directoryAddress({ ...directory, page: number })),
})}`;
}

/** Sellers as tiles; the start page shows a few. */
export function sellerTiles(site: Site, sellers: readonly SellerRow[]): Markup {
  return html`<ul class="seller-tiles" role="list">${sellers.map((row) => html`<li>${tile(site, row)}</li>`)}</ul>`;
}

/** A seller's sign, or its first letter. */
export function sellerLogo(seller: SellerRow, alt = ""): Markup {
  const { logo_url } = presentSellerCard(seller);
  if (logo_url === null) {
    return html`<span class="seller-logo seller-logo--blank" aria-hidden="true">${[...seller.name][0] ?? ""}</span>`;
  }
  const size = { width: LOGO_SIZE, height: LOGO_SIZE };
  const looks = { has_avif: seller.logo_has_avif === 1, tone: seller.logo_tone, class_name: "seller-logo" };
  return picture({ url: logo_url, alt, ...size, ...looks, is_eager: alt !== "" });
}

/** Where a seller is: "Malmö, Sweden". */
export function sellerPlace(site: Site, { city, country }: SellerRow): string {
  return [city, site.formats.country(country)].filter(Boolean).join(", ");
}

function tile(site: Site, seller: SellerRow): Markup {
  const { sellers: words } = site.words.catalog;
  const { rating: rated, tagline, product_count, is_on_vacation } = presentSellerCard(seller);
  return html`<article class="seller-tile">${sellerLogo(seller)}
<div class="seller-tile__words"><h3 class="seller-tile__name"><a href="${site.link(`/sellers/${seller.slug}/`)}"><bdi>${seller.name}</bdi></a></h3>
${tagline === null ? NOTHING : html`<p class="seller-tile__tagline"><bdi>${tagline}</bdi></p>`}
<p class="seller-tile__facts"><span>${icon(site, "map-pin")}<bdi>${sellerPlace(site, seller)}</bdi></span>
<span>${icon(site, "package")}${site.formats.plural(product_count, words.products)}</span>
${rating(site, rated)}${is_on_vacation ? badge(words.on_vacation, "warning") : NOTHING}</p></div></article>`;
}

function searchForm(site: Site, { q, ordering }: Directory): Markup {
  const { sellers: words, list } = site.words.catalog;
  return html`<form class="sellers-form" method="get" action="${site.link("/sellers/")}" data-filters>
<div class="sellers-form__search"><label class="visually-hidden" for="seller-search">${words.search}</label>
<input class="field__input" id="seller-search" name="q" type="search" value="${q}" placeholder="${words.search}" maxlength="100">
${button(words.search_button, { kind: "secondary", icon: icon(site, "search") })}</div>
<div class="list-toolbar__sort"><label for="seller-sort">${words.sort}</label>
<div class="field__select"><select id="seller-sort" name="ordering">${DIRECTORY_ORDERINGS.map(
    (one) =>
      html`<option value="${one}"${flag("selected", one === ordering)}>${words.orderings[one]}</option>`,
  )}</select>${icon(site, "chevron-down")}</div><span class="without-script">${button(list.apply, { kind: "secondary" })}</span></div></form>`;
}
