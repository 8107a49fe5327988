// An order in a list: its state, its pictures, what it came to.
import { type LinePicture, lineThumbnail } from "#modules/catalog";
import type { OrderView } from "#modules/orders";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "../ui/icon.ts";
import { picture } from "../ui/picture.ts";
import { orderBadge, paymentNews } from "./order-badges.ts";

const SHOWN_PICTURES = 4;
const CARD_PICTURE = 64;

/** Orders one below the other; headings are h2 or, inside a section, h3. */
export function orderCards(site: Site, orders: readonly OrderView[], level: 2 | 3 = 2): Markup {
  return html`<ul class="order-cards">${orders.map((order) => html`<li>${orderCard(site, order, level)}</li>`)}</ul>`;
}

function orderCard(site: Site, order: OrderView, level: 2 | 3): Markup {
  const { account } = site.words;
  const { list, title } = account.order;
  const { formats } = site;
  const items = order.parts.flatMap((part) => part.items);
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  const link = html`<a href="${site.link(`/orders/${order.id}/`)}" class="order-card__link">${title(order.number)}</a>`;
  return html`<article class="order-card">
<div class="order-card__head">
${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
<p class="order-card__badges">${orderBadge(site, order.status)} ${paymentNews(site, order) ?? NOTHING}</p>
</div>
<div class="order-card__pictures">${items.slice(0, SHOWN_PICTURES).map((item) => itemPicture(site, item, CARD_PICTURE))}${
    items.length > SHOWN_PICTURES
      ? html`<span class="order-card__more">${formats.plural(items.length - SHOWN_PICTURES, list.more)}</span>`
      : NOTHING
  }</div>
<p class="order-card__facts"><span><time datetime="${isoDay(order.placed_at)}">${formats.day(order.placed_at)}</time> ·
${formats.plural(count, list.items)} ${formats.plural(order.parts.length, list.sellers)}</span>
<strong class="order-card__total">${formats.money(order.total_minor, order.currency)}</strong></p>
</article>`;
}

/** The small picture that was written down with the order; a plain tile where there was none. */
export function itemPicture(site: Site, item: LinePicture, size: number): Markup {
  const thumbnail = lineThumbnail(item);
  if (!thumbnail) return html`<span class="order-picture">${icon(site, "package")}</span>`;
  const shape = { alt: "", width: size, height: size };
  return html`<span class="order-picture">${picture({ ...thumbnail, ...shape })}</span>`;
}

/** A day as `<time>` wants it: `2026-11-22`. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
