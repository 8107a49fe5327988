// Orders in the back office: the list of all, one with everything about it, and what staff do with it.
import { z } from "@hono/zod-openapi";
import { captureTransfer, settleRefundByHand } from "#modules/checkout";
import { requirePermission } from "#modules/identity";
import { cancelOrderAsStaff, settleAttention, staffOrderView } from "#modules/orders";
import { paymentById, paymentsOf, refundById, refundsOf } from "#modules/payments";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { idParams, line, moneyInput, pathId } from "../../api/common.ts";
import { type FormState, freshForm, type Submitted, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { WHOLE_ORDER } from "./orders-acts.ts";
import { type OrderAct, type OrderFacts, orderDetail } from "./orders-detail.ts";
import { ordersListPage } from "./orders-list.ts";
import { referenceField } from "./orders-money.ts";

const PATH = "/admin/orders/";
const DONE = ["received", "settle", "cancel", "settled"] as const;
const access = officeAccess("orders.manage");

const cancelForm = z.object({ reason: line(500), part: z.literal(WHOLE_ORDER).or(pathId()) });

export const ordersPages: PageRoute[] = [
  ordersListPage,
  pageRoute({
    method: "get",
    path: `${PATH}{id}/`,
    access,
    audience: "private",
    params: idParams,
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const done = query.done && site.words.office.orders[query.done].done;
      return shown(await orderDetail(context, site, { ...(await readOrder(context, params.id)), done }));
    },
  }),
  act("cancel", "cancel/", (context, { id }, form) =>
    submit(form, cancelForm, ({ reason, part }) => {
      const seller_order_id = part === WHOLE_ORDER ? null : part;
      return cancelOrderAsStaff(context, { order_id: id, reason, seller_order_id });
    }),
  ),
  act("settled", "attention/", (context, { id }, form) =>
    submit(form, z.object({ note: line(500) }), ({ note }) =>
      settleAttention(context, { order_id: id, note }),
    ),
  ),
  act("received", "payments/{thing}/received/", async (context, { id, thing = 0 }, form) => {
    requirePermission(context, "payments.manage");
    if ((await paymentById(context, thing)).order_id !== id) throw missing("payment");
    return submit(form, z.object({ amount: moneyInput, reference: line(200) }), (input) =>
      captureTransfer(context, { payment_id: thing, ...input }),
    );
  }),
  act("settle", "refunds/{thing}/settlement/", async (context, { id, thing = 0 }, form) => {
    requirePermission(context, "payments.manage");
    if ((await refundById(context, thing)).order_id !== id) throw missing("refund");
    const name = referenceField(thing);
    return submit(form, z.object({ [name]: line(190) }), ({ [name]: reference = "" }) =>
      settleRefundByHand(context, { refund_id: thing, reference }),
    );
  }),
];

type Form = Parameters<PageRoute["handle"]>[0]["form"];
type Named = { id: number; thing?: number | undefined };

/** A form of the order's page; refused, the page comes back with what is wrong in that form. */
function act(
  name: (typeof DONE)[number],
  path: string,
  run: (context: Context, named: Named, form: Form) => Promise<Submitted<unknown>>,
): PageRoute {
  return pageRoute({
    method: "post",
    path: `${PATH}{id}/${path}`,
    access,
    audience: "private",
    params: z.object({ id: pathId(), thing: pathId("thing").optional() }),
    handle: async ({ context, visit, params, form }) => {
      const site = await privateSite(context, visit);
      await staffOrderView(context, params.id);
      const sent = await run(context, params, form);
      if (sent.done) return seeOther(site.link(`${PATH}${params.id}/?done=${name}`));
      const refused = { act: name, thing: params.thing ?? null, state: sent.state };
      const facts = await readOrder(context, params.id, refused);
      return shown(await orderDetail(context, site, facts), { status: 422 });
    },
  });
}

async function readOrder(
  context: Context,
  id: number,
  refused: { act: OrderAct; thing: number | null; state: FormState } | null = null,
): Promise<OrderFacts> {
  const order = await staffOrderView(context, id);
  const payments = (await paymentsOf(context, [id])).get(id) ?? [];
  const refunds = await refundsOf(context, id);
  return {
    order,
    payments,
    refunds,
    stateOf: (name, thing = null) =>
      refused?.act === name && refused.thing === thing ? refused.state : freshForm(),
  };
}
