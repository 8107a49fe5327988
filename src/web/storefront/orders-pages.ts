// The list of a buyer's orders: newest first, by state, page after page.
import { z } from "@hono/zod-openapi";
import { type Listed, listMyOrders, type OrderStatus, type OrderView } from "#modules/orders";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { pageQuery } from "#platform/http/page";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { signedIn } from "../../api/access.ts";
import { ORDER_STATUSES } from "../../api/orders-schema.ts";
import { privateSite, type Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { pagination } from "../ui/pagination.ts";
import { accountPage } from "./account-frame.ts";
import { orderCards } from "./order-cards.ts";

const PAGE_SIZE = 10;
/** Nobody reads further back than this page by page. */
const MAX_PAGE = 1000;
const PATH = "/account/orders/";

const listQuery = z.object({
  page: pageQuery.page
    .unwrap()
    .refine((page) => page <= MAX_PAGE)
    .default(1),
  status: z.enum(ORDER_STATUSES).optional(),
});
type Asked = z.output<typeof listQuery>;

export const ordersPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: signedIn,
    audience: "private",
    query: listQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const slice = { page_size: PAGE_SIZE, offset: (query.page - 1) * PAGE_SIZE };
      const { status } = query;
      const listed = await listMyOrders(context, status ? { status } : {}, slice);
      return shown(ordersView(site, query, listed));
    },
  }),
];

function ordersView(site: Site, asked: Asked, listed: Listed<OrderView>): Markup {
  const { list } = site.words.account.order;
  const has_any = listed.count > 0 || asked.status !== undefined;
  return accountPage(site, {
    place: "orders",
    title: list.title,
    intro: list.intro,
    content: html`${has_any ? filters(site, asked.status) : NOTHING}
${listed.results.length > 0 ? orderCards(site, listed.results) : nothingFound(site, asked)}
${pagination(site, {
  page: asked.page,
  has_previous: asked.page > 1,
  has_more: listed.next_cursor !== null,
  href: (page) => address(site, asked.status, page),
  page_count: Math.ceil(listed.count / PAGE_SIZE),
})}`,
  });
}

function filters(site: Site, chosen: OrderStatus | undefined): Markup {
  const { list, statuses } = site.words.account.order;
  const chip = (label: string, status: OrderStatus | undefined) =>
    html`<li><a href="${address(site, status)}"${status === chosen ? html` aria-current="true"` : NOTHING}>${label}</a></li>`;
  return html`<nav class="order-filters" aria-label="${list.filter}"><ul>${chip(list.all, undefined)}${ORDER_STATUSES.map(
    (status) => chip(statuses[status], status),
  )}</ul></nav>`;
}

function nothingFound(site: Site, { status, page }: Asked): Markup {
  const { list } = site.words.account.order;
  const is_narrowed = status !== undefined || page > 1;
  return emptyState(site, {
    icon: "package",
    title: is_narrowed ? list.none_title : list.empty_title,
    text: is_narrowed ? list.none_text : list.empty_text,
    action: is_narrowed
      ? buttonLink(list.show_all, site.link(PATH), { kind: "secondary" })
      : buttonLink(list.start, site.link("/"), { kind: "primary" }),
  });
}

function address(site: Site, status: OrderStatus | undefined, page = 1): string {
  const query = new URLSearchParams();
  if (status) query.set("status", status);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return site.link(text ? `${PATH}?${text}` : PATH);
}
