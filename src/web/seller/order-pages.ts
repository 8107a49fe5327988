// One order of a seller: to look at, to confirm, to send, to deliver, to cancel, to write notes about.
import { z } from "@hono/zod-openapi";
import {
  addOrderNote,
  cancelSellerOrder,
  confirmSellerOrder,
  deliverSellerOrder,
  orderNotes,
  sellerOrderView,
  shipSellerOrder,
} from "#modules/orders";
import {
  type PageAnswer,
  type PageCall,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
} from "#platform/http/page-route";
import { sellerFulfiller, sellerReads } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { cancelForm, linesOf, noteForm, parcelForm } from "./order-forms.ts";
import { cancelPage, DONE, type Done, orderPage, type RefusedForm } from "./order-view.ts";
import { ORDERS_PATH } from "./orders-asked.ts";

const PATH = `${ORDERS_PATH}{id}/`;
const UNPROCESSABLE = 422;
const CONFLICT = 409;
const nothing = z.object({});

type Call = PageCall<{ id: number }, unknown>;

export const orderPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: sellerReads("orders.read"),
    audience: "private",
    params: idParams,
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handle: (call) => show(call, { done: call.query.done }),
  }),
  act("confirm/", "confirmed", "step", nothing, ({ context, params }) =>
    confirmSellerOrder(context, { seller_order_id: params.id }),
  ),
  act("shipments/", "shipped", "step", parcelForm, async ({ context, params, form }, parcel) => {
    const { part } = await sellerOrderView(context, params.id);
    const { carrier, tracking_number, tracking_url } = parcel;
    const items = linesOf(part, form.values);
    const sent = items.length > 0 ? { items } : {};
    const how = { carrier: carrier ?? null, tracking_number: tracking_number ?? null };
    await shipSellerOrder(context, {
      ...{ seller_order_id: part.id, ...sent, ...how },
      tracking_url: tracking_url ?? null,
    });
  }),
  act("deliver/", "delivered", "step", nothing, ({ context, params }) =>
    deliverSellerOrder(context, { seller_order_id: params.id }),
  ),
  act("notes/", "noted", "note", noteForm, ({ context, params }, { text }) =>
    addOrderNote(context, { seller_order_id: params.id, text }),
  ),
  pageRoute({
    method: "get",
    path: `${PATH}cancel/`,
    access: sellerFulfiller,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const view = await sellerOrderView(context, params.id);
      const site = await privateSite(context, visit);
      const status = view.part.cancel_refused_reason === null ? 200 : CONFLICT;
      return shown(await cancelPage(context, site, view, freshForm()), { status });
    },
  }),
  pageRoute({
    method: "post",
    path: `${PATH}cancel/`,
    access: sellerFulfiller,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const answer = await submit(form, cancelForm, ({ reason }) =>
        cancelSellerOrder(context, { seller_order_id: params.id, reason }),
      );
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link(`${ORDERS_PATH}${params.id}/?done=cancelled`));
      const view = await sellerOrderView(context, params.id);
      const status = view.part.cancel_refused_reason === null ? UNPROCESSABLE : CONFLICT;
      return shown(await cancelPage(context, site, view, answer.state), { status });
    },
  }),
];

/** A form on the order's page: done, it leads back there; refused, the page comes with what was typed. */
function act<T>(
  end: string,
  done: Done,
  of: RefusedForm["of"],
  schema: z.ZodType<T>,
  work: (call: Call, data: T) => Promise<unknown>,
): PageRoute {
  return pageRoute<{ id: number }, unknown>({
    method: "post",
    path: `${PATH}${end}`,
    access: sellerFulfiller,
    audience: "private",
    params: idParams,
    handle: async (call) => {
      const answer = await submit(call.form, schema, (data) => work(call, data));
      if (!answer.done) return show(call, { refused: { of, state: answer.state } });
      const { link } = await privateSite(call.context, call.visit);
      return seeOther(link(`${ORDERS_PATH}${call.params.id}/?done=${done}`));
    },
  });
}

async function show(
  { context, visit, params }: Call,
  facts: { done?: Done | undefined; refused?: RefusedForm },
): Promise<PageAnswer> {
  const view = await sellerOrderView(context, params.id);
  const written = await orderNotes(context, params.id);
  const site = await privateSite(context, visit);
  const { refused } = facts;
  const refusal_status = refused?.state.errors.has("") ? CONFLICT : UNPROCESSABLE;
  const status = refused === undefined ? 200 : refusal_status;
  return shown(await orderPage(context, site, { view, written, ...facts }), { status });
}
