// A short table of orders, for the pages of sellers and accounts.
import type { OrderView } from "#modules/orders";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { workTable } from "../ui/work-table.ts";
import { orderState } from "./office-states.ts";

/** Number, state, day and sum; `none` stands there where there are none. */
export function ordersTable(
  site: Site,
  { caption, orders, none }: { caption: string; orders: readonly OrderView[]; none: string },
): Markup {
  const { orders: words, list } = site.words.office;
  return workTable(site, {
    caption,
    columns: [
      { id: "number", label: words.number },
      { id: "status", label: list.state },
      { id: "placed", label: words.placed, is_whole: true },
      { id: "total", label: words.total, is_number: true },
    ],
    rows: orders.map((order) => ({
      id: `order-${order.id}`,
      href: site.link(`/admin/orders/${order.id}/`),
      cells: [
        html`<bdi>${order.number}</bdi>`,
        orderState(site, order.status),
        site.formats.date(order.placed_at),
        site.formats.money(order.total_minor, order.currency),
      ],
    })),
    empty: html`<p class="quiet">${none}</p>`,
  });
}
