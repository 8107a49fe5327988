// What a product's page shows: pictures, offer, delivery, seller, description, and what is like it.
import { imageUrl, ratingOf } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { formatMoney } from "#platform/money";
import type { Site } from "../site.ts";
import { breadcrumb } from "../ui/breadcrumb.ts";
import type { PageFacts } from "../ui/layout.ts";
import { productGrid } from "../ui/product-card.ts";
import { rating } from "../ui/rating.ts";
import { deliveryBox, description, sellerBox, specifications } from "./product-facts.ts";
import { gallery, leadingImage } from "./product-gallery.ts";
import { offer } from "./product-offer.ts";
import type { ProductScene } from "./product-reading.ts";
import { vacationNotice } from "./seller-vacation.ts";
import { breadcrumbData, type Crumb, productData } from "./structured-data.ts";

/** Search engines cut longer descriptions. */
const MAX_DESCRIPTION = 160;

/** What the page shows and says of itself. Its canonical address names no variant. */
export function productFacts(site: Site, scene: ProductScene): PageFacts {
  const { product } = scene.detail;
  const image = leadingImage(scene);
  const crumbs = crumbsOf(site, scene);
  return {
    title: product.meta_title ?? product.name,
    description: summaryOf(site, scene),
    canonical: `/products/${product.slug}/`,
    image: image && imageUrl(image),
    og_type: "product",
    head: html`${structuredData(site, scene)}
${breadcrumbData(site, crumbs)}`,
    page_name: "product",
    content: productContent(site, scene, crumbs),
  };
}

/** The same page for its seller's people alone: no search engine hears of it, and `notice` says what it is. */
export function previewFacts(site: Site, scene: ProductScene, notice: Markup): PageFacts {
  return {
    title: scene.detail.product.name,
    is_indexed: false,
    page_name: "product",
    content: html`${notice}${productContent(site, scene, crumbsOf(site, scene))}`,
  };
}

function productContent(site: Site, scene: ProductScene, crumbs: readonly Crumb[]): Markup {
  return html`${breadcrumb(site, crumbs)}
<article class="product">
<div class="product__media">${gallery(site, scene)}</div>
<div class="product__buy">
${heading(site, scene)}
${vacationNotice(site, scene.seller)}
${offer(site, scene)}
${deliveryBox(site, scene)}
${sellerBox(site, scene)}
</div>
<div class="product__about">
${description(site, scene)}
${specifications(site, scene)}
</div>
</article>
${relatedSection(site, scene)}`;
}

function heading(site: Site, { detail, seller }: ProductScene): Markup {
  const { product } = detail;
  const { rating_sum, rating_count, short_description } = product;
  return html`<header class="product__head">
<p class="product__seller">${
    seller.status === "approved"
      ? html`<a href="${site.link(`/sellers/${seller.slug}/`)}"><bdi>${seller.name}</bdi></a>`
      : html`<bdi>${seller.name}</bdi>`
  }</p>
<h1 class="product__name"><bdi>${product.name}</bdi></h1>
${rating_count > 0 ? html`<p>${rating(site, ratingOf(rating_sum, rating_count))}</p>` : NOTHING}
${short_description ? html`<p class="product__short"><bdi>${short_description}</bdi></p>` : NOTHING}
</header>`;
}

function relatedSection(site: Site, { related }: ProductScene): Markup {
  if (related.length === 0) return NOTHING;
  return html`<section class="product-related" aria-labelledby="related-title">
<h2 id="related-title">${site.words.catalog.product.related}</h2>
${productGrid(site, related)}
</section>`;
}

function crumbsOf(site: Site, { category, detail }: ProductScene): Crumb[] {
  const above = category ? [...category.ancestors, category] : [];
  return [
    { name: site.words.catalog.product.home, href: site.link("/") },
    ...above.map(({ name, slug }) => ({ name, href: site.link(`/categories/${slug}/`) })),
    { name: detail.product.name },
  ];
}

/** The seller's words for search engines, else the short description, else the beginning of the long one. */
function summaryOf(site: Site, { detail, seller }: ProductScene): string {
  const { meta_description, short_description, description: long, name } = detail.product;
  const text = meta_description ?? short_description ?? long;
  const plain = text?.replace(/\s+/g, " ").trim();
  if (!plain) return site.words.catalog.product.summary(name, seller.name);
  if (plain.length <= MAX_DESCRIPTION) return plain;
  const cut = plain.slice(0, MAX_DESCRIPTION - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), MAX_DESCRIPTION / 2))}…`;
}

function structuredData(site: Site, scene: ProductScene): Markup {
  const { detail, seller, category, chosen, choices, is_asked_for } = scene;
  const { product, specifications: known, images } = detail;
  const money = (minor: number) => formatMoney(minor, product.currency);
  const range = is_asked_for
    ? [chosen.price_minor, chosen.price_minor]
    : [detail.price_min_minor, detail.price_max_minor];
  const [low = 0, high = 0] = range;
  return productData(site, {
    name: product.name,
    description: summaryOf(site, scene),
    href: site.link(`/products/${product.slug}/`),
    sku: product.sku,
    category: category?.full_path ?? detail.category.name,
    seller_name: seller.name,
    seller_href: site.link(`/sellers/${seller.slug}/`),
    images: images.map(imageUrl),
    currency: product.currency,
    price_min: money(low),
    price_max: money(high),
    offer_count: choices.length,
    in_stock: is_asked_for ? chosen.can_buy : choices.some(({ can_buy }) => can_buy),
    rating: ratingOf(product.rating_sum, product.rating_count),
    specifications: known,
  });
}
