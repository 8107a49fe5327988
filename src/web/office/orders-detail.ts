// One order as the operator sees it: its parts, its money, what happened, and what staff can do.
import { mayAct } from "#modules/identity";
import type { OrderView, PartView } from "#modules/orders";
import type { Payment, Refund } from "#modules/payments";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { addressLines } from "../storefront/address-lines.ts";
import { definitions } from "../ui/definitions.ts";
import { panel } from "../ui/panel.ts";
import { timeline } from "../ui/timeline.ts";
import { workTable } from "../ui/work-table.ts";
import { auditLink } from "./audit-link.ts";
import { officePage } from "./office-frame.ts";
import { mayEnter } from "./office-places.ts";
import { orderState, paymentState } from "./office-states.ts";
import { attentionPanel, cancelPanel } from "./orders-acts.ts";
import { paymentsPanel, refundsPanel } from "./orders-money.ts";

/** What staff do on this page. */
export type OrderAct = "received" | "settle" | "cancel" | "settled";

/** What the page shows. */
export interface OrderFacts {
  order: OrderView;
  payments: Payment[];
  refunds: Refund[];
  /** The form of an act, of one payment or refund where there are several: as it was refused, or fresh. */
  stateOf(act: OrderAct, thing?: number | null): FormState;
  done?: string | undefined;
}

/** A whole page. */
export function orderDetail(context: Context, site: Site, facts: OrderFacts): Promise<Markup> {
  const { order, done } = facts;
  const { orders: words } = site.words.office;
  const may_pay = mayAct(context.actor, "payments.manage");
  const has_refunds = facts.refunds.length > 0;
  const can_cancel = order.cancel_refused_reason === null || order.parts.some(isCancellable);
  const has_address = Boolean(order.shipping_address ?? order.billing_address);
  return officePage(context, site, {
    here: "orders",
    title: words.title_of(order.number),
    intro: html`<span class="office-states">${orderState(site, order.status)}${paymentState(site, order)}</span>`,
    done,
    actions: auditLink(context, site, "order", order.id),
    content: html`${order.needs_attention ? attentionPanel(site, facts) : NOTHING}
<div class="panels panels--side"><div class="stack">
${order.parts.map((part) => partPanel(context, site, order, part))}
${panel(site, { title: words.payments, content: paymentsPanel(site, facts, may_pay) })}
${has_refunds ? panel(site, { title: words.refunds, content: refundsPanel(site, facts, may_pay) }) : NOTHING}
${can_cancel ? cancelPanel(site, facts) : NOTHING}
</div><div class="stack">
${panel(site, { title: words.buyer, content: buyer(context, site, order) })}
${panel(site, { title: words.totals, content: totals(site, order) })}
${has_address ? panel(site, { title: words.addresses, content: addresses(site, order) }) : NOTHING}
${panel(site, { title: words.timeline, content: timeline(site, happenings(site, order)) })}
</div></div>`,
  });
}

/** Every amount exactly as it is stored. */
function totals(site: Site, order: OrderView): Markup {
  const { totals: words } = site.words.account.order;
  const money = (minor: number) => site.formats.money(minor, order.currency);
  const rows: [string, string | Markup][] = [[words.items, money(order.items_total_minor)]];
  if (order.discount_total_minor > 0) rows.push([words.discount, money(-order.discount_total_minor)]);
  rows.push([words.shipping, money(order.shipping_total_minor)]);
  const tax = order.tax_included ? words.tax_included : words.tax;
  rows.push([tax, money(order.tax_total_minor)]);
  rows.push([words.total, html`<strong>${money(order.total_minor)}</strong>`]);
  if (order.refunded_minor > 0) rows.push([words.refunded, money(order.refunded_minor)]);
  return html`<div class="amounts">${definitions(rows)}</div>`;
}

/** Can this part be cancelled by itself? */
export function isCancellable(part: PartView): boolean {
  return part.cancel_refused_reason === null;
}

function buyer(context: Context, site: Site, order: OrderView): Markup {
  const { orders: words } = site.words.office;
  const { order: buyer_words } = site.words.account;
  const account = order.user_id === null ? words.guest : accountLink(context, site, order.user_id);
  const rows: [string, string | Markup][] = [
    [site.words.office.users.email, html`<bdi>${order.email}</bdi>`],
    [words.account, account],
    [words.placed, site.formats.moment(order.placed_at)],
  ];
  if (order.company_name) rows.push([buyer_words.company, html`<bdi>${order.company_name}</bdi>`]);
  if (order.tax_id) rows.push([buyer_words.tax_id, html`<bdi>${order.tax_id}</bdi>`]);
  if (order.purchase_order_number) {
    rows.push([buyer_words.purchase_order_number, html`<bdi>${order.purchase_order_number}</bdi>`]);
  }
  if (order.note) rows.push([words.note, html`<span dir="auto">${order.note}</span>`]);
  return definitions(rows);
}

