// One order as its buyer reaches it, by the session or by a guest's link: to look at, to print, to cancel.
import { z } from "@hono/zod-openapi";
import { cancelOrder, orderView, type PartView } from "#modules/orders";
import type { Context } from "#platform/context";
import {
  type Form,
  type PageAnswer,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
} from "#platform/http/page-route";
import { missing } from "#platform/refusal";
import { anyone } from "../../api/access.ts";
import { idParams, line, pathId } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import type { Site } from "../site.ts";
import { cancelPage, MAX_REASON } from "./order-cancel-view.ts";
import { printPage } from "./order-print.ts";
import { orderPath, type ReachedOrder, withOrder } from "./order-reach.ts";
import { orderPage } from "./order-view.ts";

const PATH = "/orders/{id}/";
const UNPROCESSABLE = 422;
const CONFLICT = 409;

const shownQuery = z.object({ done: z.string().optional(), placed: z.string().optional() });
const cancelForm = z.object({
  part: pathId("part").optional(),
  reason: line(MAX_REASON, 0).optional(),
});

export const orderPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: anyone,
    audience: "private",
    params: idParams,
    query: shownQuery,
    handle: (call) =>
      withOrder(call, (site, reached) => {
        const { done, placed } = call.query;
        const is_placed_now = placed === "1" && reached.order.status !== "cancelled";
        return shown(orderPage(site, reached, { is_cancelled_now: done === "cancelled", is_placed_now }));
      }),
  }),
  pageRoute({
    method: "get",
    path: `${PATH}print/`,
    access: anyone,
    audience: "private",
    params: idParams,
    handle: (call) => withOrder(call, (site, reached) => shown(printPage(site, reached))),
  }),
  pageRoute({
    method: "get",
    path: `${PATH}cancel/`,
    access: anyone,
    audience: "private",
    params: idParams,
    query: z.object({ part: pathId("part").optional() }),
    handle: (call) =>
      withOrder(call, (site, reached) => ask(site, reached, partOf(reached, call.query.part), freshForm())),
  }),
  pageRoute({
    method: "post",
    path: `${PATH}cancel/`,
    access: anyone,
    audience: "private",
    params: idParams,
    handle: (call) => withOrder(call, (site, reached) => cancel(call.context, site, reached, call.form)),
  }),
];

/** The seller's part that is meant, or null for all of the order. Refuses `missing` for another order's. */
function partOf({ order }: ReachedOrder, part_id: number | undefined): PartView | null {
  if (part_id === undefined) return null;
  const part = order.parts.find(({ id }) => id === part_id);
  if (!part) throw missing("seller order");
  return part;
}

function ask(site: Site, reached: ReachedOrder, part: PartView | null, state: FormState): PageAnswer {
  const { cancel_refused_reason: refused } = part ?? reached.order;
  const status = refused === null ? (state.errors.size > 0 ? UNPROCESSABLE : 200) : CONFLICT;
  return shown(cancelPage(site, reached, { part, refused, state }), { status });
}

async function cancel(context: Context, site: Site, reached: ReachedOrder, form: Form): Promise<PageAnswer> {
  const { id: order_id } = reached.order;
  const answer = await submit(form, cancelForm, async ({ part, reason }) => {
    partOf(reached, part);
    await cancelOrder(context, { order_id, seller_order_id: part ?? null, reason: reason || null });
  });
  if (answer.done) return seeOther(orderPath(site, reached, "", { done: "cancelled" }));
  const order = await orderView(context, order_id);
  const part = order.parts.find(({ id }) => String(id) === form.values.part) ?? null;
  return ask(site, { ...reached, order }, part, answer.state);
}
