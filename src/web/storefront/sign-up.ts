// Signing up, to buy or to sell: the account is made and signed in at once.
import { z } from "@hono/zod-openapi";
import { isUser, register, type UserActor } from "#modules/identity";
import { registerSeller } from "#modules/sellers";
import { HOUR_MS } from "#platform/clock";
import { type PageAnswer, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { registerBody } from "../../api/auth-schema.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { DEFAULT_NEXT, nextLink, withNext } from "./entry-next.ts";
import { queryText } from "./entry-query.ts";
import { deviceOf, enter } from "./entry-session.ts";
import { applyPage, applyPages } from "./sign-up-apply.ts";
import { type Role, signUpPage } from "./sign-up-page.ts";
import { welcomePages } from "./sign-up-welcome.ts";

const PATH = "/sign-up/";
const WELCOME = "/sign-up/welcome/";
const UNPROCESSABLE = 422;
const FIELDS = ["store_name", "first_name", "last_name", "email", "password"];
/** Refusals of the verb that concern one field. */
const FIELD_OF: Readonly<Record<string, string>> = { email_taken: "email", username_taken: "username" };

export const signUpPages: PageRoute[] = [
  ...applyPages,
  ...welcomePages,
  pageRoute({
    method: "get",
    path: PATH,
    access: anyone,
    audience: "private",
    query: z.object({ next: queryText, role: z.enum(["buyer", "seller"]).catch("buyer") }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      if (isUser(context.actor)) return withAccount(context.actor, site, query);
      return shown(signUpPage(site, { form: freshForm(), ...query }));
    },
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access: anyone,
    audience: "private",
    limit: { name: "register", limit: 20, window_ms: HOUR_MS },
    handle: async ({ context, visit, form }) => {
      const { next, ...values } = form.values;
      const answer = await submit({ values }, registerBody, async (body) => {
        const [account, device] = [{ ...body, language: visit.language }, deviceOf(visit)];
        const session = body.store_name
          ? await registerSeller(context, account, { name: body.store_name }, device)
          : await register(context, account, device);
        return enter(context, visit, session);
      });
      const site = await privateSite(context, visit);
      const role = values.role === "seller" ? "seller" : "buyer";
      if (answer.done) return seeOther(afterwards(site, role, next), { cookies: answer.result });
      const state = besideFields(answer.state);
      return shown(signUpPage(site, { form: state, next, role }), { status: UNPROCESSABLE });
    },
  }),
];

/** Who has an account needs no second one: to sell, a name for the store is enough. */
function withAccount(actor: UserActor, site: Site, { role, next }: { role: Role; next: string }): PageAnswer {
  if (role === "buyer") return seeOther(nextLink(site, next));
  return actor.seller ? seeOther(site.link(WELCOME)) : shown(applyPage(site, freshForm()));
}

/** Sellers read what happens now; buyers go on with what they were doing, or are welcomed. */
function afterwards(site: Site, role: Role, next: string | undefined): string {
  if (role === "seller") return site.link(WELCOME);
  return withNext("", next) === "" ? site.link(DEFAULT_NEXT) : nextLink(site, next);
}

/** What is taken is said beside the field that holds it; problems come in the order of the fields. */
function besideFields(state: FormState): FormState {
  const field = FIELD_OF[state.code ?? ""];
  const error = state.errors.get("");
  if (field && error) return { ...state, errors: new Map([[field, error]]) };
  const sorted = [...state.errors].sort(([one], [two]) => FIELDS.indexOf(one) - FIELDS.indexOf(two));
  return { ...state, errors: new Map(sorted) };
}
