// The list of all orders.
import { z } from "@hono/zod-openapi";
import { listAllOrders, type OrderView } from "#modules/orders";
import { DAY_MS } from "#platform/clock";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { ORDER_STATUSES, PAYMENT_STATUSES } from "../../api/orders-schema.ts";
import { viewPlace } from "../../api/view-places.ts";
import type { Site } from "../site.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { choice, day, dayFilter, officeList, pageNumber, searchText, stateFilter } from "./office-list.ts";
import { officeAccess } from "./office-places.ts";
import { orderState, paymentState } from "./office-states.ts";

const SHOWN_SELLERS = 2;

const query = z.object({
  page: pageNumber,
  status: choice(ORDER_STATUSES),
  payment: choice(PAYMENT_STATUSES),
  attention: choice(["true"]),
  search: searchText(254),
  from: day,
  until: day,
});
type Asked = z.output<typeof query>;

export const ordersListPage = officeList<Asked, OrderView>({
  place: viewPlace("admin", "orders"),
  access: officeAccess("orders.manage"),
  query,
  read: (context, asked, slice) => listAllOrders(context, filterOf(asked), slice),
  draw: (site, asked) => {
    const { orders: words, list } = site.words.office;
    return {
      words,
      icon: "package",
      search: { name: "search", label: words.search, value: asked.search },
      filters: filters(site, asked),
      columns: [
        { id: "number", label: words.number },
        { id: "placed", label: words.placed, is_whole: true },
        { id: "buyer", label: words.buyer },
        { id: "sellers", label: words.sellers },
        { id: "status", label: list.state },
        { id: "payment", label: words.payment },
        { id: "total", label: words.total, is_number: true },
      ],
      row: (order) => ({ id: order.id, cells: cells(site, order) }),
    };
  },
});

/** Days are whole days in UTC, as everything in the lists of the back office. */
function filterOf({ status, payment, attention, search, from, until }: Asked) {
  return {
    ...(status && { status }),
    ...(payment && { payment_status: payment }),
    ...(attention && { needs_attention: true }),
    ...(search !== undefined && { search }),
    ...(from !== undefined && { placed_after: Date.parse(from) }),
    ...(until !== undefined && { placed_before: Date.parse(until) + DAY_MS - 1 }),
  };
}

function filters(site: Site, asked: Asked): Markup {
  const { orders: words, list } = site.words.office;
  const { statuses, payment_statuses } = site.words.account.order;
  return html`${stateFilter(site, { name: "status", label: list.state, words: statuses, value: asked.status })}
${stateFilter(site, { name: "payment", label: words.payment, words: payment_statuses, value: asked.payment })}
<div class="filter-bar__pair">${dayFilter(site, { name: "from", label: words.from, value: asked.from })}
${dayFilter(site, { name: "until", label: words.until, value: asked.until })}</div>
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
