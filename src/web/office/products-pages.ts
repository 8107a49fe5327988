// Products in the back office: all sellers' products in every state, one with its facts, and the decision.
import { z } from "@hono/zod-openapi";
import { findProduct, moderateProduct, pageAllProducts } from "#modules/catalog";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { idParams, line, pathId } from "../../api/common.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { choice, PAGE_SIZE, pageNumber, searchText } from "./office-list.ts";
import { officeAccess } from "./office-places.ts";
import { productDetail } from "./products-detail.ts";
import { productsList } from "./products-list.ts";

const PATH = "/admin/products/";
const MODERATIONS = ["archive", "restore"] as const;
const access = officeAccess("catalog.manage");

const listQuery = z.object({
  page: pageNumber,
  status: choice(["draft", "published", "archived"]),
  search: searchText(120),
  seller: pathId("seller").optional(),
  ordering: z.enum(["-created_at", "created_at"]).default("-created_at"),
});
export type ProductsAsked = z.output<typeof listQuery>;

const decisionForm = z.object({ moderation: z.enum(MODERATIONS), reason: line(500) });

export const productsPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access,
    audience: "private",
    query: listQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const { page, status, search, seller, ordering } = query;
      const listed = await pageAllProducts(context, {
        ...(status && { status }),
        ...(search !== undefined && { search }),
        ...(seller !== undefined && { seller_id: seller }),
        ...{ ordering, offset: (page - 1) * PAGE_SIZE, page_size: PAGE_SIZE },
      });
      return shown(await productsList(context, site, query, listed));
    },
  }),
  pageRoute({
    method: "get",
    path: `${PATH}{id}/`,
    access,
    audience: "private",
    params: idParams,
    query: z.object({ done: z.enum(MODERATIONS).optional().catch(undefined) }),
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const done = query.done && site.words.office.products.done[query.done];
      const detail = await readProduct(context, params.id);
      return shown(await productDetail(context, site, { detail, state: freshForm(), done }));
    },
  }),
  pageRoute({
    method: "post",
    path: `${PATH}{id}/decision/`,
    access,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const site = await privateSite(context, visit);
      await readProduct(context, params.id);
      const sent = await submit(form, decisionForm, async ({ moderation, reason }) => {
        await moderateProduct(context, { product_id: params.id, moderation, reason });
        return moderation;
      });
      if (sent.done) return seeOther(site.link(`${PATH}${params.id}/?done=${sent.result}`));
      const detail = await readProduct(context, params.id);
      return shown(await productDetail(context, site, { detail, state: sent.state }), { status: 422 });
    },
  }),
];

async function readProduct(context: Context, id: number) {
  const detail = await findProduct(context, String(id));
  if (!detail) throw missing("product");
  return detail;
}
