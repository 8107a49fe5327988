// What became of each order that was to be confirmed with others, when not all of them could be.
import type { BulkResult, SellerOrderView } from "#modules/orders";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { notice } from "../ui/notice.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { type WorkRow, workTable } from "../ui/work-table.ts";
import { ORDERS_PATH, queueAddress } from "./orders-asked.ts";
import { sellerPage } from "./seller-frame.ts";

/** A result with the order it is about; null for an order that is not there. */
export interface BulkLine extends BulkResult {
  view: SellerOrderView | null;
}

/** A whole page. */
export async function bulkPage(context: Context, site: Site, lines: readonly BulkLine[]): Promise<Markup> {
  const { bulk, columns } = site.words.selling.orders;
  const failed = lines.filter(({ refusal }) => refusal !== null).length;
  const content = site.formats.plural(failed, bulk.failed);
  return sellerPage(context, site, {
    here: "orders",
    title: bulk.title,
    actions: buttonLink(bulk.back, queueAddress(site, { state: "pending" }), { kind: "secondary" }),
    content: html`${notice(site, { tone: "warning", content })}
${workTable(site, {
  caption: bulk.caption,
  columns: [
    { id: "number", label: columns.number },
    { id: "result", label: bulk.result },
  ],
  rows: lines.map((line) => rowOf(site, line)),
  empty: emptyState(site, { icon: "package", title: bulk.nothing, text: "" }),
})}`,
  });
}

function rowOf(site: Site, { seller_order_id, refusal, view }: BulkLine): WorkRow {
  const { bulk } = site.words.selling.orders;
  const { reasons } = bulk;
  const why = refusal && (reasons[refusal.code] ?? reasons.fallback);
  return {
    id: seller_order_id,
    ...(view && { href: site.link(`${ORDERS_PATH}${seller_order_id}/`) }),
    cells: [
      html`<bdi>${view?.part.number ?? String(seller_order_id)}</bdi>`,
      why === null ? stateBadge(bulk.is_confirmed, "success") : stateBadge(why, "danger"),
    ],
  };
}
