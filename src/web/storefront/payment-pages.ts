// Paying an order after it was placed: the way back from the provider, looking whether the money came, and
// another attempt.
import { z } from "@hono/zod-openapi";
import { completePayment, openPaymentMethods, payOrder } from "#modules/checkout";
import { orderView } from "#modules/orders";
import { paymentById } from "#modules/payments";
import type { Context } from "#platform/context";
import {
  type PageAnswer,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
  type Visit,
} from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { idParams, line, pathId } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { afterAttempt, afterReturn, isFailed, isWaiting, orderPagePath } from "./payment-next.ts";
import { type PayersOrder, reachPayersOrder } from "./payment-reach.ts";
import { payPage } from "./payment-view.ts";

const CONFLICT = 409;
const UNPROCESSABLE = 422;

const tokenQuery = { token: z.string().optional() };
/** Refusals of somebody who pressed twice: the first press did it. */
const DONE_ALREADY: ReadonlySet<string> = new Set(["already_paid", "payment_in_progress"]);
const payForm = z.object({ payment_method: line(40), payment_token: line(190).optional() });

export const paymentPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/orders/{id}/return/",
    access: anyone,
    audience: "private",
    params: idParams,
    query: z.object({ ...tokenQuery, payment: pathId("payment") }),
    handle: async ({ context, visit, params, query }) => {
      const { language, token } = await reachPayersOrder(context, visit, params.id);
      await settle(context, params.id, query.payment);
      const order = await orderView(context, params.id);
      const site = await privateSite(context, { ...visit, language });
      return seeOther(afterReturn(site, order, token));
    },
  }),
  pageRoute({
    method: "get",
    path: "/orders/{id}/pay/",
    access: anyone,
    audience: "private",
    params: idParams,
    query: z.object(tokenQuery),
    handle: async ({ context, visit, params }) => {
      const { order, ...reached } = await reachPayersOrder(context, visit, params.id);
      if (order.payment && isWaiting(order)) await settle(context, order.id, order.payment.id);
      const current = await orderView(context, order.id);
      return show(context, visit, { ...reached, order: current }, freshForm());
    },
  }),
  pageRoute({
    method: "post",
    path: "/orders/{id}/pay/",
    access: anyone,
    audience: "private",
    params: idParams,
    query: z.object(tokenQuery),
    handle: async ({ context, visit, params, form }) => {
      const reached = await reachPayersOrder(context, visit, params.id);
      const paid = await submit(form, payForm, (wish) => payOrder(context, { order_id: params.id, ...wish }));
      const order = await orderView(context, params.id);
      if (!paid.done) return show(context, visit, { ...reached, order }, paid.state);
      const site = await privateSite(context, visit);
      return seeOther(afterAttempt(site, order, reached.token));
    },
  }),
];

/** Asks the provider how this payment of this order went; asking twice changes nothing. */
async function settle(context: Context, order_id: number, payment_id: number): Promise<void> {
  const payment = await paymentById(context, payment_id);
  if (payment.order_id !== order_id) throw missing("payment");
  await completePayment(context, { payment_id });
}

/** The page; an order that waits for no payment is shown itself. */
async function show(
  context: Context,
  visit: Visit,
  { order, token }: Pick<PayersOrder, "order" | "token">,
  state: FormState,
): Promise<PageAnswer> {
  const site = await privateSite(context, visit);
  if (DONE_ALREADY.has(state.code ?? "")) return seeOther(afterReturn(site, order, token));
  const is_refused = state.errors.size > 0;
  if (!is_refused && !isFailed(order) && !isWaiting(order))
    return seeOther(orderPagePath(site, order.id, token));
  const methods = isFailed(order) ? openPaymentMethods(context, order) : [];
  const status = is_refused ? (state.errors.has("") ? CONFLICT : UNPROCESSABLE) : 200;
  return shown(payPage(site, { order, token, methods }, state), { status });
}
