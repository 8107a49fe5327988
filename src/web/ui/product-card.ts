// Products as lists show them: drawn once from a card's text and kept while that text is asked for.
import type { Card } from "#modules/catalog";
import { html, type Markup, madeBefore, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { badge } from "./badge.ts";
import { icon } from "./icon.ts";
import { picture } from "./picture.ts";
import { priceText } from "./price.ts";
import { rating } from "./rating.ts";

/** What a card's JSON text says, as far as it is shown. */
export interface CardFacts {
  name: string;
  slug: string;
  price: string;
  price_min: string;
  price_max: string;
  compare_price: string | null;
  discount_percent: number;
  currency: string;
  seller: { name: string };
  is_digital: boolean;
  primary_image: { url: string; srcset: string; alt_text: string; width: number; height: number } | null;
  rating: { average: number | null; count: number };
  min_quantity: number;
  in_stock: boolean;
  stock_quantity: number;
  low_stock: boolean;
}

/** Cards kept; each is about 3 kB with its drawings. */
const MAX_CARDS = 5000;
/** So many cards stand above the fold; their pictures load at once. */
const EAGER_CARDS = 4;
const PERCENT = 100;
const SIZES = "(min-width: 80rem) 18rem, (min-width: 48rem) 30vw, 46vw";

/** By the card's text: its drawings by language, by whether the picture is eager, and by its looks. */
const drawings = new Map<string, Record<string, string>>();

/** A card: the whole of it leads to the product through one link. */
export function productCard(site: Site, card: Card, { is_eager = false } = {}): Markup {
  return madeBefore(drawingOf(site, card, is_eager));
}

/** Cards in a grid; the first row loads its pictures at once when `is_first` in the page. */
export function productGrid(site: Site, cards: readonly Card[], { is_first = false } = {}): Markup {
  const items = cards.map((card, position) => {
    return `<li>${drawingOf(site, card, is_first && position < EAGER_CARDS)}</li>`;
  });
  return html`<ul class="product-grid" role="list">${madeBefore(items.join(""))}</ul>`;
}

function drawingOf(site: Site, card: Card, is_eager: boolean): string {
  const kind = `${site.language} ${is_eager} ${card.has_avif} ${card.tone}`;
  const known = drawings.get(card.json);
  const before = known?.[kind];
  if (before !== undefined) return before;
  const facts = JSON.parse(card.json) as CardFacts;
  const shown = cardPhoto(site, facts, card, is_eager);
  const drawing = cardDrawing(site, facts, { shown, href: site.link(`/products/${facts.slug}/`) }).toString();
  if (known) known[kind] = drawing;
  else remember(card.json, { [kind]: drawing });
  return drawing;
}

/** The oldest goes when there are too many. */
function remember(card: string, drawing: Record<string, string>): void {
  if (drawings.size >= MAX_CARDS) {
    const oldest = drawings.keys().next().value;
    if (oldest !== undefined) drawings.delete(oldest);
  }
  drawings.set(card, drawing);
}

/** One card with this picture; `href` is where it leads, null for nowhere. */
export function cardDrawing(
  site: Site,
  card: CardFacts,
  { shown, href }: { shown: Markup; href: string | null },
): Markup {
  const { card: own } = site.words.catalog;
  const is_range = card.price_min !== card.price_max;
  const amount = is_range ? card.price_min : card.price;
  // What the price was before is the product's own: it says nothing about a variant that costs less.
  const is_own = !is_range || card.price_min === card.price;
  const discount = card.discount_percent > 0 && is_own;
  const compare = is_own ? card.compare_price : null;
  const badges = [
    discount ? saleBadge(site, card.discount_percent) : NOTHING,
    card.in_stock ? NOTHING : badge(own.sold_out, "neutral"),
  ];
  const name = html`<bdi>${card.name}</bdi>`;
  return html`<article class="${card.in_stock ? "product-card" : "product-card product-card--gone"}">
<div class="product-card__media">${shown}<div class="product-card__badges">${badges}</div></div>
<h3 class="product-card__name">${href === null ? name : html`<a href="${href}">${name}</a>`}</h3>
<p class="product-card__price">${priceText(site, { amount, currency: card.currency, compare, from: is_range })}</p>
${card.rating.count > 0 ? html`<p class="product-card__rating">${rating(site, card.rating)}</p>` : NOTHING}
<p class="product-card__seller"><bdi>${card.seller.name}</bdi></p>
${hints(site, card)}
</article>`;
}

/** How much less it is than before. */
export function saleBadge(site: Site, discount_percent: number): Markup {
  return badge(`−${site.formats.percent(discount_percent / PERCENT)}`, "sale");
}

/** The name beside it says what it shows, so it is silent unless it says more. */
export function cardPhoto(
  site: Site,
  { primary_image: image, name }: Pick<CardFacts, "primary_image" | "name">,
  { has_avif, tone }: Pick<Card, "has_avif" | "tone">,
  is_eager: boolean,
): Markup {
  if (!image) return html`<div class="product-card__blank">${icon(site, "package")}</div>`;
  const { url, srcset, alt_text, width, height } = image;
  const alt = alt_text === name ? "" : alt_text;
  return picture({ url, srcset, has_avif, tone, alt, width, height, sizes: SIZES, is_eager });
}

function hints(site: Site, card: CardFacts): Markup {
  const { formats, words } = site;
  const { card: own } = words.catalog;
  const few = card.in_stock && card.low_stock && !card.is_digital;
  const parts = [
    few
      ? html`<span class="product-card__few">${formats.plural(card.stock_quantity, own.few_left)}</span>`
      : null,
    card.is_digital ? html`<span>${own.digital}</span>` : null,
    card.min_quantity > 1 ? html`<span>${formats.plural(card.min_quantity, own.least)}</span>` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? NOTHING : html`<p class="product-card__hints">${parts}</p>`;
}
