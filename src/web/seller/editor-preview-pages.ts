// A product as buyers will see it, before they may: the shop's own page, for the seller's people alone.
import { z } from "@hono/zod-openapi";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { sellerReads } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { privateSite, type Site } from "../site.ts";
import { previewFacts } from "../storefront/product-page.ts";
import { readPreview } from "../storefront/product-reading.ts";
import { buttonLink } from "../ui/button.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";
import { ownProduct } from "./editor-reading.ts";
import { PRODUCTS_PATH } from "./products-query.ts";

export const editorPreviewPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: `${PRODUCTS_PATH}{id}/preview/`,
    access: sellerReads("catalog.read"),
    audience: "private",
    params: idParams,
    query: z.object({ variant: z.coerce.number().int().positive().nullable().catch(null) }),
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const detail = await ownProduct(context, params.id);
      const address = previewPath(params.id);
      const scene = await readPreview(context, detail, { address, wanted: query.variant });
      return shown(layout(site, previewFacts(site, scene, saidAbove(site, params.id))));
    },
  }),
];

/** Where the product with this id is shown to its seller's people. */
export function previewPath(product_id: number): string {
  return `${PRODUCTS_PATH}${product_id}/preview/`;
}

function saidAbove(site: Site, product_id: number): Markup {
  const { preview: words } = site.words.goods;
  const back = buttonLink(words.back, site.link(`${PRODUCTS_PATH}${product_id}/`), { kind: "secondary" });
  const content = html`<p>${words.text}</p><p>${back}</p>`;
  return html`<div class="product-preview">${notice(site, { tone: "info", title: words.title, content })}</div>`;
}
