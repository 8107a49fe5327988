// The fake card provider's own pages, where a tester approves or declines a payment. Never in production.
import { z } from "@hono/zod-openapi";
import type { Context } from "#platform/context";
import { decideFakePayment, type FakePayment, fakePayment } from "#platform/gateway";
import { page } from "#platform/http/plain-page";
import { type Route, route, textAnswer } from "#platform/http/route";
import { invalid, missing } from "#platform/refusal";
import { anyone } from "./access.ts";
import { decidedPage, decisionPage, FAKE_PROVIDER_STYLE, STYLE_PATH } from "./fake-provider-page.ts";

const TAG = "Fake provider";
const PATH = "/api/fake-provider/payments/{id}/";
const html = { description: "A page.", schema: z.string(), content_type: "text/html" };
const params = z.object({
  id: z
    .string()
    .regex(/^fake_[\w-]{1,50}$/)
    .openapi({ param: { name: "id", in: "path" } }),
});

const target = async (context: Context, { id }: { id: string }): Promise<FakePayment> => {
  const payment = await fakePayment(context, id);
  if (!payment) throw missing("payment");
  return payment;
};

/** Served beside the API outside production only, and not part of its documentation. */
export const fakeProviderRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Decide about a payment.",
    tag: TAG,
    access: anyone,
    params,
    query: z.object({ return_url: z.string().max(1000).optional() }),
    target,
    answers: { 200: html },
    handle: ({ target: payment, query }) =>
      page(
        payment.status === "pending" ? decisionPage(payment, query.return_url ?? "") : decidedPage(payment),
      ),
  }),
  route({
    method: "post",
    path: PATH,
    summary: "Approve or decline, once; then back to the shop.",
    tag: TAG,
    access: anyone,
    params,
    target,
    body: z.string(),
    body_kind: "raw",
    answers: { 200: html, 303: { description: "Back to the shop." } },
    handle: async ({ context, params: { id }, body }) => {
      const form = new URLSearchParams(body);
      const decision = form.get("decision");
      if (decision !== "approve" && decision !== "decline") {
        throw invalid("decision", "invalid_choice", "Approve or decline.");
      }
      const payment = await decideFakePayment(context, id, decision);
      if (!payment) throw missing("payment");
      const back = ownPath(context.services.config.url, form.get("return_url") ?? "");
      return back === null ? page(decidedPage(payment)) : { status: 303, headers: { Location: back } };
    },
  }),
  route({
    method: "get",
    path: `${STYLE_PATH}/`,
    summary: "The style of these pages.",
    tag: TAG,
    access: anyone,
    answers: { 200: { description: "CSS.", schema: z.string(), content_type: "text/css" } },
    handle: () => textAnswer(FAKE_PROVIDER_STYLE, "text/css; charset=utf-8"),
  }),
];

/** The path of an address in this shop; null for any other, so that nobody is sent elsewhere. */
function ownPath(origin: string, address: string): string | null {
  if (!URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  return address !== "" && url.origin === new URL(origin).origin ? url.pathname + url.search : null;
}
