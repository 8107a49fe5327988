// Beside an order: who bought it, where it goes, and what it comes to.
import type { OrderAddress, SellerOrderView } from "#modules/orders";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { addressLines } from "../storefront/address-lines.ts";
import { paymentBadge } from "../storefront/order-badges.ts";
import { methodName } from "../storefront/order-summary.ts";
import { definitions } from "../ui/definitions.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";

/** The column beside the work. */
export function orderFacts(site: Site, view: SellerOrderView): Markup {
  const { orders: words } = site.words.selling;
  return html`${panel(site, { title: words.buyer.title, content: buyer(site, view) })}
${addresses(site, view)}
${panel(site, { title: words.money.title, content: amounts(site, view) })}`;
}

/** Every amount exactly as it is stored; nothing is added up here. */
export function amounts(site: Site, { part, order }: SellerOrderView, with_commission = true): Markup {
  const { money: words } = site.words.selling.orders;
  const money = (minor: number) => site.formats.money(minor, order.currency);
  const rows: [string, string | Markup][] = [[words.items, money(part.items_total_minor)]];
  if (part.discount_total_minor > 0) rows.push([words.discount, money(-part.discount_total_minor)]);
  rows.push([words.shipping, money(part.shipping_total_minor)]);
  if (!order.tax_included) rows.push([words.tax, money(part.tax_total_minor)]);
  rows.push([words.total, html`<strong>${money(part.total_minor)}</strong>`]);
  if (order.tax_included) rows.push([words.tax_included, money(part.tax_total_minor)]);
  if (part.refunded_minor > 0) rows.push([words.refunded, money(part.refunded_minor)]);
  if (with_commission) rows.push([words.commission, money(part.commission_minor)]);
  return html`<div class="amounts">${definitions(rows)}</div>`;
}

function buyer(site: Site, view: SellerOrderView): Markup {
  const { buyer: words } = site.words.selling.orders;
  const { order, part } = view;
  const contact = order.shipping_address ?? order.billing_address;
  const subject = encodeURIComponent(words.subject(part.number));
  const { shipping_method: method } = part;
  const facts: [string, string | Markup | null][] = [
    [words.name, contact && html`<bdi>${contact.full_name}</bdi>`],
    [words.company, told(order.company_name)],
    [words.email, html`<bdi dir="ltr">${order.email}</bdi>`],
    [words.phone, contact?.phone ? html`<bdi dir="ltr">${contact.phone}</bdi>` : null],
    [words.tax_id, told(order.tax_id)],
    [words.purchase_order_number, told(order.purchase_order_number)],
    [words.method, method && html`<bdi>${method.name}</bdi>`],
    [words.payment, paymentOf(site, view)],
    [words.note, told(order.note)],
  ];
  const known = facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return html`${definitions(known)}
<p><a class="button button--secondary" href="mailto:${encodeURIComponent(order.email).replace("%40", "@")}?subject=${subject}">${icon(site, "mail")}<span>${words.write}</span></a></p>`;
}

function told(text: string | null): Markup | null {
  return text === null ? null : html`<bdi>${text}</bdi>`;
}

function paymentOf(site: Site, { order, payment_status }: SellerOrderView): Markup {
  return html`${methodName(site, order.payment_method)} ${paymentBadge(site, { ...order, payment_status })}`;
}

function addresses(site: Site, { order }: SellerOrderView): Markup {
  const { buyer: words } = site.words.selling.orders;
  const { shipping_address: shipping, billing_address: billing } = order;
  const is_same = JSON.stringify(shipping) === JSON.stringify(billing);
  const box = (title: string, content: Markup) => panel(site, { title, content });
  const lines = (address: OrderAddress) => addressLines(site, address);
  return html`${shipping ? box(words.ships_to, lines(shipping)) : NOTHING}
${billing ? box(words.billed_to, is_same ? html`<p>${words.same}</p>` : lines(billing)) : NOTHING}`;
}
