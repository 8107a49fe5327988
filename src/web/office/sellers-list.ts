// The list of all sellers: who waits for a decision, who sells, who may not.
import { z } from "@hono/zod-openapi";
import { listAllSellers, type SellerRow } from "#modules/sellers";
import { html, type Markup } from "#platform/http/html";
import { viewPlace } from "../../api/view-places.ts";
import type { Site } from "../site.ts";
import {
  choice,
  DEFAULT_ORDERING,
  officeList,
  pageNumber,
  searchText,
  sortable,
  stateFilter,
} from "./office-list.ts";
import { officeAccess } from "./office-places.ts";
import { sellerState } from "./office-states.ts";

const ORDERINGS = [DEFAULT_ORDERING, "created_at", "name", "-name", "rating", "-rating"] as const;
const place = viewPlace("admin", "sellers");

const query = z.object({
  page: pageNumber,
  status: choice(["pending", "approved", "suspended", "rejected"]),
  search: searchText(120),
  ordering: z.enum(ORDERINGS).default(DEFAULT_ORDERING),
});

export const sellersListPage = officeList<z.output<typeof query>, SellerRow>({
  place,
  access: officeAccess("sellers.decide"),
  query,
  read: (context, { status, search, ordering }, slice) =>
    listAllSellers(context, status ? { status } : {}, {
      ...{ ...slice, ordering },
      ...(search !== undefined && { search }),
    }),
  draw: (site, asked) => {
    const { sellers: words, list } = site.words.office;
    const sorted = (id: string, label: string) => sortable(site, { path: place.path, asked, id, label });
    return {
      words,
      icon: "store",
      search: { name: "search", label: words.search, value: asked.search },
      filters: stateFilter(site, {
        ...{ name: "status", label: list.state, words: words.statuses, value: asked.status },
      }),
      columns: [
        sorted("name", words.name),
        { id: "status", label: list.state },
        { id: "country", label: words.country },
        { id: "products", label: words.products, is_number: true },
        { ...sorted("rating", words.rating), is_number: true },
        sorted("created_at", list.created),
      ],
      row: (seller) => ({ id: seller.id, cells: cells(site, seller) }),
    };
  },
});

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
