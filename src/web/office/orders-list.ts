// The list of all orders.
import type { Listed, OrderView } from "#modules/orders";
import type { Context } from "#platform/context";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { field } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { listFoot, nothingFound, stateFilter } from "./office-list.ts";
import { orderState, paymentState } from "./office-states.ts";
import type { OrdersAsked } from "./orders-pages.ts";

const PATH = "/admin/orders/";
const SHOWN_SELLERS = 2;

/** A whole page. */
export function ordersList(
  context: Context,
  site: Site,
  asked: OrdersAsked,
  listed: Listed<OrderView>,
): Promise<Markup> {
  const { orders: words, list } = site.words.office;
  return officePage(context, site, {
    here: "orders",
    title: words.title,
    intro: words.intro,
    content: html`${filterBar(site, {
      action: site.link(PATH),
      search: { name: "search", label: words.search, value: asked.search ?? "" },
      fields: filters(site, asked),
    })}
${workTable(site, {
  caption: words.title,
  columns: [
    { id: "number", label: words.number },
    { id: "placed", label: words.placed, is_whole: true },
    { id: "buyer", label: words.buyer },
    { id: "sellers", label: words.sellers },
    { id: "status", label: list.state },
    { id: "payment", label: words.payment },
    { id: "total", label: words.total, is_number: true },
  ],
  rows: listed.results.map((order) => ({
    id: order.id,
    href: site.link(`${PATH}${order.id}/`),
    cells: cells(site, order),
  })),
  empty: nothingFound(site, "package"),
})}
${listFoot(site, { path: PATH, asked, listed })}`,
  });
}

function filters(site: Site, asked: OrdersAsked): Markup {
  const { orders: words, list } = site.words.office;
  const { statuses, payment_statuses } = site.words.account.order;
  const state = freshForm();
  const day = (name: "from" | "until") =>
    field(site, state, { name, label: words[name], type: "date", value: asked[name] ?? "" });
  return html`${stateFilter(site, { name: "status", label: list.state, words: statuses, value: asked.status })}
${stateFilter(site, { name: "payment", label: words.payment, words: payment_statuses, value: asked.payment })}
<div class="filter-bar__pair">${day("from")}${day("until")}</div>
<div class="field"><div class="choice"><input class="choice__input" type="checkbox" id="field-attention" name="attention"
value="true"${flag("checked", asked.attention === "true")}><label class="choice__label" for="field-attention">${words.attention_only}</label></div></div>`;
}

function cells(site: Site, order: OrderView): (string | Markup)[] {
  const { formats, words } = site;
  const names = order.parts.map(({ seller }) => seller.name);
  const others = names.length - SHOWN_SELLERS;
  const comma = site.direction === "rtl" ? "، " : ", ";
  const named = names
    .slice(0, SHOWN_SELLERS)
    .map((name, at) => html`${at > 0 ? comma : NOTHING}<bdi>${name}</bdi>`);
  return [
    html`<bdi class="office-whole">${order.number}</bdi>`,
    formats.date(order.placed_at),
    html`<bdi>${order.email}</bdi>`,
    html`${named}${others > 0 ? html` <bdi dir="ltr">+${formats.number(others)}</bdi>` : NOTHING}`,
    order.needs_attention
      ? html`<span class="office-states">${orderState(site, order.status)}${stateBadge(words.office.orders.needs_attention, "danger")}</span>`
      : orderState(site, order.status),
    paymentState(site, order),
    formats.money(order.total_minor, order.currency),
  ];
}
