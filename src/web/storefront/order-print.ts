// An order on paper: everything on it that somebody files away.
import type { OrderView, PartView } from "#modules/orders";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { layout } from "../ui/layout.ts";
import { lineOptions } from "../ui/line-options.ts";
import { orderPath, type ReachedOrder } from "./order-reach.ts";
import { addresses, business, methodName, totals } from "./order-summary.ts";

/** A whole page, made for the printer. */
export function printPage(site: Site, reached: ReachedOrder): Markup {
  const { order } = reached;
  const { order: words } = site.words.account;
  const { printing } = words;
  const paid = `${methodName(site, order.payment_method)}, ${words.payment_statuses[order.payment_status]}`;
  return layout(site, {
    title: printing.title(order.number),
    is_indexed: false,
    page_name: "order-print",
    content: html`<div class="order-paper">
<div class="order-paper__tools no-print">${buttonLink(printing.back, orderPath(site, reached), {
      kind: "secondary",
    })}<p>${printing.hint}</p></div>
<header class="order-paper__head"><p class="order-paper__shop">BuyBuy</p>
<h1>${printing.title(order.number)}</h1>
<p>${words.placed_on(site.formats.day(order.placed_at))} · ${words.statuses[order.status]}</p>
<p>${words.payment}: ${paid}</p></header>
<div class="order-paper__addresses">${addresses(site, order)}${business(site, order)}</div>
${order.parts.map((part) => partTable(site, order, part))}
<section class="order-paper__totals"><h2>${words.summary}</h2>${totals(site, order)}</section>
<p class="order-paper__end">${printing.not_invoice}</p>
</div>`,
  });
}

function partTable(site: Site, order: OrderView, part: PartView): Markup {
  const { order: words } = site.words.account;
  const money = (minor: number) => site.formats.money(minor, order.currency);
  const head = [words.item, words.quantity, words.unit_price, words.amount];
  return html`<section><h2><bdi>${part.seller.name}</bdi> <small><bdi>${part.number}</bdi> · ${words.part_statuses[part.status]}</small></h2>
<table class="table">
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${part.items.map(
    (item) => html`<tr><th scope="row"><bdi>${item.name}</bdi>${lineOptions(item.options)}</th>
<td>${site.formats.number(item.quantity)}</td><td>${money(item.unit_price_minor)}</td><td>${money(item.total_minor)}</td></tr>`,
  )}</tbody></table></section>`;
}
