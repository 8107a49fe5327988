// The search for everything in the back office: a page for people, and JSON for the palette of every page.
import { z } from "@hono/zod-openapi";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { textKey } from "#platform/text";
import { findEverywhere, MAX_SEARCH } from "../../api/admin/search.ts";
import { freshForm } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { field } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { officePage } from "./office-frame.ts";
import { searchText } from "./office-list.ts";
import { officeAccess, placesFor } from "./office-places.ts";

const PATH = "/admin/search/";
const MAX_PAGES = 5;

/** One thing that was found. */
interface Hit {
  title: string;
  detail: string | null;
  href: string;
}

type Kind = "pages" | "orders" | "users" | "sellers" | "products";
type Hits = [Kind, Hit[]][];

export const searchPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: officeAccess("staff"),
    audience: "private",
    query: z.object({ q: searchText(MAX_SEARCH) }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const hits = query.q === undefined ? [] : await hitsOf(context, site, query.q);
      if (visit.header("accept") === "application/json") return json(site, hits);
      return shown(await searchPage(context, site, query.q ?? "", hits));
    },
  }),
];

/** Only what this person may open; kinds without a hit are left out. */
async function hitsOf(context: Context, site: Site, text: string): Promise<Hits> {
  const { orders, users, sellers, products } = await findEverywhere(context, text);
  const { office, account } = site.words;
  const to = (kind: Kind, id: number) => site.link(`/admin/${kind}/${id}/`);
  const all: Hits = [
    ["pages", pagesFor(context, site, text)],
    [
      "orders",
      orders.map(({ id, number, email, status }) => {
        const detail = `${email} · ${account.order.statuses[status]}`;
        return { title: number, detail, href: to("orders", id) };
      }),
    ],
    [
      "users",
      users.map(({ id, email, first_name, last_name }) => {
        const name = `${first_name} ${last_name}`.trim();
        return { title: name || email, detail: name === "" ? null : email, href: to("users", id) };
      }),
    ],
    [
      "sellers",
      sellers.map(({ id, name, status }) => {
        return { title: name, detail: office.sellers.statuses[status], href: to("sellers", id) };
      }),
    ],
    [
      "products",
      products.map(({ id, name, status, seller_name }) => {
        const detail = `${seller_name} · ${office.products.statuses[status]}`;
        return { title: name, detail, href: to("products", id) };
      }),
    ],
  ];
  return all.filter(([, hits]) => hits.length > 0);
}

/** Places of the back office by how a word of their name begins. */
function pagesFor(context: Context, site: Site, text: string): Hit[] {
  const key = textKey(text);
  const begins = (label: string) => ` ${textKey(label)}`.includes(` ${key}`);
  return placesFor(context.actor)
    .map((place) => ({ title: place.label(site.words), detail: null, href: site.link(place.path) }))
    .filter(({ title }) => begins(title))
    .slice(0, MAX_PAGES);
}

function json(site: Site, hits: Hits) {
  const { kinds } = site.words.office.search;
  const results = hits.flatMap(([kind, found]) => found.map((hit) => ({ kind: kinds[kind], ...hit })));
  return { status: 200, text: { body: JSON.stringify({ results }), content_type: "application/json" } };
}

function searchPage(context: Context, site: Site, text: string, hits: Hits): Promise<Markup> {
  const { search: words } = site.words.office;
  return officePage(context, site, {
    here: "search",
    title: words.title,
    intro: words.intro,
    content: html`<form method="get" action="${site.link(PATH)}" role="search" class="office-line office-find">
${field(site, freshForm(), {
  name: "q",
  label: words.label,
  type: "search",
  is_required: true,
  maxlength: MAX_SEARCH,
  autocomplete: "off",
  value: text,
})}${button(words.go)}</form>
<div class="stack">${text === "" ? html`<p class="quiet">${words.start}</p>` : found(site, hits)}</div>`,
  });
}

function found(site: Site, hits: Hits): Markup {
  const { search: words } = site.words.office;
  if (hits.length === 0) {
    return emptyState(site, { icon: "search", title: words.none_title, text: words.none_text });
  }
  return html`${hits.map(([kind, of_kind]) =>
    panel(site, {
      title: words.kinds[kind],
      content: html`<ul class="office-hits">${of_kind.map(
        ({ title, detail, href }) =>
          html`<li><a href="${href}"><bdi>${title}</bdi></a> <span class="quiet"><bdi>${detail ?? ""}</bdi></span></li>`,
      )}</ul>`,
    }),
  )}`;
}
