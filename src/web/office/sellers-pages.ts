// Sellers in the back office: the list of all, one as the operator sees it, and the decisions about it.
import { z } from "@hono/zod-openapi";
import { pageAllProducts } from "#modules/catalog";
import { mayAct } from "#modules/identity";
import { defaultCommission, sellerCommission, setSellerCommission } from "#modules/ledger";
import { listAllOrders } from "#modules/orders";
import { decideSeller, nameOwner, sellerById, sellerHistory, sellerPeople } from "#modules/sellers";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { percent, ppmOf } from "../../api/admin/tax-rates.ts";
import { emailInput } from "../../api/auth-schema.ts";
import { idParams, line } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { DECISIONS, type SellerFacts, sellerDetail } from "./sellers-detail.ts";
import { sellersListPage } from "./sellers-list.ts";

const PATH = "/admin/sellers/";
const SHOWN_BESIDE = 5;
const MAX_REASON = 1000;
const access = officeAccess("sellers.decide");

const decisionForm = z.object({ decision: z.enum(DECISIONS), reason: line(MAX_REASON).optional() });

export const sellersPages: PageRoute[] = [
  sellersListPage,
  pageRoute({
    method: "get",
    path: `${PATH}{id}/`,
    access,
    audience: "private",
    params: idParams,
    query: z.object({
      done: z
        .enum([...DECISIONS, "commission", "owner"])
        .optional()
        .catch(undefined),
    }),
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const facts = await readSeller(context, params.id, freshForm());
      const done = query.done && site.words.office.sellers.done[query.done];
      return shown(await sellerDetail(context, site, { ...facts, done }));
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
      await sellerById(context, params.id);
      const sent = await submit(form, decisionForm, async ({ decision, reason = null }) => {
        await decideSeller(context, params.id, decision, reason);
        return decision;
      });
      if (sent.done) return seeOther(site.link(`${PATH}${params.id}/?done=${sent.result}`));
      const facts = await readSeller(context, params.id, sent.state);
      return shown(await sellerDetail(context, site, facts), { status: 422 });
    },
  }),
  pageRoute({
    method: "post",
    path: `${PATH}{id}/commission/`,
    access: officeAccess("settings.manage"),
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const site = await privateSite(context, visit);
      await sellerById(context, params.id);
      const sent = await submit(form, commissionForm, ({ rate, note: reason }) => {
        const rate_ppm = rate === undefined ? null : ppmOf(rate);
        return setSellerCommission(context, { seller_id: params.id, rate_ppm, reason });
      });
      if (sent.done) return seeOther(site.link(`${PATH}${params.id}/?done=commission`));
      const facts = await readSeller(context, params.id, freshForm());
      const refused = { ...facts, commission_state: sent.state };
      return shown(await sellerDetail(context, site, refused), { status: 422 });
    },
  }),
  pageRoute({
    method: "post",
    path: `${PATH}{id}/owners/`,
    access,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const site = await privateSite(context, visit);
      await sellerById(context, params.id);
      const sent = await submit(form, ownerForm, ({ email, why: reason }) =>
        nameOwner(context, { seller_id: params.id, email, reason }),
      );
      if (sent.done) return seeOther(site.link(`${PATH}${params.id}/?done=owner`));
      const facts = await readSeller(context, params.id, freshForm());
      const refused = { ...facts, owner_state: sent.state };
      return shown(await sellerDetail(context, site, refused), { status: 422 });
    },
  }),
];

/** A field left empty is the default again. */
const commissionForm = z.object({ rate: percent.optional(), note: line(500) });

/** The decision has a field for its reason as well: this one's is called otherwise. */
const ownerForm = z.object({ email: emailInput, why: line(MAX_REASON) });

/** Everything that the page of a seller shows, as far as this person may see it. */
async function readSeller(context: Context, id: number, state: FormState): Promise<SellerFacts> {
  const seller = await sellerById(context, id);
  const beside = { page_size: SHOWN_BESIDE, offset: 0 };
  const ordering = "-created_at" as const;
  const { actor } = context;
  return {
    seller,
    state,
    people: await sellerPeople(context, id),
    commission_state: freshForm(),
    owner_state: freshForm(),
    commission: await sellerCommission(context, id),
    default_ppm: (await defaultCommission(context)).rate_ppm,
    history: await sellerHistory(context, id),
    products: mayAct(actor, "catalog.manage")
      ? (await pageAllProducts(context, { ...beside, ordering, seller_id: id })).results
      : null,
    orders: mayAct(actor, "orders.manage")
      ? (await listAllOrders(context, { seller_id: id }, beside)).results
      : null,
  };
}
