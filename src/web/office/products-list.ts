// The list of all sellers' products, for moderation.
import { z } from "@hono/zod-openapi";
import { pageAllProducts } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { pathId } from "../../api/common.ts";
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
import { productState } from "./office-states.ts";

const place = viewPlace("admin", "products");

const query = z.object({
  page: pageNumber,
  status: choice(["draft", "published", "archived"]),
  search: searchText(120),
  seller: pathId("seller").optional(),
  ordering: z.enum([DEFAULT_ORDERING, "created_at"]).default(DEFAULT_ORDERING),
});
type Asked = z.output<typeof query>;
type Row = Awaited<ReturnType<typeof pageAllProducts>>["results"][number];

export const productsListPage = officeList<Asked, Row>({
  place,
  access: officeAccess("catalog.manage"),
  query,
  read: (context, { status, search, seller, ordering }, slice) =>
    pageAllProducts(context, {
      ...(status && { status }),
      ...(search !== undefined && { search }),
      ...(seller !== undefined && { seller_id: seller }),
      ...{ ordering, ...slice },
    }),
  draw: (site, asked) => {
    const { products: words, list } = site.words.office;
    return {
      words,
      icon: "tag",
      search: { name: "search", label: words.search, value: asked.search },
      filters: filters(site, asked),
      columns: [
        { id: "name", label: words.name },
        { id: "seller", label: words.seller },
        { id: "category", label: words.category },
        { id: "status", label: list.state },
        { id: "price", label: words.price, is_number: true },
        { id: "stock", label: words.stock, is_number: true },
        sortable(site, { path: place.path, asked, id: "created_at", label: list.created }),
      ],
      row: (row) => ({ id: row.product.id, cells: cells(site, row) }),
    };
  },
});

function filters(site: Site, { status, seller }: Asked): Markup {
  const { products: words, list } = site.words.office;
  const by_state = stateFilter(site, {
    ...{ name: "status", label: list.state, words: words.statuses, value: status },
  });
  const of_seller =
    seller === undefined ? NOTHING : html`<input type="hidden" name="seller" value="${seller}">`;
  return html`${by_state}${of_seller}`;
}

function cells(site: Site, { product, seller, category, stock }: Row): (string | Markup)[] {
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
