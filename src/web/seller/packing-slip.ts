// The packing slip: what goes into the parcel that is packed now, with boxes to tick. No amounts.
import type { ItemView, SellerOrderView } from "#modules/orders";
import type { SellerRow } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { addressLines } from "../storefront/address-lines.ts";
import { lineOptions } from "../ui/line-options.ts";
import { paperPage, paperPart, paperTable, senderLines, skuLine } from "./packing-paper.ts";

/** A whole page. What is digital needs no parcel and is left out. */
export function packingSlip(site: Site, view: SellerOrderView, seller: SellerRow): Markup {
  const { orders: words } = site.words.selling;
  const { part, order } = view;
  const { shipping_address: to, note } = order;
  const { shipping_method: method } = part;
  const physical = part.items.filter((item) => !item.is_digital);
  return paperPage(site, {
    view,
    seller,
    title: words.paper.slip_title(part.number),
    content: html`<div class="paper__facts">
${paperPart(words.paper.sender, senderLines(site, seller))}
${paperPart(words.buyer.ships_to, to && addressLines(site, to))}
${paperPart(words.buyer.method, method && html`<p><bdi>${method.name}</bdi></p>`)}
${paperPart(words.buyer.note, note === null ? null : html`<p><bdi>${note}</bdi></p>`)}</div>
${lines(site, physical)}
<p class="paper__end">${words.paper.thanks}</p>`,
  });
}

function lines(site: Site, items: readonly ItemView[]): Markup {
  const { items: words, paper } = site.words.selling.orders;
  const { formats } = site;
  if (items.length === 0) return html`<p>${paper.nothing_to_pack}</p>`;
  const is_any_sent = items.some((item) => item.shipped_quantity > 0);
  const sent = (cell: Markup) => (is_any_sent ? cell : NOTHING);
  return paperTable(
    words.title,
    html`<thead><tr><th scope="col">${words.item}</th><th scope="col">${words.quantity}</th>
${sent(html`<th scope="col">${paper.sent_before}</th>`)}<th scope="col">${paper.to_pack}</th><th scope="col">${paper.packed}</th></tr></thead>
<tbody>${items.map(
      (
        item,
      ) => html`<tr><th scope="row"><bdi>${item.name}</bdi>${lineOptions(item.options)}${skuLine(site, item)}</th>
<td>${formats.number(item.quantity)}</td>${sent(html`<td>${formats.number(item.shipped_quantity)}</td>`)}
<td><strong>${formats.number(item.quantity - item.shipped_quantity)}</strong></td><td><span class="paper__box"></span></td></tr>`,
    )}</tbody>`,
  );
}
