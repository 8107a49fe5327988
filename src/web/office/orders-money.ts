// The money of an order: every attempt to pay, every refund, and the two things that staff settle by hand.
import type { Payment, Refund } from "#modules/payments";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { formatMoney } from "#platform/money";
import type { Site } from "../site.ts";
import { failureWords, methodName } from "../storefront/order-summary.ts";
import { button } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { attemptState, refundState } from "./office-states.ts";
import { actPath } from "./orders-acts.ts";
import type { OrderFacts } from "./orders-detail.ts";

const MAX_REFERENCE = 190;

/** Every attempt, the last first; a transfer that is waited for can be marked as received. */
export function paymentsPanel(site: Site, facts: OrderFacts, may_pay: boolean): Markup {
  const { orders: words } = site.words.office;
  if (facts.payments.length === 0) return html`<p class="quiet">${words.no_payments}</p>`;
  return html`${facts.payments.toReversed().map((payment) => {
    const is_waiting = payment.method === "bank_transfer" && payment.status === "pending";
    return html`<div class="office-thing">${attempt(site, payment)}
${is_waiting ? (may_pay ? received(site, facts, payment) : html`<p class="quiet">${words.received.no_permission}</p>`) : NOTHING}</div>`;
  })}`;
}

function attempt(site: Site, payment: Payment): Markup {
  const { orders: words, list } = site.words.office;
  const money = (minor: number) => site.formats.money(minor, payment.currency);
  const rows: [string, string | Markup][] = [
    [words.payment, methodName(site, payment.method)],
    [list.state, attemptState(site, payment.status)],
    [words.amount, money(payment.amount_minor)],
    [words.placed, site.formats.moment(payment.created_at)],
  ];
  if (payment.reference !== null) rows.push([words.reference, html`<bdi>${payment.reference}</bdi>`]);
  if (payment.provider_payment_id !== null) {
    rows.push([words.provider, html`<bdi>${payment.provider} ${payment.provider_payment_id}</bdi>`]);
  }
  if (payment.failure_code !== null) rows.push([words.failure, failureWords(site, payment.failure_code)]);
  if (payment.refunded_minor > 0) rows.push([words.refunded, money(payment.refunded_minor)]);
  return definitions(rows);
}

function received(site: Site, { order, stateOf }: OrderFacts, payment: Payment): Markup {
  const { received: words } = site.words.office.orders;
  const state = stateOf("received", payment.id);
  return html`<form method="post" action="${actPath(site, order.id, `payments/${payment.id}/received/`)}" class="office-box">
<h3 class="office-sub">${words.title}</h3><p class="quiet">${words.text}</p>
${csrfField(site)}${formProblems(site, state)}
<div class="office-line">${field(site, state, {
    name: "amount",
    label: `${words.amount} (${payment.currency})`,
    inputmode: "decimal",
    is_required: true,
    value: formatMoney(payment.amount_minor, payment.currency),
  })}
${field(site, state, { name: "reference", label: words.reference, is_required: true, maxlength: MAX_REFERENCE, value: payment.reference ?? "" })}
${button(words.mark)}</div></form>`;
}

/** Every refund; one that no provider sends can be marked as paid out. */
export function refundsPanel(site: Site, facts: OrderFacts, may_pay: boolean): Markup {
  const providers = new Map(facts.payments.map(({ id, provider }) => [id, provider]));
  return html`${facts.refunds.map((refund) => {
    const by_hand = providers.get(refund.payment_id) === "manual" && refund.status === "pending";
    return html`<div class="office-thing">${refundFacts(site, facts, refund)}
${by_hand && may_pay ? settlement(site, facts, refund) : NOTHING}</div>`;
  })}`;
}

function refundFacts(site: Site, { order }: OrderFacts, refund: Refund): Markup {
  const { orders: words, list, reason } = site.words.office;
  const part = order.parts.find(({ id }) => id === refund.seller_order_id);
  const rows: [string, string | Markup][] = [
    [words.amount, site.formats.money(refund.amount_minor, refund.currency)],
    [list.state, refundState(site, refund.status)],
    [words.item, part ? html`<bdi>${part.seller.name}</bdi>` : words.order_as_a_whole],
    [words.placed, site.formats.moment(refund.created_at)],
  ];
  if (refund.reason !== null) rows.push([reason, html`<bdi>${refund.reason}</bdi>`]);
  if (refund.provider_refund_id !== null) {
    rows.push([words.reference, html`<bdi>${refund.provider_refund_id}</bdi>`]);
  }
  return definitions(rows);
}

/** Several refunds may wait on one page: each has its own field. */
export function referenceField(refund_id: number): string {
  return `reference_${refund_id}`;
}

function settlement(site: Site, { order, stateOf }: OrderFacts, refund: Refund): Markup {
  const { settle: words } = site.words.office.orders;
  const state = stateOf("settle", refund.id);
  const amount = site.formats.money(refund.amount_minor, refund.currency);
  return html`<form method="post" action="${actPath(site, order.id, `refunds/${refund.id}/settlement/`)}" class="office-box">
<h3 class="office-sub">${words.title}</h3><p class="quiet">${words.text(amount)}</p>
${csrfField(site)}${formProblems(site, state)}
<div class="office-line">${field(site, state, {
    name: referenceField(refund.id),
    label: words.reference,
    is_required: true,
    maxlength: MAX_REFERENCE,
  })}
${button(words.mark)}</div></form>`;
}
