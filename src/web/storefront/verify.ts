// Confirming an e-mail address: the mail's link shows one button, and pressing it confirms.
import { z } from "@hono/zod-openapi";
import { isUser, resendVerification, VERIFY_EMAIL_PATH, verifyEmail } from "#modules/identity";
import { ownPerson } from "#modules/sellers";
import { HOUR_MS, MINUTE_MS } from "#platform/clock";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { anyone, signedIn } from "../../api/access.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { queryText } from "./entry-query.ts";
import { RESEND_PATH, verifyPage } from "./verify-page.ts";

const UNPROCESSABLE = 422;
const tokenForm = z.object({ token: z.string().max(200) });

export const verifyPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: VERIFY_EMAIL_PATH,
    access: anyone,
    audience: "private",
    query: z.object({ token: queryText, state: queryText }),
    handle: async ({ context, visit, query }) => {
      const person = isUser(context.actor) ? await ownPerson(context) : null;
      return shown(verifyPage(await privateSite(context, visit), { form: freshForm(), person, ...query }));
    },
  }),
  pageRoute({
    method: "post",
    path: VERIFY_EMAIL_PATH,
    access: anyone,
    audience: "private",
    limit: { name: "verify_page", limit: 20, window_ms: MINUTE_MS },
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, tokenForm, ({ token }) => verifyEmail(context, token));
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link(`${VERIFY_EMAIL_PATH}?state=confirmed`));
      const person = isUser(context.actor) ? await ownPerson(context) : null;
      const facts = { form: answer.state, person, token: "", state: "spent" };
      return shown(verifyPage(site, facts), { status: UNPROCESSABLE });
    },
  }),
  pageRoute({
    method: "post",
    path: RESEND_PATH,
    access: signedIn,
    audience: "private",
    limit: { name: "account-mails", limit: 20, window_ms: HOUR_MS },
    handle: async ({ context, visit }) => {
      await resendVerification(context, (await ownPerson(context)).email);
      const { link } = await privateSite(context, visit);
      return seeOther(link(`${VERIFY_EMAIL_PATH}?state=sent`));
    },
  }),
];
