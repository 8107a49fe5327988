// A paper of the seller centre: a page without the way around, made for the printer.

import type { ItemView, SellerOrderView } from "#modules/orders";
import type { SellerRow } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { ORDERS_PATH } from "./orders-asked.ts";

/** What a paper says of itself. */
export interface PaperFacts {
  view: SellerOrderView;
  seller: SellerRow;
  title: string;
  /** Said to whoever prints it, and not printed. */
  hint?: string;
  content: Markup;
}

/** A whole page. On paper its tools are left out. */
export function paperPage(site: Site, { view, seller, title, hint, content }: PaperFacts): Markup {
  const { paper: words } = site.words.selling.orders;
  return html`<html lang="${site.language}" dir="${site.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${seller.name}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${site.asset("icon.svg")}" type="image/svg+xml">
<link rel="preload" href="${site.asset("figtree.woff2")}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${site.asset("work.css")}">
</head>
<body class="paper">
<main id="content">
<div class="paper__tools no-print">${buttonLink(words.back, site.link(`${ORDERS_PATH}${view.part.id}/`), {
    kind: "secondary",
  })}<p>${words.hint}${hint === undefined ? NOTHING : ` ${hint}`}</p></div>
<header class="paper__head"><div><p class="paper__shop"><bdi>${seller.name}</bdi></p><h1>${title}</h1></div>
<p>${words.ordered} ${site.formats.day(view.order.placed_at)}</p></header>
${content}
</main>
</body>
</html>`;
}

/** Who sends it, with the tax number where the store has one. */
export function senderLines(site: Site, seller: SellerRow): Markup {
  const { paper: words } = site.words.selling.orders;
  const place = [seller.postal_code, seller.city, seller.state].filter(Boolean).join(" ");
  const lines = [
    seller.company_name,
    seller.line1,
    seller.line2,
    place,
    site.formats.country(seller.country),
    seller.email,
  ];
  return html`<address class="address"><strong><bdi>${seller.name}</bdi></strong>${lines
    .filter(Boolean)
    .map((line) => html`<br><bdi>${line}</bdi>`)}${
    seller.tax_id === null ? NOTHING : html`<br>${words.tax_number}: <bdi>${seller.tax_id}</bdi>`
  }</address>`;
}

/** A table under its heading; it scrolls by itself where a screen is too narrow. */
export function paperTable(title: string, rows: Markup): Markup {
  return html`<div><h2>${title}</h2><section class="table-scroll" tabindex="0" aria-label="${title}"><table class="table">${rows}</table></section></div>`;
}

/** The seller's own number of an article, below its name. */
export function skuLine(site: Site, { sku }: ItemView): Markup {
  if (sku === null) return NOTHING;
  return html`<span class="paper__detail">${site.words.selling.orders.items.sku} <bdi>${sku}</bdi></span>`;
}

/** A part of the paper with its heading; nothing where there is nothing to say. */
export function paperPart(title: string, content: Markup | null): Markup {
  return content === null ? NOTHING : html`<section><h2>${title}</h2>${content}</section>`;
}
