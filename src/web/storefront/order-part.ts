// One seller's part of an order: how far it is, what is in it, its parcels.
import type { ItemView, OrderView, PartView, ShipmentView } from "#modules/orders";
import { html, type Markup, NOTHING, safeUrl } from "#platform/http/html";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { lineOptions } from "../ui/line-options.ts";
import { partBadge } from "./order-badges.ts";
import { isoDay, itemPicture } from "./order-cards.ts";
import { orderPath, type ReachedOrder } from "./order-reach.ts";
import { timeline } from "./order-timeline.ts";

const ITEM_PICTURE = 72;

/** A section with the seller's name as its heading. */
export function partSection(site: Site, reached: ReachedOrder, part: PartView): Markup {
  const { order } = reached;
  const { order: words } = site.words.account;
  const id = `part-${part.id}`;
  return html`<section class="order-part card" aria-labelledby="${id}">
<header class="order-part__head">
<div><p class="order-part__number">${words.sold_by}</p>
<h3 id="${id}"><a href="${site.link(`/sellers/${part.seller.slug}/`)}"><bdi>${part.seller.name}</bdi></a></h3>
<p class="order-part__number"><bdi>${part.number}</bdi></p></div>
${partBadge(site, part.status)}
</header>
${timeline(site, order, part)}
${part.status === "cancelled" ? cancelledWords(site, order, part) : NOTHING}
${digitalWords(site, part)}
${part.shipments.map((shipment, index) => parcel(site, part, shipment, index + 1))}
<ul class="order-items">${part.items.map((item) => itemRow(site, order, item))}</ul>
${foot(site, reached, part)}
</section>`;
}

/** How it travels and the way to cancel it; nothing where neither is left to say. */
function foot(site: Site, reached: ReachedOrder, part: PartView): Markup {
  const { order } = reached;
  const is_cancellable = order.parts.length > 1 && part.cancel_refused_reason === null;
  if (part.shipping_method === null && !is_cancellable) return NOTHING;
  const href = orderPath(site, reached, "cancel/", { part: String(part.id) });
  return html`<footer class="order-part__foot">${shippingWords(site, order, part)}
${is_cancellable ? buttonLink(site.words.account.order.cancel_part, href, { kind: "quiet" }) : NOTHING}</footer>`;
}

function itemRow(site: Site, { currency }: OrderView, item: ItemView): Markup {
  const { order: words } = site.words.account;
  const { formats } = site;
  return html`<li class="order-item">${itemPicture(site, item, ITEM_PICTURE)}
<div class="order-item__text">
<p class="order-item__name"><a href="${site.link(`/products/${item.product_id}/`)}"><bdi>${item.name}</bdi></a></p>
${lineOptions(item.options)}
<p class="order-item__facts">${formats.number(item.quantity)} × ${formats.money(item.unit_price_minor, currency)}${
    item.sku === null ? NOTHING : html` · ${words.sku} <bdi>${item.sku}</bdi>`
  } ${item.is_digital ? badge(words.digital, "neutral") : NOTHING}</p>
</div>
<p class="order-item__total">${formats.money(item.total_minor, currency)}</p></li>`;
}

/** Who cancelled and why, as far as the history tells. */
function cancelledWords(site: Site, order: OrderView, part: PartView): Markup {
  const { cancelled_by, causes, reason } = site.words.account.order;
  const happened = order.history.findLast(
    ({ event, seller_order_id }) => event === "cancelled" && seller_order_id === part.id,
  );
  // An order that nobody paid in time counts as cancelled before the sweeper has written it down.
  if (!happened) return html`<p class="order-part__note">${causes.payment_expired}</p>`;
  const { by, note } = happened;
  const cause = by === "system" && note !== null ? causes[note] : undefined;
  return html`<div class="order-part__note"><p>${cause ?? cancelled_by[by]}</p>${
    note === null || by === "system" ? NOTHING : html`<p>${reason}: <q><bdi>${note}</bdi></q></p>`
  }</div>`;
}

function digitalWords(site: Site, part: PartView): Markup {
  const { order: words } = site.words.account;
  if (part.status === "cancelled" || !part.items.every((item) => item.is_digital)) return NOTHING;
  const text = part.status === "delivered" ? words.digital_ready : words.digital_waiting;
  return html`<p class="order-part__note">${icon(site, "download")}${text}</p>`;
}

function parcel(site: Site, part: PartView, shipment: ShipmentView, position: number): Markup {
  const { order: words } = site.words.account;
  const { formats } = site;
  const names = shipment.items.flatMap(({ order_item_id, quantity }) => {
    const item = part.items.find(({ id }) => id === order_item_id);
    return item ? [html`<li>${formats.number(quantity)} × <bdi>${item.name}</bdi></li>`] : [];
  });
  return html`<article class="parcel">
<h4 class="parcel__title">${icon(site, "truck")}${words.parcel_number(formats.number(position))}</h4>
<p><time datetime="${isoDay(shipment.shipped_at)}">${words.sent_on(formats.day(shipment.shipped_at))}</time>${
    shipment.delivered_at === null
      ? NOTHING
      : html` · ${words.delivered_on(formats.day(shipment.delivered_at))}`
  }</p>
${shipment.carrier === null ? NOTHING : html`<p>${words.carrier}: <bdi>${shipment.carrier}</bdi></p>`}
${shipment.tracking_number === null ? NOTHING : html`<p>${words.tracking_number}: <bdi>${shipment.tracking_number}</bdi></p>`}
${part.items.length > 1 && names.length > 0 ? html`<ul class="parcel__items">${names}</ul>` : NOTHING}
${trackingLink(site, shipment)}
</article>`;
}

/** Only a real web address becomes a link: sellers write it. */
function trackingLink(site: Site, { tracking_url }: ShipmentView): Markup {
  const href = safeUrl(tracking_url ?? "");
  if (href === "#") return NOTHING;
  return html`<p><a class="parcel__track" href="${href}" rel="noopener noreferrer nofollow">${site.words.account.order.track}${icon(site, "external-link")}</a></p>`;
}

function shippingWords(site: Site, { currency }: OrderView, part: PartView): Markup {
  const { order: words } = site.words.account;
  const { shipping_method: method, shipping_total_minor } = part;
  if (method === null) return NOTHING;
  const { formats } = site;
  const { min_days, max_days } = method;
  let days = "";
  if (min_days !== null && max_days !== null) {
    days =
      min_days === max_days
        ? ` · ${formats.plural(max_days, words.shipping_days_exact)}`
        : ` · ${words.shipping_days(formats.number(min_days), formats.number(max_days))}`;
  }
  const cost = shipping_total_minor === 0 ? words.totals.free : formats.money(shipping_total_minor, currency);
  return html`<p>${words.shipping_method}: <bdi>${method.name}</bdi>${days} · ${cost}</p>`;
}
