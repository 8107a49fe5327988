// What a product's page says beside the offer: delivery, the seller, the description, the specifications.
import { ratingOf } from "#modules/catalog";
import type { DeliveryOffer } from "#modules/checkout";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "../ui/icon.ts";
import { rating } from "../ui/rating.ts";
import type { ProductScene } from "./product-reading.ts";

const MAX_OFFERS = 3;
const GRAMS_PER_KILOGRAM = 1000;
const MILLIMETRES_PER_CENTIMETRE = 10;
const PARAGRAPH_BREAK = /\n\s*\n/;

/** How it comes, when, and for how much; a download says that nothing is sent. */
export function deliveryBox(site: Site, scene: ProductScene): Markup {
  const words = site.words.catalog.product.delivery;
  return html`<section class="facts-box" aria-labelledby="delivery-title">
<h2 class="facts-box__title" id="delivery-title">${icon(site, deliveryIcon(scene))}${words.title}</h2>
${deliveryWords(site, scene)}
</section>`;
}

/** Who sells it, and their terms in their own words. */
export function sellerBox(site: Site, { seller }: ProductScene): Markup {
  const words = site.words.catalog.product;
  const { rating_sum, rating_count } = seller;
  return html`<section class="facts-box" aria-labelledby="seller-title">
<h2 class="facts-box__title" id="seller-title">${icon(site, "store")}<span>${words.sold_by} <bdi>${seller.name}</bdi></span></h2>
${rating_count > 0 ? html`<p>${rating(site, ratingOf(rating_sum, rating_count))}</p>` : NOTHING}
${seller.tagline ? html`<p><bdi>${seller.tagline}</bdi></p>` : NOTHING}
${policy(site, words.delivery.shipping_policy, seller.shipping_policy)}
${policy(site, words.delivery.return_policy, seller.return_policy)}
${
  seller.status === "approved"
    ? html`<p><a class="facts-box__link" href="${site.link(`/sellers/${seller.slug}/`)}">${words.visit_seller}</a></p>`
    : NOTHING
}
</section>`;
}

/** The description in the seller's paragraphs. */
export function description(site: Site, { detail }: ProductScene): Markup {
  const text = detail.product.description?.trim();
  if (!text) return NOTHING;
  return html`<section class="product__text" aria-labelledby="description-title">
<h2 id="description-title">${site.words.catalog.product.description}</h2>
<div class="prose" dir="auto">${paragraphs(text)}</div></section>`;
}

/** Names and values as a table, with what the product weighs and measures. */
export function specifications(site: Site, scene: ProductScene): Markup {
  const rows = specificationRows(site, scene);
  if (rows.length === 0) return NOTHING;
  return html`<section class="product__specifications" aria-labelledby="specifications-title">
<h2 id="specifications-title">${site.words.catalog.product.specifications}</h2>
<dl class="specifications">${rows.map(
    ([name, value]) => html`<div><dt><bdi>${name}</bdi></dt><dd><bdi>${value}</bdi></dd></div>`,
  )}</dl></section>`;
}

function deliveryIcon({ detail }: ProductScene): string {
  return detail.product.is_digital === 1 ? "download" : "truck";
}

function deliveryWords(site: Site, { detail, delivery }: ProductScene): Markup {
  const words = site.words.catalog.product.delivery;
  if (detail.product.is_digital === 1) return html`<p>${words.digital}</p>`;
  const country = site.formats.country(site.country);
  if (delivery.length === 0) return html`<p>${words.none(country)}</p>`;
  return html`<p class="facts-box__hint">${words.to(country)}</p>
<ul class="delivery">${delivery
    .slice(0, MAX_OFFERS)
    .map((offer) => html`<li>${deliveryOffer(site, offer, detail.product.currency)}</li>`)}</ul>`;
}

function deliveryOffer(site: Site, offer: DeliveryOffer, currency: string): Markup {
  const words = site.words.catalog.product.delivery;
  const { price_minor, free_above_minor } = offer;
  const cost = price_minor === 0 ? words.free : site.formats.money(price_minor, currency);
  const is_free_later = price_minor > 0 && free_above_minor !== null;
  const free_from = is_free_later ? site.formats.money(free_above_minor, currency) : "";
  return html`<span class="delivery__name"><bdi>${offer.name}</bdi></span> <span class="delivery__cost">${cost}</span>
<span class="delivery__days">${daysOf(site, offer)}${is_free_later ? ` · ${words.free_above(free_from)}` : ""}</span>`;
}

function daysOf(site: Site, { min_days, max_days }: DeliveryOffer): string {
  const words = site.words.catalog.product.delivery;
  if (min_days === max_days) return site.formats.plural(max_days, words.days);
  return words.range(site.formats.number(min_days), site.formats.number(max_days));
}

function policy(site: Site, title: string, text: string | null): Markup {
  if (!text?.trim()) return NOTHING;
  return html`<details class="policy"><summary>${title}${icon(site, "chevron-down")}</summary><div class="prose" dir="auto">${paragraphs(
    text.trim(),
  )}</div></details>`;
}

function paragraphs(text: string): Markup[] {
  return text.split(PARAGRAPH_BREAK).map((part) => html`<p>${part.trim()}</p>`);
}

function specificationRows(site: Site, { detail, chosen }: ProductScene): [string, string][] {
  const { formats, words } = site;
  const own = words.catalog.product;
  const { weight_grams, length_mm, width_mm, height_mm } = detail.product;
  const rows = detail.specifications.map(({ name, value }): [string, string] => [name, value]);
  if (weight_grams !== null) {
    rows.push([own.weight, own.kilograms(formats.number(weight_grams / GRAMS_PER_KILOGRAM))]);
  }
  if (length_mm !== null && width_mm !== null && height_mm !== null) {
    const [length, width, height] = [length_mm, width_mm, height_mm].map((side) =>
      formats.number(side / MILLIMETRES_PER_CENTIMETRE),
    ) as [string, string, string];
    rows.push([own.dimensions, own.centimetres(length, width, height)]);
  }
  if (chosen.sku !== null) rows.push([own.sku, chosen.sku]);
  return rows;
}
