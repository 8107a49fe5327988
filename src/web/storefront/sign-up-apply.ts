// Opening a store with the account that one has.
import { z } from "@hono/zod-openapi";
import { applyToSell } from "#modules/sellers";
import { HOUR_MS } from "#platform/clock";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { signedIn } from "../../api/access.ts";
import { line } from "../../api/common.ts";
import { type FormState, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { entryFrame } from "./entry-frame.ts";
import { storeNameField } from "./sign-up-page.ts";

const PATH = "/sign-up/store/";
const UNPROCESSABLE = 422;
const storeForm = z.object({ store_name: line(120) });

export const applyPages: PageRoute[] = [
  pageRoute({
    method: "post",
    path: PATH,
    access: signedIn,
    audience: "private",
    limit: { name: "register", limit: 20, window_ms: HOUR_MS },
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, storeForm, ({ store_name }) =>
        applyToSell(context, { name: store_name }),
      );
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link("/sign-up/welcome/"));
      return shown(applyPage(site, answer.state), { status: UNPROCESSABLE });
    },
  }),
];

/** One field: the rest is known. */
export function applyPage(site: Site, form: FormState): Markup {
  const { apply, sign_up } = site.words.entry;
  return entryFrame(site, {
    title: sign_up.seller.title,
    lead: apply.lead,
    content: html`${formProblems(site, form)}
<form class="entry__form" method="post" action="${site.link(PATH)}">
${csrfField(site)}${storeNameField(site, form)}${button(apply.submit, { is_wide: true })}
</form>`,
  });
}
