// The invoice of a seller order: both sides with their tax numbers, lines, amounts and the tax by rate. It
// goes by the number of the seller order, which is given once and never again.
import type { SellerOrderView } from "#modules/orders";
import type { SellerRow } from "#modules/sellers";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { addressLines } from "../storefront/address-lines.ts";
import { methodName } from "../storefront/order-summary.ts";
import { definitions } from "../ui/definitions.ts";
import { lineOptions } from "../ui/line-options.ts";
import { amounts } from "./order-facts.ts";
import { paperPage, paperPart, paperTable, senderLines, skuLine } from "./packing-paper.ts";

/** Parts per million of the whole. */
const WHOLE_PPM = 1_000_000;

/** What was taxed at one rate; `rate_ppm` null is the shipping. */
export interface TaxRow {
  rate_ppm: number | null;
  net_minor: number;
  tax_minor: number;
}

/** A whole page. */
export function invoicePaper(site: Site, view: SellerOrderView, seller: SellerRow): Markup {
  const { orders: words } = site.words.selling;
  const { part, order } = view;
  return paperPage(site, {
    view,
    seller,
    title: words.paper.invoice_title(part.number),
    hint: words.paper.invoice_hint,
    content: html`<div class="paper__facts">
${paperPart(words.paper.sender, senderLines(site, seller))}
${paperPart(words.buyer.billed_to, billed(site, view))}
${paperPart(words.buyer.payment, html`<p>${methodName(site, order.payment_method)} · ${site.words.account.order.payment_statuses[view.payment_status]}</p>`)}
${paperPart(words.paper.sent_on, sentOn(site, view))}</div>
${lines(site, view)}
<div class="paper__sums">${taxTable(site, view)}
${paperPart(words.money.title, amounts(site, view, false))}</div>`,
  });
}

/** The tax by rate, the lowest rate first, and that of the shipping; their sum is the part's tax. */
export function taxRows({ part, order }: SellerOrderView): TaxRow[] {
  const by_rate = Map.groupBy(part.items, (item) => item.tax_rate_ppm);
  const rows: TaxRow[] = [...by_rate]
    .toSorted(([a], [b]) => a - b)
    .map(([rate_ppm, items]) => {
      const tax_minor = items.reduce((sum, item) => sum + item.tax_minor, 0);
      const due_minor = items.reduce((sum, item) => sum + item.total_minor - item.discount_minor, 0);
      return { rate_ppm, net_minor: due_minor - (order.tax_included ? tax_minor : 0), tax_minor };
    });
  if (part.shipping_total_minor === 0) return rows;
  const tax_minor = part.tax_total_minor - rows.reduce((sum, row) => sum + row.tax_minor, 0);
  const net_minor = part.shipping_total_minor - (order.tax_included ? tax_minor : 0);
  return [...rows, { rate_ppm: null, net_minor, tax_minor }];
}

/** The days on which parcels went; nothing before the first one, and a cancelled order says that it is. */
function sentOn(site: Site, { part }: SellerOrderView): Markup | null {
  if (part.status === "cancelled") return html`<p>${site.words.selling.orders.state_of.cancelled}</p>`;
  const days = new Set(part.shipments.map(({ shipped_at }) => site.formats.day(shipped_at)));
  return days.size === 0 ? null : html`<p>${[...days].join(" · ")}</p>`;
}

function billed(site: Site, { order }: SellerOrderView): Markup {
  const { buyer: words } = site.words.selling.orders;
  const address = order.billing_address ?? order.shipping_address;
  const facts: [string, string | null][] = [
    [words.company, order.company_name],
    [words.tax_id, order.tax_id],
    [words.purchase_order_number, order.purchase_order_number],
  ];
  const known = facts.flatMap(([name, value]) =>
    value === null ? [] : [[name, html`<bdi>${value}</bdi>`] as const],
  );
  return html`${address ? addressLines(site, address) : html`<p><bdi>${order.email}</bdi></p>`}${
    known.length > 0 ? definitions(known) : ""
  }`;
}

function lines(site: Site, { part, order }: SellerOrderView): Markup {
  const { items: words, paper } = site.words.selling.orders;
  const { formats } = site;
  const money = (minor: number) => formats.money(minor, order.currency);
  const table = html`<thead><tr><th scope="col">${words.item}</th><th scope="col">${words.quantity}</th><th scope="col">${paper.each}</th>
<th scope="col">${paper.rate}</th><th scope="col">${paper.amount}</th></tr></thead>
<tbody>${part.items.map(
    (
      item,
    ) => html`<tr><th scope="row"><bdi>${item.name}</bdi>${lineOptions(item.options)}${skuLine(site, item)}</th><td>${formats.number(item.quantity)}</td>
<td>${money(item.unit_price_minor)}</td><td>${formats.percent(item.tax_rate_ppm / WHOLE_PPM)}</td><td>${money(item.total_minor)}</td></tr>`,
  )}</tbody>`;
  return paperTable(paper.lines_title, table);
}

function taxTable(site: Site, view: SellerOrderView): Markup {
  const { paper } = site.words.selling.orders;
  const money = (minor: number) => site.formats.money(minor, view.order.currency);
  const table = html`<thead><tr><th scope="col">${paper.rate}</th><th scope="col">${paper.net}</th><th scope="col">${paper.tax}</th></tr></thead>
<tbody>${taxRows(view).map(
    ({
      rate_ppm,
      net_minor,
      tax_minor,
    }) => html`<tr><th scope="row">${rate_ppm === null ? paper.tax_of_shipping : site.formats.percent(rate_ppm / WHOLE_PPM)}</th>
<td>${money(net_minor)}</td><td>${money(tax_minor)}</td></tr>`,
  )}</tbody>`;
  return paperTable(paper.taxes_title, table);
}
