// A page of figures, for a seller of its own sales and for staff of the marketplace's, with each table as a file.
import { z } from "@hono/zod-openapi";
import {
  type ComparedSummary,
  categorySales,
  countrySales,
  emptySearches,
  type FiguresRequest,
  productSales,
  salesSummary,
  searchTerms,
  type Whose,
} from "#modules/analytics";
import type { Context } from "#platform/context";
import { csvLines } from "#platform/csv";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import type { Access } from "#platform/http/route";
import { FILES, type FileName, fileRows } from "./figures-files.ts";
import { askedFigures, figuresAddress, rangeBar } from "./figures-range.ts";
import {
  buyerTiles,
  categoriesTable,
  countriesTable,
  marketTiles,
  productsTable,
  sellerTiles,
  termsTable,
} from "./figures-tables.ts";
import { moneyChart, tiles } from "./figures-view.ts";
import { privateSite, type Site } from "./site.ts";
import { buttonLink } from "./ui/button.ts";
import { icon } from "./ui/icon.ts";
import { panel } from "./ui/panel.ts";

/** Rows on the page; the files have all. */
const SHOWN_PRODUCTS = 20;
const SHOWN = 10;

/** Where a page of figures stands, whose they are, and who may open it. */
export interface FiguresPlace {
  whose: Whose;
  /** Such as `/seller/analytics/`. */
  path: string;
  access: Access;
  intro(site: Site): string;
  /** The country whose days are shown unless told. */
  country(context: Context): Promise<string | null>;
  /** May the reader see money? Whoever may not sees what was searched for. */
  showsMoney(context: Context): boolean;
  /** The page around the figures. */
  frame(
    context: Context,
    site: Site,
    page: { title: string; intro: string; content: Markup },
  ): Promise<Markup>;
}

/** The page, and each of its tables as a file. */
export function figuresPages(place: FiguresPlace): PageRoute[] {
  const { path, access } = place;
  return [
    pageRoute({
      method: "get",
      path,
      access,
      audience: "private",
      handle: async ({ context, visit }) => {
        const site = await privateSite(context, visit);
        const { title } = site.words.figures.analytics;
        const content = await figuresContent(context, site, place);
        const { searches_intro } = site.words.figures.analytics;
        const intro = place.showsMoney(context) ? place.intro(site) : searches_intro;
        return shown(await place.frame(context, site, { title, intro, content }));
      },
    }),
    pageRoute({
      method: "get",
      path: `${path}export/{file}/`,
      access,
      audience: "private",
      params: z.object({ file: z.enum(FILES) }),
      handle: async ({ context, visit, params: { file } }) => {
        const site = await privateSite(context, visit);
        const request = askedFigures(context, site, await place.country(context));
        const rows = await fileRows(context, site, file, { whose: place.whose, request });
        const name = `${file}-${request.from}-${request.to}.csv`;
        return {
          status: 200,
          text: { body: csvLines(rows, true), content_type: "text/csv; charset=utf-8" },
          headers: { "Content-Disposition": `attachment; filename="${name}"` },
        };
      },
    }),
  ];
}

type Download = (file: FileName) => Markup;

async function figuresContent(context: Context, site: Site, place: FiguresPlace): Promise<Markup> {
  const { analytics: words } = site.words.figures;
  const { whose, path } = place;
  const request = askedFigures(context, site, await place.country(context));
  const compared = place.showsMoney(context) ? await salesSummary(context, whose, request) : null;
  const asked = compared ? { ...request, currency: compared.currency } : request;
  const { currency = "", currencies = [] } = compared ?? {};
  const download: Download = (file) =>
    buttonLink(words.download(words[file]), figuresAddress(site, `${path}export/${file}/`, asked), {
      kind: "quiet",
      icon: icon(site, "download"),
    });
  return html`<div class="figures">
${rangeBar(context, site, { path, request, currency, currencies })}
${compared ? salesPanels(site, whose, compared, download) : NOTHING}
${compared ? await rankingPanels(context, site, { whose, asked, download }) : NOTHING}
${await termPanels(context, site, { whose, asked, download })}
${
  compared
    ? panel(site, {
        title: words.buyers,
        actions: download("buyers"),
        content: html`${tiles(site, compared, buyerTiles(site))}<p class="figures-note">${words.buyers_text}</p>`,
      })
    : NOTHING
}</div>`;
}

function salesPanels(site: Site, whose: Whose, compared: ComparedSummary, download: Download): Markup {
  const { analytics: words, dashboard, overview } = site.words.figures;
  const is_market = whose === "market";
  const shown = is_market ? marketTiles : sellerTiles;
  const title = is_market ? overview.gross_by_day : dashboard.revenue_by_day;
  return html`${tiles(site, compared, shown(site, compared.currency))}
${panel(site, {
  title: words.sales,
  actions: download("sales"),
  content: moneyChart(site, { title, compared, of: (sales) => sales.revenue_minor }),
})}
${is_market ? takeAndRefunds(site, compared) : NOTHING}`;
}

/** What the marketplace takes and what goes back to buyers, over time. */
export function takeAndRefunds(site: Site, compared: ComparedSummary): Markup {
  const { overview: words } = site.words.figures;
  return html`<div class="panels">
${panel(site, {
  title: words.take_by_day,
  content: moneyChart(site, { title: words.take_by_day, compared, of: (sales) => sales.commission_minor }),
})}
${panel(site, {
  title: words.refunded_by_day,
  content: moneyChart(site, { title: words.refunded_by_day, compared, of: (sales) => sales.refunded_minor }),
})}</div>`;
}

interface Shown {
  whose: Whose;
  asked: FiguresRequest;
  download: Download;
}

async function rankingPanels(
  context: Context,
  site: Site,
  { whose, asked, download }: Shown,
): Promise<Markup> {
  const { analytics: words } = site.words.figures;
  const products = await productSales(context, whose, asked, SHOWN_PRODUCTS);
  const categories = await categorySales(context, whose, asked, SHOWN);
  const countries = await countrySales(context, whose, asked, SHOWN);
  return html`${panel(site, {
    title: words.products,
    actions: download("products"),
    content: html`${productsTable(site, products)}<p class="figures-note">${words.goods_text} ${words.views_text}</p>`,
  })}
<div class="panels">
${panel(site, { title: words.categories, actions: download("categories"), content: categoriesTable(site, categories) })}
${panel(site, { title: words.countries, actions: download("countries"), content: countriesTable(site, countries) })}
</div>`;
}

async function termPanels(context: Context, site: Site, { whose, asked, download }: Shown): Promise<Markup> {
  const { analytics: words, table } = site.words.figures;
  const led = await searchTerms(context, whose, asked, SHOWN);
  const searches = panel(site, {
    title: words.searches,
    actions: download("searches"),
    content: html`${termsTable(site, { caption: words.searches, head: table.views, rows: led })}
<p class="figures-note">${words.searches_text}</p>`,
  });
  if (whose === "seller") return searches;
  const nothing = await emptySearches(context, asked, SHOWN);
  return html`<div class="panels">${searches}
${panel(site, {
  title: words.empty,
  actions: download("empty"),
  content: html`${termsTable(site, { caption: words.empty, head: table.times, rows: nothing })}
<p class="figures-note">${words.empty_text}</p>`,
})}</div>`;
}
