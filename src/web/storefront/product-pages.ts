// Pages of the storefront: a product, by its slug; by its id or a former slug one is led there.
import { z } from "@hono/zod-openapi";
import { countSearchView, countView } from "#modules/analytics";
import type { Context } from "#platform/context";
import { moved, type PageAnswer, type PageRoute, pageRoute, type Visit } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { keptPage } from "../kept-page.ts";
import { pageBefore } from "../page-before.ts";
import type { Site } from "../site.ts";
import type { PageFacts } from "../ui/layout.ts";
import { productFacts } from "./product-page.ts";
import { readProduct, readScene } from "./product-reading.ts";

const MAX_SLUG = 200;

export const productPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/products/{slug}/",
    access: anyone,
    audience: "public",
    params: z.object({ slug: z.string().max(MAX_SLUG) }),
    // A variant that is gone, or no number at all, is no reason to hide the product.
    query: z.object({ variant: z.coerce.number().int().positive().nullable().catch(null) }),
    handle: async ({ context, visit, params: { slug }, query }) => {
      const answer = await keptPage(context, visit, (site) => find(context, site, slug, query.variant));
      if (answer.status === 200) countOpened(context, visit, slug);
      return answer;
    },
  }),
];

/** One view, and the search that led to it: the page before says in its address what was searched for. */
function countOpened(context: Context, visit: Visit, slug: string): void {
  const { user_agent, address } = visit;
  countView(context, { slug, user_agent });
  const term = pageBefore(context.services.config.url, visit)?.searchParams.get("q");
  if (term) countSearchView(context, { slug, term, user_agent, address });
}

/** What is on the page, or where it lives now. */
async function find(
  context: Context,
  site: Site,
  key: string,
  variant: number | null,
): Promise<PageFacts | PageAnswer> {
  const detail = await readProduct(context, key);
  const { slug } = detail.product;
  if (key !== slug) {
    return moved(site.link(`/products/${slug}/${variant === null ? "" : `?variant=${variant}`}`));
  }
  return productFacts(site, await readScene(context, detail, variant));
}
