// Sellers: the directory of all, and each with its story, its terms and its products.
import { z } from "@hono/zod-openapi";
import { listSellers, publicSeller, type SellerRow } from "#modules/sellers";
import type { Context } from "#platform/context";
import { moved, type PageRoute, pageRoute } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { keptPage } from "../kept-page.ts";
import type { Site } from "../site.ts";
import type { PageFacts } from "../ui/layout.ts";
import { addressQuery, type ListAddress, readAddress } from "./list-address.ts";
import { canonicalOf, crumbs, titleOf } from "./list-page.ts";
import { type ListPlace, readList } from "./list-read.ts";
import { sellerView } from "./seller-view.ts";
import { DIRECTORY_ORDERINGS, type Directory, directoryAddress, sellersView } from "./sellers-view.ts";

const PATH = "/sellers/";
const PER_PAGE = 24;
const MAX_PAGE = 400;
const MAX_SEARCH = 100;

const directoryQuery = z.object({
  q: z.string().max(MAX_SEARCH).catch("").default(""),
  ordering: z.enum(DIRECTORY_ORDERINGS).catch("name").default("name"),
  page: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((page) => page <= MAX_PAGE)
    .default(1),
});

export const sellerPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: anyone,
    audience: "public",
    query: directoryQuery,
    handle: ({ context, visit, query }) =>
      keptPage(context, visit, (site) => directoryFacts(context, site, query)),
  }),
  pageRoute({
    method: "get",
    path: `${PATH}{slug}/`,
    access: anyone,
    audience: "public",
    params: z.object({ slug: z.string().max(220) }),
    query: addressQuery,
    handle: ({ context, visit, params, query }) =>
      keptPage(context, visit, async (site) => {
        const seller = await publicSeller(context, params.slug);
        if (params.slug !== seller.slug) return moved(site.link(`${PATH}${seller.slug}/`));
        const asked = { ...readAddress(query, seller.currency), q: "", seller: null, currency: null };
        return sellerFacts(context, site, seller, asked);
      }),
  }),
];

async function directoryFacts(
  context: Context,
  site: Site,
  query: z.output<typeof directoryQuery>,
): Promise<PageFacts> {
  const { sellers: words } = site.words.catalog;
  const { q, ordering, page } = query;
  const slice = { ordering, search: q, page_size: PER_PAGE, offset: (page - 1) * PER_PAGE };
  const found = await listSellers(context, slice);
  if (found.results.length === 0 && page > 1) throw missing("page");
  const directory: Directory = { ...query, ...found, page_count: Math.ceil(found.count / PER_PAGE) };
  const path = crumbs(site, [{ name: words.title }]);
  const is_plain = q === "" && ordering === "name";
  return {
    title:
      page === 1
        ? words.title
        : `${words.title} (${site.words.catalog.list.page(site.formats.number(page))})`,
    description: words.description,
    canonical: directoryAddress({ q: "", ordering: "name", page: is_plain ? page : 1 }),
    is_indexed: is_plain,
    head: path.data,
    content: sellersView(site, path.shown, directory),
  };
}

async function sellerFacts(
  context: Context,
  site: Site,
  seller: SellerRow,
  asked: ListAddress,
): Promise<PageFacts> {
  const { sellers: words, seller: own } = site.words.catalog;
  const place: ListPlace = {
    path: `${PATH}${seller.slug}/`,
    scope: { seller: String(seller.id) },
    ordering: "-popularity",
    currency: seller.currency,
  };
  const read = await readList(context, place, asked);
  const path = crumbs(site, [{ name: words.title, href: site.link(PATH) }, { name: seller.name }]);
  const { head, content, image } = sellerView(site, path, seller, read);
  return {
    title: titleOf(site, seller.name, asked),
    description: seller.tagline ?? own.description(seller.name),
    ...canonicalOf(read),
    image,
    og_type: "profile",
    head,
    content,
  };
}
