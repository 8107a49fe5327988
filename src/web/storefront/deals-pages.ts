// Deals: everything that costs less than it did, with the filters of every list.
import type { Context } from "#platform/context";
import { html } from "#platform/http/html";
import { type PageRoute, pageRoute } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { keptPage } from "../kept-page.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import type { PageFacts } from "../ui/layout.ts";
import { addressQuery, type ListAddress, readAddress } from "./list-address.ts";
import { canonicalOf, crumbs, pageHead, titleOf } from "./list-page.ts";
import { type ListPlace, readList } from "./list-read.ts";
import { listView } from "./list-view.ts";

const PLACE: ListPlace = {
  path: "/deals/",
  scope: { on_sale: true },
  ordering: "-popularity",
  currency: null,
};

export const dealsPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PLACE.path,
    access: anyone,
    audience: "public",
    query: addressQuery,
    handle: ({ context, visit, query }) =>
      keptPage(context, visit, (site) => {
        const asked = { ...readAddress(query, site.currency), q: "", on_sale: false };
        return dealsFacts(context, site, asked);
      }),
  }),
];

async function dealsFacts(context: Context, site: Site, asked: ListAddress): Promise<PageFacts> {
  const { deals: words, list, categories } = site.words.catalog;
  const read = await readList(context, PLACE, asked);
  const path = crumbs(site, [{ name: words.title }]);
  const action = buttonLink(categories.title, site.link("/categories/"), { kind: "secondary" });
  const none = emptyState(site, { icon: "tag", title: list.none_title, text: list.none_text, action });
  return {
    title: titleOf(site, words.title, asked),
    description: words.description,
    ...canonicalOf(read),
    head: path.data,
    content: html`${path.shown}${pageHead(words.title, words.lead)}${listView(site, read, none)}`,
  };
}
