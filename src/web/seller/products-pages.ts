// A seller's products: the table, and one change to many of them.
import { z } from "@hono/zod-openapi";
import { searchSellerProducts } from "#modules/catalog";
import { changeProducts } from "#modules/inventory";
import type { Context } from "#platform/context";
import { html } from "#platform/http/html";
import { type Form, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { sellerReads, sellerWrites } from "../../api/access.ts";
import { bulkBody, bulkChangeOf } from "../../api/seller/product-bulk.ts";
import { viewPlace } from "../../api/view-places.ts";
import { submit } from "../forms.ts";
import { viewsBar } from "../saved-views.ts";
import { privateSite, type Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { judged, plainNumber } from "./editor-numbers.ts";
import { mayWrite } from "./editor-reading.ts";
import { EXCHANGE_PATH } from "./exchange-view.ts";
import { categoryOptions } from "./product-categories.ts";
import { bulkOutcome, bulkProblem } from "./products-bulk-view.ts";
import { PRODUCTS_PATH, type ProductsQuery, productsHref, productsQuery } from "./products-query.ts";
import { PRODUCTS_PAGE_SIZE, productsTable } from "./products-table.ts";
import { sellerPage } from "./seller-frame.ts";

const UNPROCESSABLE = 422;
const PLACE = viewPlace("seller", "products");
/** Only ever back to the table itself. */
const BACK = /^\/seller\/products\/(\?[\w=&%.+*-]*)?$/;
const VALUES = { price: ["percent", "amount"], stock: ["on_hand", "delta", "reason"] } as const;

export const productsPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PRODUCTS_PATH,
    access: sellerReads("catalog.read"),
    audience: "private",
    query: productsQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      return shown(await tablePage(context, site, query));
    },
  }),
  pageRoute({
    method: "post",
    path: `${PRODUCTS_PATH}bulk/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      const back = BACK.test(form.values.back ?? "") ? (form.values.back ?? "") : PRODUCTS_PATH;
      const answer = await submit({ values: {} }, z.object({}), () => bulk(context, form));
      if (!answer.done) {
        const page = await bulkProblem(context, site, { state: answer.state, back });
        return shown(page, { status: UNPROCESSABLE });
      }
      const refused = answer.result.filter(({ refusal }) => refusal !== null);
      if (refused.length > 0)
        return shown(await bulkOutcome(context, site, { results: answer.result, back }));
      const joint = back.includes("?") ? "&" : "?";
      return seeOther(site.link(`${back}${joint}done=${answer.result.length}`));
    },
  }),
];

async function tablePage(context: Context, site: Site, query: ProductsQuery) {
  const { list, bulk: words } = site.words.goods;
  const page = await searchSellerProducts(context, {
    ...{ search: query.search, status: query.status, category_id: query.category },
    ...{ stock: query.stock, pictures: query.pictures },
    sort: query.sort,
    offset: (query.page - 1) * PRODUCTS_PAGE_SIZE,
    page_size: PRODUCTS_PAGE_SIZE,
  });
  const may_write = mayWrite(context);
  const views = await viewsBar(context, site, { place: PLACE, address: productsHref(site, query) });
  const files = buttonLink(site.words.exchange.nav, site.link(EXCHANGE_PATH), { kind: "secondary" });
  const add = buttonLink(list.add, site.link(`${PRODUCTS_PATH}new/`), { icon: icon(site, "plus") });
  return sellerPage(context, site, {
    here: "products",
    title: list.title,
    intro: list.intro,
    done: query.done === undefined ? undefined : site.formats.plural(query.done, words.done),
    ...(may_write && { actions: html`${files}${add}` }),
    content: html`${views}${productsTable(site, { query, page, may_write, categories: await categoryOptions(context) })}`,
  });
}

/** Only the fields of the button that was pressed count. */
async function bulk(context: Context, form: Form) {
  const action = form.values.action ?? "";
  const wanted = action === "price" || action === "stock" ? VALUES[action] : [];
  const values: Record<string, unknown> = {};
  for (const name of wanted) {
    const text = (form.values[name] ?? "").trim();
    if (text === "") continue;
    const is_text = name === "amount" || name === "reason";
    values[name] = is_text ? (name === "amount" ? plainNumber(text) : text) : Number(plainNumber(text));
  }
  const body = judged(bulkBody, { ids: form.all("ids").map(Number), action, ...values });
  return changeProducts(context, body.ids, bulkChangeOf(body));
}