function accountLink(context: Context, site: Site, user_id: number): Markup {
  const name = `#${user_id}`;
  if (!mayEnter(context.actor, "users.read")) return html`<bdi>${name}</bdi>`;
  return html`<a href="${site.link(`/admin/users/${user_id}/`)}"><bdi>${name}</bdi></a>`;
}

function partPanel(context: Context, site: Site, order: OrderView, part: PartView): Markup {
  const { orders: words } = site.words.office;
  const money = (minor: number) => site.formats.money(minor, order.currency);
  const may_open = mayEnter(context.actor, "sellers.decide");
  const seller = html`<bdi>${part.seller.name}</bdi>`;
  const seller_href = site.link(`/admin/sellers/${part.seller.id}/`);
  return panel(site, {
    title: words.part_of(part.seller.name),
    actions: orderState(site, part.status),
    content: html`${workTable(site, {
      caption: words.part_of(part.seller.name),
      columns: [
        { id: "item", label: words.item },
        { id: "quantity", label: words.quantity, is_number: true },
        { id: "unit", label: words.unit, is_number: true },
        { id: "amount", label: words.amount, is_number: true },
      ],
      rows: part.items.map((item) => ({
        id: item.id,
        cells: [
          itemName(item),
          site.formats.number(item.quantity),
          money(item.unit_price_minor),
          money(item.total_minor),
        ],
      })),
      empty: NOTHING,
    })}
<div class="office-gap">${definitions([
      [words.number, html`<bdi>${part.number}</bdi>`],
      [site.words.office.products.seller, may_open ? html`<a href="${seller_href}">${seller}</a>` : seller],
      [words.shipping, shippingWords(site, order, part)],
      [words.tracking, parcels(site, part)],
      [words.commission, money(part.commission_minor)],
      [words.refunded, money(part.refunded_minor)],
      [words.amount, money(part.total_minor)],
    ])}</div>`,
  });
}

function itemName(item: PartView["items"][number]): Markup {
  const options = Object.values(item.options).join(", ");
  const more = [options, item.sku].filter(Boolean).join(" · ");
  return html`<bdi>${item.name}</bdi>${more === "" ? NOTHING : html`<br><small class="quiet"><bdi>${more}</bdi></small>`}`;
}

function shippingWords(site: Site, order: OrderView, part: PartView): Markup {
  const cost = site.formats.money(part.shipping_total_minor, order.currency);
  return html`${part.shipping_method ? html`<bdi>${part.shipping_method.name}</bdi> · ` : NOTHING}${cost}`;
}

function parcels(site: Site, part: PartView): Markup {
  const { orders: words } = site.words.office;
  if (part.shipments.length === 0) return html`–`;
  return html`<ul class="office-points">${part.shipments.map(
    ({ carrier, tracking_number, shipped_at }) =>
      html`<li>${site.formats.day(shipped_at)}: <bdi>${
        [carrier, tracking_number].filter(Boolean).join(" ") || words.no_tracking
      }</bdi></li>`,
  )}</ul>`;
}

function addresses(site: Site, { shipping_address: shipping, billing_address: billing }: OrderView): Markup {
  const { order: words } = site.words.account;
  const is_same = JSON.stringify(shipping) === JSON.stringify(billing);
  return html`${shipping ? html`<h3 class="office-sub">${words.shipping_address}</h3>${addressLines(site, shipping)}` : NOTHING}
${billing ? html`<h3 class="office-sub">${words.billing_address}</h3>${is_same ? html`<p>${words.same_address}</p>` : addressLines(site, billing)}` : NOTHING}`;
}

const TONES: Readonly<Record<string, "success" | "danger" | "warning" | "info">> = {
  paid: "success",
  delivered: "success",
  cancelled: "danger",
  payment_failed: "danger",
  needs_attention: "warning",
  attention_settled: "success",
  shipment_created: "info",
  shipped: "info",
};

function happenings(site: Site, order: OrderView) {
  const { orders: words } = site.words.office;
  const sellers = new Map(order.parts.map((part) => [part.id, part.seller.name]));
  const newest_first = order.history.toReversed().sort((one, other) => other.at - one.at);
  return newest_first.map(({ at, event, by, note, seller_order_id }) => {
    const whose = seller_order_id === null ? undefined : sellers.get(seller_order_id);
    const name = words.events[event] ?? event;
    return {
      at,
      title: html`${name}${whose === undefined ? NOTHING : html`: <bdi>${whose}</bdi>`}`,
      note: html`${words.by[by]}${note ? html`: <bdi>${note}</bdi>` : NOTHING}`,
      ...(TONES[event] && { tone: TONES[event] }),
    };
  });
}
