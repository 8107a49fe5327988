// The pages of categories: all of them at a glance, and each with its products.
import { z } from "@hono/zod-openapi";
import {
  type Category,
  categoryImageUrl,
  categoryTree,
  childCategories,
  findCategory,
} from "#modules/catalog";
import type { Context } from "#platform/context";
import { moved, type PageRoute, pageRoute } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { keptPage } from "../kept-page.ts";
import type { Site } from "../site.ts";
import type { PageFacts } from "../ui/layout.ts";
import { categoriesView, categoryView } from "./category-view.ts";
import { addressQuery, type ListAddress, readAddress } from "./list-address.ts";
import { canonicalOf, crumbs, titleOf } from "./list-page.ts";
import { type ListPlace, readList } from "./list-read.ts";

const PUBLIC = { with_hidden: false } as const;
const slugParams = z.object({ slug: z.string().max(220) });

export const categoryPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/categories/",
    access: anyone,
    audience: "public",
    handle: ({ context, visit }) => keptPage(context, visit, (site) => treeFacts(context, site)),
  }),
  pageRoute({
    method: "get",
    path: "/categories/{slug}/",
    access: anyone,
    audience: "public",
    params: slugParams,
    query: addressQuery,
    handle: ({ context, visit, params, query }) =>
      keptPage(context, visit, async (site) => {
        const category = await findCategory(context, params.slug, PUBLIC);
        if (!category) throw missing("category");
        if (params.slug !== category.slug) return moved(site.link(`/categories/${category.slug}/`));
        const asked = { ...readAddress(query, site.currency), q: "", category: null };
        return categoryFacts(context, site, category, asked);
      }),
  }),
];

async function treeFacts(context: Context, site: Site): Promise<PageFacts> {
  const { categories: words } = site.words.catalog;
  const path = crumbs(site, [{ name: words.title }]);
  return {
    title: words.title,
    description: words.description,
    canonical: "/categories/",
    head: path.data,
    content: categoriesView(site, path.shown, await categoryTree(context, PUBLIC)),
  };
}

async function categoryFacts(
  context: Context,
  site: Site,
  category: Category,
  asked: ListAddress,
): Promise<PageFacts> {
  const place: ListPlace = {
    path: `/categories/${category.slug}/`,
    scope: { category: String(category.id) },
    ordering: "-popularity",
    currency: null,
  };
  const read = await readList(context, place, asked);
  const children = await childCategories(context, category.id, PUBLIC);
  const above = category.ancestors.map(({ name, slug }) => ({
    name,
    href: site.link(`/categories/${slug}/`),
  }));
  const { title: all } = site.words.catalog.categories;
  const path = crumbs(site, [
    { name: all, href: site.link("/categories/") },
    ...above,
    { name: category.name },
  ]);
  return {
    title: titleOf(site, category.meta_title ?? category.name, asked),
    ...describedBy(category),
    ...canonicalOf(read),
    image: categoryImageUrl(category),
    head: path.data,
    content: categoryView(site, path.shown, { category, children, read }),
  };
}

/** The text for search engines, or the one for readers; without both, the site's own. */
function describedBy({ meta_description, description }: Category): Pick<PageFacts, "description"> {
  const text = meta_description ?? description;
  return text === null ? {} : { description: text };
}
