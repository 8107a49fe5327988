// The work queue of a seller's orders, and confirming several of them at once.
import {
  type BulkResult,
  confirmSellerOrders,
  listSellerOrders,
  ordersWaiting,
  sellerOrderView,
} from "#modules/orders";
import type { Context } from "#platform/context";
import { type PageAnswer, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { sellerFulfiller, sellerReads } from "../../api/access.ts";
import { bulkIds } from "../../api/seller/order-desk.ts";
import { privateSite, type Site } from "../site.ts";
import { type Asked, askedQuery, filterOf, ORDERS_PATH, PAGE_SIZE, queueAddress } from "./orders-asked.ts";
import { type BulkLine, bulkPage } from "./orders-bulk-view.ts";
import { BULK_PATH, queuePage } from "./orders-view.ts";

const UNPROCESSABLE = 422;

export const ordersPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: ORDERS_PATH,
    access: sellerReads("orders.read"),
    audience: "private",
    query: askedQuery,
    handle: async ({ context, visit, query }) => queue(context, await privateSite(context, visit), query),
  }),
  pageRoute({
    method: "post",
    path: BULK_PATH,
    access: sellerFulfiller,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      const ids = bulkIds.safeParse(form.all("ids").map(Number));
      if (!ids.success) return queue(context, site, askedQuery.parse({}), true);
      const results = await confirmSellerOrders(context, { seller_order_ids: ids.data });
      const is_all = results.every(({ refusal }) => refusal === null);
      const done = queueAddress(site, { state: "pending", confirmed: results.length });
      return is_all ? seeOther(done) : shown(await bulkPage(context, site, await linesOf(context, results)));
    },
  }),
];

async function queue(
  context: Context,
  site: Site,
  asked: Asked,
  is_nothing_ticked = false,
): Promise<PageAnswer> {
  const slice = { page_size: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE };
  const listed = await listSellerOrders(context, filterOf(asked), slice);
  const waiting = await ordersWaiting(context);
  const markup = await queuePage(context, site, { asked, listed, waiting, is_nothing_ticked });
  return shown(markup, { status: is_nothing_ticked ? UNPROCESSABLE : 200 });
}

async function linesOf(context: Context, results: readonly BulkResult[]): Promise<BulkLine[]> {
  const lines: BulkLine[] = [];
  for (const result of results) {
    const is_there = result.refusal?.kind !== "missing";
    lines.push({ ...result, view: is_there ? await sellerOrderView(context, result.seller_order_id) : null });
  }
  return lines;
}
