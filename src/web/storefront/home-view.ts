// The start page as it is seen: the opening, shelves of products, categories, sellers, and why to buy here.
import type { Card, Category } from "#modules/catalog";
import type { SellerRow } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { icon } from "../ui/icon.ts";
import { picture } from "../ui/picture.ts";
import { productGrid } from "../ui/product-card.ts";
import { categoryTiles } from "./category-view.ts";
import { demoPeople } from "./home-demo.ts";
import type { HeroPicture } from "./home-hero.ts";
import { sellerTiles } from "./sellers-view.ts";

/** What the start page shows. */
export interface Shelves {
  hero: HeroPicture[];
  categories: Category[];
  featured: Card[];
  deals: Card[];
  fresh: Card[];
  popular: Card[];
  sellers: SellerRow[];
}

const HERO_SIZES = "(min-width: 64rem) 16rem, 45vw";

/** The whole page. */
export function homeView(site: Site, shelves: Shelves, { is_demo }: { is_demo: boolean }): Markup {
  const { home: words } = site.words.catalog;
  const { categories, featured, deals, fresh, popular, sellers } = shelves;
  const is_empty = fresh.length === 0 && categories.length === 0;
  const empty = emptyState(site, { icon: "store", title: words.empty_title, text: words.empty_text });
  return html`${hero(site, shelves.hero)}${is_demo ? demoPeople(site) : NOTHING}${is_empty ? empty : NOTHING}
${section(
  words.categories,
  { name: words.all_categories, href: site.link("/categories/") },
  categories.length,
  () => categoryTiles(site, categories),
)}
${section(words.deals, { name: words.all_deals, href: site.link("/deals/") }, deals.length, () => productGrid(site, deals))}
${section(words.featured, null, featured.length, () => productGrid(site, featured))}
${section(words.popular, null, popular.length, () => productGrid(site, popular))}
${section(words.fresh, null, fresh.length, () => productGrid(site, fresh))}
${section(words.sellers, { name: words.all_sellers, href: site.link("/sellers/") }, sellers.length, () =>
  sellerTiles(site, sellers),
)}
${trust(site)}`;
}

function hero(site: Site, pictures: HeroPicture[]): Markup {
  const { home: words } = site.words.catalog;
  const shown = pictures.map(({ name, slug, image }, position) => {
    const { url, srcset, has_avif, tone, width, height } = image;
    const photo = picture({
      url,
      srcset,
      has_avif,
      tone,
      alt: name,
      width,
      height,
      sizes: HERO_SIZES,
      is_eager: position < 2,
    });
    return html`<li><a href="${site.link(`/products/${slug}/`)}">${photo}</a></li>`;
  });
  return html`<section class="hero full-bleed"><div class="hero__inner">
<div class="hero__words"><p class="hero__eyebrow">${words.eyebrow}</p><h1>${words.hero_title}</h1>
<p class="hero__text">${words.hero_text}</p>
<p class="hero__actions">${buttonLink(words.hero_action, site.link("/categories/"))}
${buttonLink(words.hero_deals, site.link("/deals/"), { kind: "secondary" })}</p></div>
${shown.length === 0 ? NOTHING : html`<ul class="hero__pictures" role="list">${shown}</ul>`}
</div></section>`;
}

function section(
  title: string,
  all: { name: string; href: string } | null,
  count: number,
  content: () => Markup,
): Markup {
  if (count === 0) return NOTHING;
  return html`<section class="section"><div class="section__head"><h2>${title}</h2>${
    all === null ? NOTHING : html`<a class="section__all" href="${all.href}">${all.name}</a>`
  }</div>${content()}</section>`;
}

function trust(site: Site): Markup {
  const { home: words } = site.words.catalog;
  const promise = (sign: string, title: string, text: string) =>
    html`<li>${icon(site, sign)}<div><h3>${title}</h3><p>${text}</p></div></li>`;
  return html`<section class="section trust"><h2 class="visually-hidden">${words.trust_title}</h2><ul class="trust__list" role="list">
${promise("shopping-cart", words.trust_cart_title, words.trust_cart_text)}
${promise("truck", words.trust_parcel_title, words.trust_parcel_text)}
${promise("shield-check", words.trust_seller_title, words.trust_seller_text)}
${promise("rotate-ccw", words.trust_return_title, words.trust_return_text)}</ul></section>`;
}
