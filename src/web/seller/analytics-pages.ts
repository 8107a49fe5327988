// Pages of the seller centre: all figures of a range of days, and each table as a file.
import { z } from "@hono/zod-openapi";
import { categorySales, countrySales, productSales, salesSummary } from "#modules/analytics";
import { requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { csvLines } from "#platform/csv";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { sellerReads } from "../../api/access.ts";
import { askedFigures, figuresAddress, rangeBar } from "../figures-range.ts";
import { moneyChart, tiles } from "../figures-view.ts";
import { privateSite, type Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { FILES, fileRows } from "./analytics-files.ts";
import { ANALYTICS_PATH } from "./analytics-path.ts";
import { buyerTiles, categoriesTable, countriesTable, productsTable, sellerTiles } from "./analytics-view.ts";
import { sellerPage } from "./seller-frame.ts";

const access = sellerReads("money.read");
const SHOWN = 50;

export const figurePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: ANALYTICS_PATH,
    access,
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      return shown(await analyticsPage(context, site));
    },
  }),
  pageRoute({
    method: "get",
    path: `${ANALYTICS_PATH}export/{file}/`,
    access,
    audience: "private",
    params: z.object({ file: z.enum(FILES) }),
    handle: async ({ context, visit, params: { file } }) => {
      const site = await privateSite(context, visit);
      const request = await askedOf(context, site);
      const body = csvLines(await fileRows(context, site, file, request), true);
      const name = `${file}-${request.from}-${request.to}.csv`;
      return {
        status: 200,
        text: { body, content_type: "text/csv; charset=utf-8" },
        headers: { "Content-Disposition": `attachment; filename="${name}"` },
      };
    },
  }),
];

async function askedOf(context: Context, site: Site) {
  const { country } = await sellerById(context, requireSeller(context).seller_id);
  return askedFigures(context, site, country);
}

async function analyticsPage(context: Context, site: Site): Promise<Markup> {
  const { analytics: words, dashboard } = site.words.figures;
  const request = await askedOf(context, site);
  const compared = await salesSummary(context, "seller", request);
  const { currency, currencies } = compared;
  const asked = { ...request, currency };
  const products = await productSales(context, "seller", asked, SHOWN);
  const categories = await categorySales(context, "seller", asked, SHOWN);
  const countries = await countrySales(context, "seller", asked, SHOWN);
  const download = (file: (typeof FILES)[number]) =>
    buttonLink(words.download(words[file]), figuresAddress(site, `${ANALYTICS_PATH}export/${file}/`, asked), {
      kind: "quiet",
      icon: icon(site, "download"),
    });
  return sellerPage(context, site, {
    here: "analytics",
    title: words.title,
    intro: words.intro,
    content: html`<div class="figures">
${rangeBar(context, site, { path: ANALYTICS_PATH, request, currency, currencies })}
${tiles(site, compared, sellerTiles(site, currency))}
${panel(site, {
  title: words.sales,
  actions: download("sales"),
  content: moneyChart(site, {
    title: dashboard.revenue_by_day,
    compared,
    of: (sales) => sales.revenue_minor,
  }),
})}
${panel(site, {
  title: words.products,
  actions: download("products"),
  content: html`${productsTable(site, products)}<p class="figures-note">${words.goods_text} ${words.views_text}</p>`,
})}
<div class="panels">
${panel(site, { title: words.categories, actions: download("categories"), content: categoriesTable(site, categories) })}
${panel(site, { title: words.countries, actions: download("countries"), content: countriesTable(site, countries) })}
</div>
${panel(site, {
  title: words.buyers,
  actions: download("buyers"),
  content: html`${tiles(site, compared, buyerTiles(site))}<p class="figures-note">${words.buyers_text}</p>`,
})}</div>`,
  });
}
