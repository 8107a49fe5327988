// Where the links in mails lead until the storefront takes these pages over.
import { z } from "@hono/zod-openapi";
import { requestPasswordReset, resetPassword, verifyEmail } from "#modules/identity";
import { orderView } from "#modules/orders";
import { page } from "#platform/http/html";
import { type Answer, type Route, route } from "#platform/http/route";
import { Refusal } from "#platform/refusal";
import { anyone } from "../api/access.ts";
import { pathId } from "../api/common.ts";
import { reachOrder } from "../api/orders-access.ts";
import { askResetPage, choosePasswordPage, saidPage, verifyPage } from "./account-page.ts";
import { orderPage } from "./order-page.ts";

const html = { 200: { description: "A page.", schema: z.string(), content_type: "text/html" } };
const tokenQuery = z.object({ token: z.string().max(200).default("") });

export const accountPages: Route[] = [
  route({
    method: "get",
    path: "/account/verify-email/",
    summary: "Confirm an address.",
    tag: "System",
    access: anyone,
    query: tokenQuery,
    answers: html,
    handle: ({ query }) => page(verifyPage(query.token)),
  }),
  route({
    method: "post",
    path: "/account/verify-email/",
    summary: "The address is confirmed.",
    tag: "System",
    access: anyone,
    body: z.object({ token: z.string().max(200) }),
    body_kind: "form",
    answers: html,
    handle: async ({ context, body }) => {
      const refusal = await refusedBy(() => verifyEmail(context, body.token));
      if (refusal) return page(saidPage("This link is spent", "Sign in and ask for another one."), 200);
      return page(saidPage("Thank you", "Your e-mail address is confirmed."));
    },
  }),
  route({
    method: "get",
    path: "/account/reset-password/",
    summary: "Ask for a new password, or choose it.",
    tag: "System",
    access: anyone,
    query: tokenQuery,
    answers: html,
    handle: ({ query }) => page(query.token ? choosePasswordPage(query.token, null) : askResetPage()),
  }),
  route({
    method: "post",
    path: "/account/reset-password/",
    summary: "The link is mailed, or the password is set.",
    tag: "System",
    access: anyone,
    body: z.object({
      email: z.string().max(254).optional(),
      token: z.string().max(200).optional(),
      new_password: z.string().max(1000).default(""),
    }),
    body_kind: "form",
    limit: { name: "reset_page", limit: 20, window_ms: 60_000 },
    answers: html,
    handle: async ({ context, body }): Promise<Answer> => {
      if (!body.token) {
        await requestPasswordReset(context, body.email ?? "");
        return page(
          saidPage("Look into your mail", "If there is such an account, a link is on its way to it."),
        );
      }
      const { token, new_password } = body;
      const refusal = await refusedBy(() => resetPassword(context, { token, new_password }));
      if (refusal) return page(choosePasswordPage(token, refusal.errors?.[0]?.message ?? refusal.message));
      return page(saidPage("Done", "Your new password is set; every session was ended."));
    },
  }),
  route({
    method: "get",
    path: "/orders/{id}/",
    summary: "A guest's order, with the token of its mail.",
    tag: "System",
    access: anyone,
    params: z.object({ id: pathId() }),
    target: (context, { id }, request) => reachOrder(context, id, request),
    answers: html,
    handle: async ({ context, params }) => page(orderPage(await orderView(context, params.id))),
  }),
];

/** The refusal of `act`, or null when it was done. */
async function refusedBy(act: () => Promise<unknown>): Promise<Refusal | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
