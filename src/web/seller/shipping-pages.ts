// How a store ships, on pages: every method, a new one, changing and removing one.
import { z } from "@hono/zod-openapi";
import {
  createShippingMethod,
  deleteShippingMethod,
  listShippingMethods,
  type ShippingMethod,
  shippingMethod,
  updateShippingMethod,
} from "#modules/checkout";
import { requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import type { Form } from "#platform/http/page-route";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { sellerMember, sellerWrites } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { chosenCountries, methodForm, stateOfMethod, termsOfForm } from "./shipping-form.ts";
import { methodPage, removeMethodPage, SHIPPING_PATH, shippingPage } from "./shipping-view.ts";

const NEW = `${SHIPPING_PATH}new/`;
const ONE = `${SHIPPING_PATH}{id}/`;
const UNPROCESSABLE = 422;
const WRITES = sellerWrites("settings.write");
const DONE = ["method_saved", "method_removed"] as const;
type Done = (typeof DONE)[number];

const doneQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });

export const shippingPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: SHIPPING_PATH,
    access: sellerMember,
    audience: "private",
    query: doneQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const methods = await listShippingMethods(context, requireSeller(context).seller_id);
      const done = query.done && site.words.team.done[query.done];
      return shown(await shippingPage(context, site, methods, done));
    },
  }),
  pageRoute({
    method: "get",
    path: NEW,
    access: WRITES,
    audience: "private",
    handle: async ({ context, visit }) => {
      const { currency } = await ownSeller(context);
      const state = freshForm({ min_days: "3", max_days: "5", sort_order: "0", is_active: "true" });
      const facts = { method: null, currency, countries: [], state };
      return shown(await methodPage(context, await privateSite(context, visit), facts));
    },
  }),
  pageRoute({
    method: "post",
    path: NEW,
    access: WRITES,
    audience: "private",
    handle: async ({ context, visit, form }) => save(context, await privateSite(context, visit), form, null),
  }),
  pageRoute({
    method: "get",
    path: ONE,
    access: WRITES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const method = await ownMethod(context, params.id);
      const { currency, countries } = method;
      const facts = { method, currency, countries, state: stateOfMethod(method) };
      return shown(await methodPage(context, await privateSite(context, visit), facts));
    },
  }),
  pageRoute({
    method: "post",
    path: ONE,
    access: WRITES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const method = await ownMethod(context, params.id);
      return save(context, await privateSite(context, visit), form, method);
    },
  }),
  pageRoute({
    method: "get",
    path: `${ONE}remove/`,
    access: WRITES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const method = await ownMethod(context, params.id);
      return shown(await removeMethodPage(context, await privateSite(context, visit), method));
    },
  }),
  pageRoute({
    method: "post",
    path: `${ONE}remove/`,
    access: WRITES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      await deleteShippingMethod(context, await ownMethod(context, params.id));
      return back(await privateSite(context, visit), "method_removed");
    },
  }),
];

/** Makes the method, or with `method` changes it; else the form once more with what was typed. */
async function save(context: Context, site: Site, form: Form, method: ShippingMethod | null) {
  const { id: seller_id, currency } = await ownSeller(context);
  const countries = chosenCountries(form);
  const answer = await submit(form, methodForm, (sent) => {
    const terms = termsOfForm(sent, countries, method?.currency ?? currency);
    return method
      ? updateShippingMethod(context, { seller_id, id: method.id, terms })
      : createShippingMethod(context, { seller_id, currency, terms });
  });
  if (answer.done) return back(site, "method_saved");
  const state = besideCode(answer.state);
  const facts = { method, currency: method?.currency ?? currency, countries, state };
  return shown(await methodPage(context, site, facts), { status: UNPROCESSABLE });
}

/** A code that is taken is said beside it. */
function besideCode(state: FormState): FormState {
  const error = state.code === "code_taken" ? state.errors.get("") : undefined;
  return error ? { ...state, errors: new Map([["code", error]]) } : state;
}

function ownMethod(context: Context, id: number): Promise<ShippingMethod> {
  return shippingMethod(context, { seller_id: requireSeller(context).seller_id, id });
}

function ownSeller(context: Context) {
  return sellerById(context, requireSeller(context).seller_id);
}

function back(site: Site, done: Done) {
  return seeOther(site.link(`${SHIPPING_PATH}?done=${done}`));
}
