// The start page of a member who may not see money: what they can do next, counted, and the first of each.
import { type FiguresRequest, searchTerms } from "#modules/analytics";
import { type OwnProductRow, type OwnProductSearch, searchSellerProducts } from "#modules/catalog";
import { listStock } from "#modules/inventory";
import { listSellerOrders } from "#modules/orders";
import { maySell, requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { askedFigures, daysWords, figuresAddress } from "../figures-range.ts";
import { termsTable } from "../figures-tables.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { notice } from "../ui/notice.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { type WorkColumn, type WorkRow, workTable } from "../ui/work-table.ts";
import { ANALYTICS_PATH } from "./analytics-pages.ts";
import { INVENTORY_PATH } from "./inventory-query.ts";
import { stockName } from "./inventory-view.ts";
import { ORDERS_PATH } from "./orders-asked.ts";
import { PRODUCTS_PATH } from "./products-query.ts";

const SHOWN = 5;
const SLICE = { page_size: SHOWN, offset: 0 };

/** Something to be done: how often, the first of it, and the list of all. */
interface Queue {
  label: string;
  count: number;
  path: string;
  columns: WorkColumn[];
  rows: WorkRow[];
}

/** Tiles and tables of the member's own work, and what shoppers searched for where that helps them. */
export async function workboard(context: Context, site: Site): Promise<Markup> {
  const { dashboard: words, overview } = site.words.figures;
  const queues = await queuesFor(context, site);
  const busy = queues.filter(({ count }) => count > 0);
  return html`<section class="figures" aria-labelledby="figures-work">
<h2 class="figures__title" id="figures-work">${words.work}</h2>
<div class="stat-tiles">${queues.map(({ label, count, path }) =>
    statTile(site, { label, value: site.formats.number(count), href: site.link(path) }),
  )}</div>
${busy.length === 0 ? notice(site, { tone: "success", content: overview.nothing_waits }) : NOTHING}
<div class="panels panels--pairs">${busy.map((queue) => queuePanel(site, queue))}${
    maySell(context.actor, "searches.read") ? await searches(context, site) : NOTHING
  }</div></section>`;
}

async function queuesFor(context: Context, site: Site): Promise<Queue[]> {
  const { actor } = context;
  return [
    ...(maySell(actor, "orders.read") ? await orderQueues(context, site) : []),
    ...(maySell(actor, "catalog.read") ? [await stockQueue(context, site)] : []),
    ...(maySell(actor, "catalog.write") ? await productQueues(context, site) : []),
  ];
}

function queuePanel(site: Site, { label, path, columns, rows }: Queue): Markup {
  return panel(site, {
    title: label,
    actions: buttonLink(site.words.figures.overview.see_all, site.link(path), { kind: "quiet" }),
    content: workTable(site, {
      caption: label,
      columns,
      rows,
      empty: html`<p class="quiet">${site.words.figures.overview.nothing_waits}</p>`,
    }),
  });
}

/** The longest waiting first. */
async function orderQueues(context: Context, site: Site): Promise<Queue[]> {
  const { dashboard: words } = site.words.figures;
  const { columns: heads, pieces } = site.words.selling.orders;
  const columns: WorkColumn[] = [
    { id: "number", label: heads.number },
    { id: "items", label: heads.items },
    { id: "placed", label: heads.placed, is_whole: true },
  ];
  const queue = async (label: string, status: "pending" | "confirmed"): Promise<Queue> => {
    const listed = await listSellerOrders(context, { status }, { ...SLICE, oldest_first: true });
    const rows = listed.results.map(({ part, order }) => ({
      id: `part-${part.id}`,
      href: site.link(`${ORDERS_PATH}${part.id}/`),
      cells: [
        html`<bdi>${part.number}</bdi>`,
        site.formats.plural(
          part.items.reduce((sum, { quantity }) => sum + quantity, 0),
          pieces,
        ),
        site.formats.date(order.placed_at),
      ],
    }));
    return { label, count: listed.count, path: `${ORDERS_PATH}?state=${status}`, columns, rows };
  };
  return [await queue(words.to_confirm, "pending"), await queue(words.to_ship, "confirmed")];
}

async function stockQueue(context: Context, site: Site): Promise<Queue> {
  const { seller_id } = requireSeller(context);
  const { column } = site.words.goods.inventory;
  const { results, count } = await listStock(context, { seller_id, low: true, limit: SHOWN });
  return {
    label: site.words.figures.dashboard.low_stock,
    count,
    path: `${INVENTORY_PATH}?show=low`,
    columns: [
      { id: "product", label: column.product },
      { id: "available", label: column.available, is_number: true },
    ],
    rows: results.map((row) => ({
      id: `stock-${row.variant_id}`,
      href: site.link(`${PRODUCTS_PATH}${row.product_id}/`),
      cells: [html`<bdi>${stockName(row)}</bdi>`, site.formats.number(row.available)],
    })),
  };
}

/** What is not on sale yet, the newest change first; and what is, but nobody sees what it looks like. */
async function productQueues(context: Context, site: Site): Promise<Queue[]> {
  const { dashboard: words } = site.words.figures;
  const { column } = site.words.goods.list;
  const columns: WorkColumn[] = [
    { id: "name", label: column.name },
    { id: "updated", label: column.updated, is_whole: true },
  ];
  const queue = async (label: string, query: string, asked: Partial<OwnProductSearch>): Promise<Queue> => {
    const page = await searchSellerProducts(context, { ...asked, ...SLICE, sort: "-updated_at" });
    const rows = page.results.map((row) => productRow(site, row));
    return {
      label,
      count: page.count,
      path: `${PRODUCTS_PATH}?${query}`,
      columns,
      rows,
    };
  };
  return [
    await queue(words.drafts, "status=draft", { status: "draft" }),
    await queue(words.no_pictures, "status=published&pictures=none", {
      status: "published",
      pictures: "none",
    }),
  ];
}

function productRow(site: Site, { product }: OwnProductRow): WorkRow {
  return {
    id: `product-${product.id}`,
    href: site.link(`${PRODUCTS_PATH}${product.id}/`),
    cells: [html`<bdi>${product.name}</bdi>`, site.formats.date(product.updated_at)],
  };
}

async function searches(context: Context, site: Site): Promise<Markup> {
  const { analytics: words, dashboard, table } = site.words.figures;
  const { country } = await sellerById(context, requireSeller(context).seller_id);
  const request: FiguresRequest = askedFigures(context, site, country);
  const rows = await searchTerms(context, "seller", request, SHOWN);
  return panel(site, {
    title: words.searches,
    actions: buttonLink(dashboard.all, figuresAddress(site, ANALYTICS_PATH, request), { kind: "quiet" }),
    content: html`<p class="quiet">${daysWords(site, request)}</p>
${termsTable(site, { caption: words.searches, head: table.views, rows })}`,
  });
}
