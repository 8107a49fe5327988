// Beside an order: what it came to, how it is paid, where it goes, what it is for.
import type { OrderAddress, OrderView } from "#modules/orders";
import type { Payment } from "#modules/payments";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { addressLines } from "./address-lines.ts";
import { paymentBadge } from "./order-badges.ts";
import type { ReachedOrder } from "./order-reach.ts";

/** The column beside the deliveries. */
export function orderSummary(site: Site, reached: ReachedOrder): Markup {
  const { order } = reached;
  const { order: words } = site.words.account;
  return html`<aside class="order-aside" aria-label="${words.summary}">
<section class="order-box"><h2>${words.summary}</h2>${totals(site, order)}</section>
<section class="order-box"><h2>${words.payment}</h2>${payments(site, reached)}</section>
${addresses(site, order)}
${business(site, order)}
</aside>`;
}

/** Every amount exactly as it is stored; nothing is added up here. */
export function totals(site: Site, order: OrderView): Markup {
  const { totals: words } = site.words.account.order;
  const money = (minor: number) => site.formats.money(minor, order.currency);
  const row = (label: string, amount: string) => html`<div><dt>${label}</dt><dd>${amount}</dd></div>`;
  return html`<dl class="order-totals">
${row(words.items, money(order.items_total_minor))}
${order.discount_total_minor > 0 ? row(words.discount, money(-order.discount_total_minor)) : NOTHING}
${row(words.shipping, order.shipping_total_minor === 0 ? words.free : money(order.shipping_total_minor))}
${order.tax_included ? NOTHING : row(words.tax, money(order.tax_total_minor))}
<div class="order-totals__total"><dt>${words.total}</dt><dd>${money(order.total_minor)}</dd></div>
${order.tax_included ? row(words.tax_included, money(order.tax_total_minor)) : NOTHING}
${order.refunded_minor > 0 ? row(words.refunded, money(order.refunded_minor)) : NOTHING}
</dl>`;
}

/** The way to pay by its name. */
export function methodName(site: Site, method: string): string {
  return site.words.account.order.methods[method] ?? method;
}

/** Why an attempt came to nothing. */
export function failureWords(site: Site, code: string | null): string {
  const { failures } = site.words.account.order;
  return failures[code ?? ""] ?? failures.fallback;
}

/** Both addresses; the bill's only where it goes elsewhere. */
export function addresses(site: Site, order: OrderView): Markup {
  const { order: words } = site.words.account;
  const { shipping_address: shipping, billing_address: billing } = order;
  const is_same = JSON.stringify(shipping) === JSON.stringify(billing);
  const box = (title: string, content: Markup) =>
    html`<section class="order-box"><h2>${title}</h2>${content}</section>`;
  const lines = (address: OrderAddress) => addressLines(site, address);
  return html`${shipping ? box(words.shipping_address, lines(shipping)) : NOTHING}
${billing && is_same ? box(words.billing_address, html`<p>${words.same_address}</p>`) : NOTHING}
${billing && !is_same ? box(words.billing_address, lines(billing)) : NOTHING}`;
}

/** Where the confirmation went, the buyer's note, and what an office needs. */
export function business(site: Site, order: OrderView): Markup {
  const { order: words } = site.words.account;
  const facts: [string, string | null][] = [
    [words.contact, order.email],
    [words.company, order.company_name],
    [words.tax_id, order.tax_id],
    [words.purchase_order_number, order.purchase_order_number],
    [words.note, order.note],
  ];
  const known = facts.filter(([, value]) => value !== null);
  return html`<section class="order-box"><h2>${words.business}</h2><dl class="order-facts">${known.map(
    ([label, value]) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`,
  )}</dl></section>`;
}

function payments(site: Site, { order, attempts }: ReachedOrder): Markup {
  const { order: words } = site.words.account;
  if (attempts.length === 0) return html`<p>${words.nothing_to_pay}</p>`;
  return html`<p class="order-payment"><span>${methodName(site, order.payment_method)}</span> ${paymentBadge(site, order)}</p>
${
  attempts.length > 1
    ? html`<details class="order-attempts"><summary>${words.attempts}</summary><ul>${attempts.map((attempt) => attemptRow(site, attempt))}</ul></details>`
    : NOTHING
}`;
}

function attemptRow(site: Site, attempt: Payment): Markup {
  const { order: words } = site.words.account;
  const { formats } = site;
  const is_over = attempt.status === "failed" || attempt.status === "voided";
  return html`<li><p><strong>${methodName(site, attempt.method)}</strong> ${formats.money(attempt.amount_minor, attempt.currency)} · ${words.payment_statuses[attempt.status]}</p>
<p>${words.attempt_at(formats.moment(attempt.created_at))}</p>
${is_over ? html`<p>${failureWords(site, attempt.failure_code)}</p>` : NOTHING}</li>`;
}
