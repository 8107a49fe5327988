// Figures as tiles and tables: what dashboards and pages of figures share.
import type { CategorySales, CountrySales, ProductSales, Ranked, SearchTerm } from "#modules/analytics";
import { html, type Markup } from "#platform/http/html";
import { type Ranking, rankingTable, type Tile } from "./figures-view.ts";
import type { Site } from "./site.ts";

/** What a seller looks at first, the most important first. */
export function sellerTiles({ words, formats }: Site, currency: string): Tile[] {
  const { tiles } = words.figures;
  const money = (minor: number) => formats.money(minor, currency);
  return [
    { label: tiles.revenue, of: (one) => one.revenue_minor, write: money },
    { label: tiles.orders, of: (one) => one.orders, write: formats.number },
    { label: tiles.units, of: (one) => one.units, write: formats.number },
    { label: tiles.average, of: (one) => one.average_order_minor, write: money },
    { label: tiles.buyers, of: (one) => one.buyers, write: formats.number },
    { label: tiles.conversion, of: (one) => one.conversion, write: formats.percent },
  ];
}

/** What staff look at first, of all sellers. */
export function marketTiles({ words, formats }: Site, currency: string): Tile[] {
  const { tiles: named } = words.figures;
  const money = (minor: number) => formats.money(minor, currency);
  return [
    { label: named.gross, of: (one) => one.revenue_minor, write: money },
    { label: named.take, of: (one) => one.commission_minor, write: money },
    { label: named.orders, of: (one) => one.orders, write: formats.number },
    { label: named.average, of: (one) => one.average_order_minor, write: money },
    { label: named.buyers, of: (one) => one.buyers, write: formats.number },
    { label: named.new_buyers, of: (one) => one.new_buyers, write: formats.number },
    { label: named.sellers, of: (one) => one.sellers, write: formats.number },
    { label: named.refunded, of: (one) => one.refunded_minor, write: money, is_less_good: true },
  ];
}

/** Who bought: new, returning, and how often somebody looked. */
export function buyerTiles({ words, formats }: Site): Tile[] {
  const { tiles } = words.figures;
  return [
    { label: tiles.buyers, of: (one) => one.buyers, write: formats.number },
    { label: tiles.new_buyers, of: (one) => one.new_buyers, write: formats.number },
    { label: tiles.returning_buyers, of: (one) => one.returning_buyers, write: formats.number },
    { label: tiles.views, of: (one) => one.views, write: formats.number },
  ];
}

/** The products that sold best; `is_short` leaves out what a narrow panel has no room for. */
export function productsTable(
  site: Site,
  { currency, rows }: Ranked<ProductSales>,
  is_short = false,
): Markup {
  const { table, dashboard } = site.words.figures;
  const { number, money } = site.formats;
  return rankingTable(site, {
    caption: is_short ? dashboard.best_products : site.words.figures.analytics.products,
    name: table.product,
    heads: is_short ? [table.goods, table.units] : [table.goods, table.units, table.orders, table.views],
    rows: rows.map(({ product_id, name, slug, goods_minor, units, orders, views }): Ranking => {
      const figures = [money(goods_minor, currency), number(units)];
      return {
        id: `product-${product_id}`,
        name: html`<bdi>${name}</bdi>`,
        href: site.link(`/products/${slug}/`),
        value: goods_minor,
        cells: is_short ? figures : [...figures, number(orders), number(views)],
      };
    }),
  });
}

/** The categories that sold best. */
export function categoriesTable(
  site: Site,
  { currency, rows }: Ranked<CategorySales>,
  is_short = false,
): Markup {
  const { table, dashboard, analytics } = site.words.figures;
  const { number, money } = site.formats;
  return rankingTable(site, {
    caption: is_short ? dashboard.categories : analytics.categories,
    name: table.category,
    heads: is_short ? [table.goods] : [table.goods, table.units, table.orders],
    rows: rows.map(({ category_id, name, goods_minor, units, orders }): Ranking => {
      const figures = [money(goods_minor, currency)];
      return {
        id: `category-${category_id ?? "none"}`,
        name: name === null ? table.no_category : html`<bdi>${name}</bdi>`,
        value: goods_minor,
        cells: is_short ? figures : [...figures, number(units), number(orders)],
      };
    }),
  });
}

/** Where the parcels went. */
export function countriesTable(
  site: Site,
  { currency, rows }: Ranked<CountrySales>,
  is_short = false,
): Markup {
  const { table, analytics } = site.words.figures;
  const { number, money, country: nameOf } = site.formats;
  return rankingTable(site, {
    caption: analytics.countries,
    name: table.country,
    heads: is_short ? [table.revenue] : [table.revenue, table.orders],
    rows: rows.map(({ country, revenue_minor, orders }): Ranking => {
      const revenue = money(revenue_minor, currency);
      return {
        id: `country-${country ?? "none"}`,
        name: country === null ? table.no_country : nameOf(country),
        value: revenue_minor,
        cells: is_short ? [revenue] : [revenue, number(orders)],
      };
    }),
  });
}

/** What was searched for; `caption` says what became of it. */
export function termsTable(
  site: Site,
  { caption, head, rows }: { caption: string; head: string; rows: readonly SearchTerm[] },
): Markup {
  const { table, analytics } = site.words.figures;
  return rankingTable(site, {
    caption,
    name: table.term,
    heads: [head],
    rows: rows.map(({ term, views }): Ranking => {
      return {
        id: `term-${term}`,
        name: html`<bdi>${term}</bdi>`,
        value: views,
        cells: [site.formats.number(views)],
      };
    }),
    empty: analytics.no_searches,
  });
}
