// The seller's dashboard, a part of the start page: what waits, today, and a range of days with the one before.
import {
  type ComparedSummary,
  categorySales,
  countrySales,
  type FiguresRequest,
  productSales,
  salesSummary,
} from "#modules/analytics";
import { stockWaiting } from "#modules/inventory";
import { ordersWaiting } from "#modules/orders";
import { maySell, requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { askedFigures, figuresAddress, rangeBar, todayOf } from "../figures-range.ts";
import { categoriesTable, countriesTable, productsTable, sellerTiles } from "../figures-tables.ts";
import { moneyChart, tiles } from "../figures-view.ts";
import type { Site } from "../site.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { ANALYTICS_PATH } from "./analytics-pages.ts";
import { workboard } from "./dashboard-work.ts";

const PATH = "/seller/";
const BEST = 5;

/** What a seller that sells, or sold, sees of it; whose role has no money in it sees their own work. */
export async function dashboard(context: Context, site: Site): Promise<Markup> {
  const { seller_id, status } = requireSeller(context);
  if (status !== "approved" && status !== "suspended") return NOTHING;
  if (!maySell(context.actor, "money.read")) return workboard(context, site);
  const waiting = await waitingTiles(context, site);
  const { country } = await sellerById(context, seller_id);
  const request = askedFigures(context, site, country);
  const compared = await salesSummary(context, "seller", request);
  const today = await salesSummary(context, "seller", {
    ...todayOf(context, request),
    currency: compared.currency,
  });
  return html`${todayPanel(site, today, waiting)}
${await rangePanels(context, site, request, compared)}`;
}

function todayPanel(site: Site, today: ComparedSummary, waiting: Markup): Markup {
  const { dashboard: words } = site.words.figures;
  const [revenue, orders] = sellerTiles(site, today.currency);
  const shown = [revenue, orders].filter((tile) => tile !== undefined);
  return html`<section class="figures" aria-labelledby="figures-today">
<h2 class="figures__title" id="figures-today">${words.today}</h2>
<div class="figures__row">${tiles(site, today, shown)}${waiting}</div></section>`;
}

async function rangePanels(
  context: Context,
  site: Site,
  request: FiguresRequest,
  compared: ComparedSummary,
): Promise<Markup> {
  const { dashboard: words } = site.words.figures;
  const { currency, currencies } = compared;
  const asked = { ...request, currency };
  const products = await productSales(context, "seller", asked, BEST);
  const categories = await categorySales(context, "seller", asked, BEST);
  const countries = await countrySales(context, "seller", asked, BEST);
  const all = html`<a class="button button--quiet" href="${figuresAddress(site, ANALYTICS_PATH, asked)}">${words.all}</a>`;
  return html`<section class="figures" aria-labelledby="figures-range">
<h2 class="figures__title" id="figures-range">${words.title}</h2>
${rangeBar(context, site, { path: PATH, request, currency, currencies })}
${tiles(site, compared, sellerTiles(site, currency))}
${panel(site, {
  title: words.revenue_by_day,
  content: moneyChart(site, { title: words.revenue_by_day, compared, of: (sales) => sales.revenue_minor }),
})}
<div class="figures__three">
${panel(site, { title: words.best_products, actions: all, content: productsTable(site, products, true) })}
${panel(site, { title: words.categories, content: categoriesTable(site, categories, true) })}
${panel(site, { title: words.countries, content: countriesTable(site, countries, true) })}
</div></section>`;
}

/** What is to be done, each counted only for those who may see it. */
async function waitingTiles(context: Context, site: Site): Promise<Markup> {
  const { dashboard: words } = site.words.figures;
  const may_orders = maySell(context.actor, "orders.read");
  const orders = may_orders ? await ordersWaiting(context) : null;
  const low_stock = maySell(context.actor, "catalog.read") ? await stockWaiting(context) : null;
  const shown: [string, number, string][] = [
    ...(orders
      ? ([
          [words.to_confirm, orders.to_confirm, "/seller/orders/?state=pending"],
          [words.to_ship, orders.to_ship, "/seller/orders/?state=confirmed"],
        ] as [string, number, string][])
      : []),
    ...(low_stock === null
      ? []
      : ([[words.low_stock, low_stock, "/seller/inventory/?show=low"]] as [string, number, string][])),
  ];
  if (shown.length === 0) return NOTHING;
  return html`<div class="stat-tiles">${shown.map(([label, count, path]) =>
    statTile(site, { label, value: site.formats.number(count), href: site.link(path) }),
  )}</div>`;
}
