// Searching: a list like any other, with the words corrected where they found nothing, and what to offer
// while somebody types.
import { z } from "@hono/zod-openapi";
import { countEmptySearch } from "#modules/analytics";
import { suggest } from "#modules/catalog";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, type Visit } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { keptPage } from "../kept-page.ts";
import { publicSite, type Site } from "../site.ts";
import type { PageFacts } from "../ui/layout.ts";
import { addressQuery, type ListAddress, readAddress } from "./list-address.ts";
import { titleOf } from "./list-page.ts";
import { isFiltered, type ListPlace, readList } from "./list-read.ts";
import { popularCategories } from "./popular-categories.ts";
import { searchStartView, searchView } from "./search-view.ts";

const PATH = "/search/";
const MAX_TYPED = 200;
/** Words offered as they would be typed on. */
const MAX_WORDS = 4;

export const searchPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: anyone,
    audience: "public",
    query: addressQuery,
    handle: async ({ context, visit, query }) => {
      const answer = await keptPage(context, visit, (site) => {
        const asked = readAddress(query, site.currency);
        return asked.q === "" ? startFacts(context, site) : searchFacts(context, site, asked);
      });
      if (answer.found_nothing) countNothing(context, visit, readAddress(query, "").q);
      return answer;
    },
  }),
  pageRoute({
    method: "get",
    path: "/search/suggestions/",
    access: anyone,
    audience: "public",
    query: z.object({ q: z.string().max(MAX_TYPED).catch("").default("") }),
    handle: async ({ context, visit, query }) => {
      const site = await publicSite(context, visit);
      const body = JSON.stringify(await suggestionsFor(context, site, query.q));
      return { status: 200, text: { body, content_type: "application/json" } };
    },
  }),
];

function countNothing(context: Context, { user_agent, address }: Visit, term: string): void {
  countEmptySearch(context, { term, user_agent, address });
}

async function startFacts(context: Context, site: Site): Promise<PageFacts> {
  return {
    title: site.words.catalog.search.title,
    is_indexed: false,
    content: searchStartView(site, await popularCategories(context)),
  };
}

async function searchFacts(context: Context, site: Site, asked: ListAddress): Promise<PageFacts> {
  const { search: words } = site.words.catalog;
  const place: ListPlace = { path: PATH, scope: {}, ordering: "relevance", currency: null };
  const read = await readList(context, place, asked);
  const popular = read.list.count === 0 ? await popularCategories(context) : [];
  return {
    title: titleOf(site, words.title_for(asked.q), asked),
    is_indexed: false,
    content: searchView(site, read, popular),
    found_nothing: read.list.count === 0 && !isFiltered(asked),
  };
}

/** Products, categories and words to go on with, each with its address in the reader's language. */
async function suggestionsFor(context: Context, site: Site, typed: string) {
  const found = await suggest(context, typed);
  return {
    products: found.products.map(({ name, slug, price, currency, image }) => ({
      name,
      href: site.link(`/products/${slug}/`),
      image: image === null ? null : (image.srcset.split(" ")[0] ?? image.url),
      price: site.formats.amount(price, currency),
    })),
    categories: found.categories.map(({ name, slug }) => ({ name, href: site.link(`/categories/${slug}/`) })),
    words: found.words.slice(0, MAX_WORDS).map((text) => ({
      text,
      href: site.link(`${PATH}?${new URLSearchParams({ q: text })}`),
    })),
  };
}
