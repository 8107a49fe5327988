// The list of all sellers: who waits for a decision, who sells, who may not.
import type { SellerPage, SellerRow } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { listFoot, nothingFound, sortable, stateFilter } from "./office-list.ts";
import { sellerState } from "./office-states.ts";
import type { SellersAsked } from "./sellers-pages.ts";

const PATH = "/admin/sellers/";

/** A whole page. */
export function sellersList(
  context: Context,
  site: Site,
  asked: SellersAsked,
  listed: SellerPage,
): Promise<Markup> {
  const { sellers: words, list } = site.words.office;
  return officePage(context, site, {
    here: "sellers",
    title: words.title,
    intro: words.intro,
    content: html`${filterBar(site, {
      action: site.link(PATH),
      search: { name: "search", label: words.search, value: asked.search ?? "" },
      fields: stateFilter(site, {
        name: "status",
        label: list.state,
        words: words.statuses,
        value: asked.status,
      }),
    })}
${workTable(site, {
  caption: words.title,
  columns: [
    sortable(site, { path: PATH, asked, id: "name", label: words.name }),
    { id: "status", label: list.state },
    { id: "country", label: words.country },
    { id: "products", label: words.products, is_number: true },
    sortable(site, { path: PATH, asked, id: "rating", label: words.rating, is_number: true }),
    sortable(site, { path: PATH, asked, id: "created_at", label: list.created }),
  ],
  rows: listed.results.map((seller) => ({
    id: seller.id,
    href: site.link(`${PATH}${seller.id}/`),
    cells: cells(site, seller),
  })),
  empty: nothingFound(site, "store"),
})}
${listFoot(site, { path: PATH, asked, listed })}`,
  });
}

function cells(site: Site, seller: SellerRow): (string | Markup)[] {
  const { formats } = site;
  const { sellers: words } = site.words.office;
  const { rating_count, rating_sum } = seller;
  return [
    html`<bdi>${seller.name}</bdi>`,
    sellerState(site, seller.status),
    formats.country(seller.country),
    formats.number(seller.product_count),
    rating_count === 0 ? words.no_rating : formats.number(Math.round((rating_sum * 10) / rating_count) / 10),
    formats.date(seller.created_at),
  ];
}
