// The list of all sellers' products, for moderation.
import type { pageAllProducts } from "#modules/catalog";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { listFoot, nothingFound, sortable, stateFilter } from "./office-list.ts";
import { productState } from "./office-states.ts";
import type { ProductsAsked } from "./products-pages.ts";

const PATH = "/admin/products/";

type Listed = Awaited<ReturnType<typeof pageAllProducts>>;

/** A whole page. */
export function productsList(
  context: Context,
  site: Site,
  asked: ProductsAsked,
  listed: Listed,
): Promise<Markup> {
  const { products: words, list } = site.words.office;
  return officePage(context, site, {
    here: "products",
    title: words.title,
    intro: words.intro,
    content: html`${filterBar(site, {
      action: site.link(PATH),
      search: { name: "search", label: words.search, value: asked.search ?? "" },
      fields: html`${stateFilter(site, {
        name: "status",
        label: list.state,
        words: words.statuses,
        value: asked.status,
      })}${asked.seller === undefined ? NOTHING : html`<input type="hidden" name="seller" value="${asked.seller}">`}`,
    })}
${workTable(site, {
  caption: words.title,
  columns: [
    { id: "name", label: words.name },
    { id: "seller", label: words.seller },
    { id: "category", label: words.category },
    { id: "status", label: list.state },
    { id: "price", label: words.price, is_number: true },
    { id: "stock", label: words.stock, is_number: true },
    sortable(site, { path: PATH, asked, id: "created_at", label: list.created }),
  ],
  rows: listed.results.map((row) => ({
    id: row.product.id,
    href: site.link(`${PATH}${row.product.id}/`),
    cells: cells(site, row),
  })),
  empty: nothingFound(site, "tag"),
})}
${listFoot(site, { path: PATH, asked, listed })}`,
  });
}

function cells(
  site: Site,
  { product, seller, category, stock }: Listed["results"][number],
): (string | Markup)[] {
  const { formats } = site;
  return [
    html`<bdi>${product.name}</bdi>`,
    html`<bdi>${seller.name}</bdi>`,
    html`<bdi>${category.name}</bdi>`,
    productState(site, product.status),
    formats.money(product.price_minor, product.currency),
    formats.number(stock.stock_quantity),
    formats.date(product.created_at),
  ];
}
