// The product as a list of the shop shows it, beside the form: what is typed, or else what is saved.
import { discountPercent, imageSrcset, imageUrl } from "#modules/catalog";
import { html, type Markup } from "#platform/http/html";
import { parseMoney } from "#platform/money";
import { Refusal } from "#platform/refusal";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { priceText } from "../ui/price.ts";
import { type CardFacts, cardDrawing, cardPhoto, saleBadge } from "../ui/product-card.ts";
import { matrixOf, type Values } from "./editor-matrix.ts";
import { plainNumber } from "./editor-numbers.ts";
import { previewPath } from "./editor-preview-pages.ts";
import type { EditorScene } from "./editor-reading.ts";

/** The card, and the pieces from which `editor-preview.ts` puts its price and badges together anew. */
export function editorCard(site: Site, scene: EditorScene, { values }: FormState): Markup {
  const { preview: words } = site.words.goods;
  const card = cardOf(site, scene, values);
  const image = scene.detail?.primary_image;
  const looks = { has_avif: image?.has_avif === 1, tone: image?.tone ?? null };
  const shown = cardPhoto(site, card, looks, false);
  const { currency } = scene;
  const href = scene.detail && site.link(previewPath(scene.detail.product.id));
  const drawn = (kind: string, piece: Markup) => html`<template data-piece="${kind}">${piece}</template>`;
  const price = { amount: "1", currency };
  return html`<figure class="goods-card" data-card-preview data-unnamed="${words.unnamed}"><figcaption>${words.card}</figcaption>
${cardDrawing(site, card, { href, shown })}
${drawn("plain", priceText(site, price))}${drawn("sale", priceText(site, { ...price, compare: "2" }))}
${drawn("from", priceText(site, { ...price, from: true }))}
${drawn("discount", saleBadge(site, 1))}${drawn("gone", badge(site.words.catalog.card.sold_out, "neutral"))}</figure>`;
}

function cardOf(site: Site, { detail, currency, seller_name }: EditorScene, values: Values): CardFacts {
  const rows = matrixOf(values).filter(({ is_offered }) => is_offered);
  const own = amountOf(values.price, currency);
  const prices = rows.map(({ price }) => (price === "" ? own : amountOf(price, currency)));
  const range = prices.length === 0 ? [own] : prices.toSorted((a, b) => a.minor - b.minor);
  const compare = amountOf(values.compare_price, currency);
  const stocks = rows.length === 0 ? [values.stock_quantity ?? ""] : rows.map(({ stock }) => stock);
  const stock_quantity = stocks.reduce((sum, text) => sum + (Number(text) || 0), 0);
  const image = detail?.primary_image;
  return {
    ...{ name: values.name?.trim() || site.words.goods.preview.unnamed, slug: "", currency },
    price: own.text,
    price_min: range[0]?.text ?? own.text,
    price_max: range.at(-1)?.text ?? own.text,
    compare_price: compare.minor === 0 ? null : compare.text,
    discount_percent: discountPercent(own.minor, compare.minor === 0 ? null : compare.minor),
    seller: { name: seller_name },
    primary_image: image
      ? { ...image, url: imageUrl(image), srcset: imageSrcset(image), alt_text: image.alt_text }
      : null,
    rating: { average: null, count: 0 },
    ...{ in_stock: stock_quantity > 0, stock_quantity, low_stock: false },
    // What the card says besides is not shown here: it would not follow what is typed.
    ...{ is_digital: false, min_quantity: 1 },
  };
}

/** What is no amount yet counts as nothing. */
function amountOf(typed: string | undefined, currency: string): { text: string; minor: number } {
  const text = plainNumber(typed?.trim() ?? "");
  try {
    return { text, minor: parseMoney(text, currency, "price") };
  } catch (error) {
    if (error instanceof Refusal) return { text: "0", minor: 0 };
    throw error;
  }
}
