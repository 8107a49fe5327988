// A forgotten password: ask for a link by mail, then choose another one with it.
import { z } from "@hono/zod-openapi";
import { RESET_PASSWORD_PATH, requestPasswordReset, resetPassword } from "#modules/identity";
import { MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { type Form, type PageRoute, pageRoute, seeOther, shown, type Visit } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { emailInput, secretInput } from "../../api/auth-schema.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { queryText } from "./entry-query.ts";
import { resetPage } from "./reset-page.ts";

const UNPROCESSABLE = 422;
const askForm = z.object({ email: emailInput });
const chooseForm = z.object({ token: secretInput, new_password: secretInput });

export const resetPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: RESET_PASSWORD_PATH,
    access: anyone,
    audience: "private",
    query: z.object({ token: queryText, state: queryText }),
    handle: async ({ context, visit, query }) =>
      shown(resetPage(await privateSite(context, visit), { form: freshForm(), ...query })),
  }),
  pageRoute({
    method: "post",
    path: RESET_PASSWORD_PATH,
    access: anyone,
    audience: "private",
    limit: { name: "reset_page", limit: 20, window_ms: MINUTE_MS },
    handle: ({ context, visit, form }) =>
      form.values.token ? choose(context, visit, form) : ask(context, visit, form),
  }),
];

/** The same answer whether or not anybody has this address. */
async function ask(context: Context, visit: Visit, form: Form) {
  const answer = await submit(form, askForm, ({ email }) => requestPasswordReset(context, email));
  const site = await privateSite(context, visit);
  if (answer.done) return seeOther(site.link(`${RESET_PASSWORD_PATH}?state=sent`));
  const facts = { form: answer.state, token: "", state: "" };
  return shown(resetPage(site, facts), { status: UNPROCESSABLE });
}

/** Every session of the account ends, this browser's too; the new password opens the next one. */
async function choose(context: Context, visit: Visit, form: Form) {
  const answer = await submit(form, chooseForm, (input) => resetPassword(context, input));
  const site = await privateSite(context, visit);
  if (answer.done) return seeOther(site.link("/sign-in/?state=password-set"));
  const is_spent = answer.state.errors.has("token");
  const facts = {
    form: answer.state,
    token: is_spent ? "" : (form.values.token ?? ""),
    state: is_spent ? "spent" : "",
  };
  return shown(resetPage(site, facts), { status: UNPROCESSABLE });
}
