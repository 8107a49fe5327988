// The work queue: tabs by state, a search, the table, and what can be done with several rows at once.
import type { Listed, SellerOrderView } from "#modules/orders";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { viewPlace } from "../../api/view-places.ts";
import { freshForm } from "../forms.ts";
import { viewsBar } from "../saved-views.ts";
import type { Site } from "../site.ts";
import { paymentBadge } from "../storefront/order-badges.ts";
import { bulkBar } from "../ui/bulk-bar.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField, field } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { icon } from "../ui/icon.ts";
import { notice } from "../ui/notice.ts";
import { pagination } from "../ui/pagination.ts";
import { type WorkRow, workTable } from "../ui/work-table.ts";
import { type Asked, ORDERS_PATH, PAGE_SIZE, queueAddress, STATES } from "./orders-asked.ts";
import { mayFulfil, partState } from "./orders-states.ts";
import { sellerPage } from "./seller-frame.ts";

export const BULK_PATH = `${ORDERS_PATH}confirm/`;
const BULK_FORM = "confirming";
const PLACE = viewPlace("seller", "orders");
/** What of a question is no part of a view. */
const BEGINNING = { page: 1, confirmed: undefined } as const;

/** What the queue shows besides its rows. */
export interface QueueFacts {
  asked: Asked;
  listed: Listed<SellerOrderView>;
  waiting: { to_confirm: number; to_ship: number };
  /** A form with nothing ticked came back. */
  is_nothing_ticked?: boolean;
}

/** A whole page. */
export async function queuePage(context: Context, site: Site, facts: QueueFacts): Promise<Markup> {
  const { orders: words } = site.words.selling;
  const { asked, listed } = facts;
  const { confirmed } = asked;
  return sellerPage(context, site, {
    here: "orders",
    title: words.title,
    intro: words.intro,
    done: confirmed ? site.formats.plural(confirmed, words.bulk.done) : undefined,
    content: html`${facts.is_nothing_ticked ? notice(site, { tone: "warning", content: words.bulk.nothing }) : NOTHING}
${await viewsBar(context, site, { place: PLACE, address: queueAddress(site, { ...asked, ...BEGINNING }) })}
${tabs(site, facts)}
${filters(site, asked)}
${listed.results.length > 0 ? html`<p class="queue__count">${countWords(site, listed)}</p>` : NOTHING}
${rows(context, site, facts)}
${pagination(site, {
  page: asked.page,
  has_previous: asked.page > 1,
  has_more: listed.next_cursor !== null,
  href: (page) => queueAddress(site, { ...asked, confirmed: undefined, page }),
  page_count: Math.ceil(listed.count / PAGE_SIZE),
})}`,
  });
}

function tabs(site: Site, { asked, waiting }: QueueFacts): Markup {
  const { orders: words } = site.words.selling;
  const { search, from, until } = asked;
  const counts: Readonly<Record<string, number>> = {
    pending: waiting.to_confirm,
    confirmed: waiting.to_ship,
  };
  return html`<nav class="queue-tabs" aria-label="${words.states_label}"><ul>${STATES.map((state) => {
    const count = counts[state] ?? 0;
    return html`<li><a href="${queueAddress(site, { state, search, from, until })}"${
      state === asked.state ? html` aria-current="true"` : NOTHING
    }>${words.states[state]}${count > 0 ? html` <span class="queue-tabs__count">${site.formats.number(count)}</span>` : NOTHING}</a></li>`;
  })}</ul></nav>`;
}

function filters(site: Site, { state, search, from, until }: Asked): Markup {
  const { orders: words } = site.words.selling;
  const dates = freshForm();
  return filterBar(site, {
    action: site.link(ORDERS_PATH),
    search: { name: "search", label: words.search, value: search ?? "" },
    fields: html`<input type="hidden" name="state" value="${state}">
${field(site, dates, { name: "from", label: words.from, type: "date", value: from ?? "" })}
${field(site, dates, { name: "until", label: words.until, type: "date", value: until ?? "" })}`,
  });
}

function countWords(site: Site, { count, count_is_exact }: Listed<unknown>): string {
  const { orders: words } = site.words.selling;
  const { formats } = site;
  return count_is_exact ? formats.plural(count, words.found) : words.found_at_least(formats.number(count));
}

/** Only orders that wait for it can be ticked. */
function rows(context: Context, site: Site, { asked, listed }: QueueFacts): Markup {
  const { orders: words } = site.words.selling;
  const { columns } = words;
  const is_ticked = asked.state === "pending" && listed.results.length > 0 && mayFulfil(context);
  const table = workTable(site, {
    caption: words.caption,
    columns: [
      { id: "number", label: columns.number },
      { id: "placed", label: columns.placed, is_whole: true },
      { id: "buyer", label: columns.buyer },
      { id: "items", label: columns.items },
      { id: "destination", label: columns.destination },
      { id: "total", label: columns.total, is_number: true },
      { id: "state", label: columns.state },
    ],
    rows: listed.results.map((view) => rowOf(site, view)),
    empty: nothing(site, asked),
    selection: is_ticked ? { form_id: BULK_FORM, name: "ids" } : undefined,
  });
  if (!is_ticked) return table;
  return html`<form id="${BULK_FORM}" method="post" action="${site.link(BULK_PATH)}">${csrfField(site)}
${bulkBar(site, { form_id: BULK_FORM, actions: button(words.bulk.confirm, { icon: icon(site, "check") }) })}</form>
${table}`;
}

function rowOf(site: Site, view: SellerOrderView): WorkRow {
  const { orders: words } = site.words.selling;
  const { formats } = site;
  const { part, order } = view;
  const contact = order.shipping_address ?? order.billing_address;
  const pieces = part.items.reduce((sum, item) => sum + item.quantity, 0);
  const [first] = part.items;
  const to = order.shipping_address;
  return {
    id: part.id,
    href: site.link(`${ORDERS_PATH}${part.id}/`),
    cells: [
      html`<bdi class="queue__number">${part.number}</bdi>`,
      formats.date(order.placed_at),
      html`<bdi>${order.company_name ?? contact?.full_name ?? order.email}</bdi>`,
      html`<span>${formats.plural(pieces, words.pieces)}<span class="queue__detail"><bdi>${first?.name ?? ""}</bdi>${part.items.length > 1 ? " …" : ""}</span></span>`,
      to ? html`<span><bdi>${to.city}</bdi> · ${formats.country(to.country)}</span>` : words.no_address,
      formats.money(part.total_minor, order.currency),
      html`<span class="queue__states">${partState(site, view)}${
        view.payment_status === "captured"
          ? NOTHING
          : paymentBadge(site, { ...order, payment_status: view.payment_status })
      }</span>`,
    ],
  };
}

function nothing(site: Site, asked: Asked): Markup {
  const { empty } = site.words.selling.orders;
  const { state, search, from, until } = asked;
  const is_narrowed = search !== undefined || from !== undefined || until !== undefined;
  const everywhere = queueAddress(site, { search, from, until, state: "all" });
  return emptyState(site, {
    icon: "package",
    title: empty.title,
    text: is_narrowed ? empty.search : state === "pending" ? empty.pending : empty.other,
    ...(state !== "all" && { action: buttonLink(empty.everywhere, everywhere, { kind: "secondary" }) }),
  });
}
