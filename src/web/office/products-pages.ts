// Products in the back office: all sellers' products in every state, one with its facts, and the decision.
import { z } from "@hono/zod-openapi";
import { findProduct, moderateProduct } from "#modules/catalog";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { idParams, line } from "../../api/common.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { productDetail } from "./products-detail.ts";
import { productsListPage } from "./products-list.ts";

const PATH = "/admin/products/";
const MODERATIONS = ["archive", "restore"] as const;
const access = officeAccess("catalog.manage");

const decisionForm = z.object({ moderation: z.enum(MODERATIONS), reason: line(500) });

export const productsPages: PageRoute[] = [
  productsListPage,
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
