// The start page. At its bare address it speaks the reader's own language: whoever comes from outside is led
// to theirs; whoever moves within the shop has chosen already.
import { listProducts } from "#modules/catalog";
import { listSellers } from "#modules/sellers";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, type Visit } from "#platform/http/page-route";
import { inLanguage } from "#platform/http/page-server";
import { DEFAULT_LANGUAGE, isLanguage, type Language, preferredLanguage } from "#platform/i18n";
import { anyone } from "../../api/access.ts";
import { keptPage } from "../kept-page.ts";
import type { Site } from "../site.ts";
import type { PageFacts } from "../ui/layout.ts";
import { heroPictures } from "./home-hero.ts";
import { homeView, type Shelves } from "./home-view.ts";
import { addressQuery } from "./list-address.ts";
import { popularCategories } from "./popular-categories.ts";
import { organizationData } from "./structured-data.ts";

/** Products on a long shelf and on a short one. */
const LONG = 8;
const SHORT = 4;
const SELLERS = 6;
/** What a kept copy of the bare address depends on. */
const VARY = "Accept-Language, Sec-Fetch-Site, Accept-Encoding";

export const homePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/",
    access: anyone,
    audience: "public",
    query: addressQuery,
    handle: async ({ context, visit, query }) => {
      const own = visit.language === DEFAULT_LANGUAGE ? ownLanguage(visit, query.language) : null;
      const headers: Record<string, string> = visit.language === DEFAULT_LANGUAGE ? { Vary: VARY } : {};
      if (own !== null) return { status: 302, location: inLanguage(own, "/"), headers };
      return { ...(await keptPage(context, visit, (site) => homeFacts(context, site))), headers };
    },
  }),
];

/**
 * The language to lead to, or null to stay. `?language=en` stays, and so does a click within the shop, which
 * browsers tell by `Sec-Fetch-Site`.
 */
function ownLanguage(visit: Visit, asked: unknown): Language | null {
  if (typeof asked === "string" && isLanguage(asked)) return asked === DEFAULT_LANGUAGE ? null : asked;
  if (visit.header("sec-fetch-site") === "same-origin") return null;
  const preferred = preferredLanguage(visit.header("accept-language"));
  return preferred === DEFAULT_LANGUAGE ? null : preferred;
}

async function homeFacts(context: Context, site: Site): Promise<PageFacts> {
  const { home: words } = site.words.catalog;
  const shelves = await shelvesOf(context);
  const { config } = context.services;
  const is_demo = config.environment === "development" && config.seed === "demo";
  return {
    title: words.hero_title,
    description: words.description,
    canonical: "/",
    head: organizationData(site),
    content: homeView(site, shelves, { is_demo }),
    page_name: "home",
  };
}

async function shelvesOf(context: Context): Promise<Shelves> {
  const shelf = async (request: Parameters<typeof listProducts>[1]) =>
    (await listProducts(context, request)).cards;
  const featured = await shelf({ is_featured: true, ordering: "-popularity", page_size: LONG });
  const popular = await shelf({ in_stock: true, ordering: "-popularity", page_size: LONG });
  return {
    hero: heroPictures([...featured, ...popular]),
    categories: await popularCategories(context),
    featured: featured.slice(SHORT),
    deals: await shelf({ on_sale: true, in_stock: true, ordering: "-popularity", page_size: LONG }),
    fresh: await shelf({ in_stock: true, ordering: "-created_at", page_size: SHORT }),
    popular,
    sellers: await sellersOfNote(context),
  };
}

/** Best rated first; those without goods or on vacation stand back. */
async function sellersOfNote(context: Context) {
  const { results } = await listSellers(context, { ordering: "-rating", page_size: 4 * SELLERS, offset: 0 });
  return results
    .filter((seller) => seller.product_count > 0 && seller.is_on_vacation === 0)
    .slice(0, SELLERS);
}
