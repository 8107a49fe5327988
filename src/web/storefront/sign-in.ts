// Signing in: by e-mail or username, on this browser, and then on to where one was going.
import { z } from "@hono/zod-openapi";
import { isUser, signIn } from "#modules/identity";
import { personById } from "#modules/sellers";
import { MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown, type Visit } from "#platform/http/page-route";
import { inLanguage } from "#platform/http/page-server";
import { anyone } from "../../api/access.ts";
import { loginOf, secretInput } from "../../api/auth-schema.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { nextLink } from "./entry-next.ts";
import { queryText } from "./entry-query.ts";
import { deviceOf, enter } from "./entry-session.ts";
import { signInPage } from "./sign-in-page.ts";

const PATH = "/sign-in/";
const loginForm = z.object({ login: z.string().trim().max(254), password: secretInput });
const UNPROCESSABLE = 422;
const TOO_MANY = 429;

export const signInPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: anyone,
    audience: "private",
    query: z.object({ next: queryText, state: queryText }),
    handle: async ({ context, visit, query }) => {
      if (isUser(context.actor)) return seeOther(nextLink(await privateSite(context, visit), query.next));
      return shown(await pageOf(context, visit, { form: freshForm(), ...query }));
    },
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access: anyone,
    audience: "private",
    limit: { name: "sign-in", limit: 100, window_ms: MINUTE_MS },
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, loginForm, async ({ login, password }) => {
        const account = loginOf({ username: login, password });
        const session = await signIn(context, account, password, deviceOf(visit));
        const { language } = await personById(context, session.user_id);
        return { cookies: await enter(context, visit, session), language: language ?? visit.language };
      });
      const { next } = form.values;
      if (!answer.done) return refused(context, visit, answer.state, next);
      const { cookies, language } = answer.result;
      return seeOther(nextLink({ link: (path) => inLanguage(language, path) }, next), { cookies });
    },
  }),
];

async function refused(context: Context, visit: Visit, form: FormState, next: string | undefined) {
  const wait = form.extra.retry_after_seconds;
  return shown(await pageOf(context, visit, { form, next, state: "" }), {
    status: wait === undefined ? UNPROCESSABLE : TOO_MANY,
    headers: wait === undefined ? {} : { "Retry-After": String(wait) },
  });
}

async function pageOf(
  context: Context,
  visit: Visit,
  facts: { form: FormState; next: string | undefined; state: string },
) {
  const { environment, seed } = context.services.config;
  const has_demo_people = environment === "development" && seed === "demo";
  return signInPage(await privateSite(context, visit), { ...facts, has_demo_people });
}
