// A new password for who knows the old one; every other session ends.
import { z } from "@hono/zod-openapi";
import { changePassword } from "#modules/identity";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { invalid } from "#platform/refusal";
import { signedIn } from "../../api/access.ts";
import { secretInput } from "../../api/auth-schema.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { accountPage } from "./account-frame.ts";

const PATH = "/account/password/";
const UNPROCESSABLE = 422;
const MAX_PASSWORD = 128;

const passwordForm = z.object({
  current_password: secretInput,
  new_password: secretInput,
  repeated_password: secretInput,
});

export const passwordPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: signedIn,
    audience: "private",
    query: z.object({ done: z.string().optional().catch(undefined) }),
    handle: async ({ context, visit, query }) =>
      shown(passwordPage(await privateSite(context, visit), freshForm(), query.done === "saved")),
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, passwordForm, async ({ repeated_password, ...passwords }) => {
        if (repeated_password !== passwords.new_password) {
          throw invalid("repeated_password", "not_repeated", "The two new passwords differ.");
        }
        await changePassword(context, passwords);
      });
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link(`${PATH}?done=saved`));
      return shown(passwordPage(site, answer.state, false), { status: UNPROCESSABLE });
    },
  }),
];

function passwordPage(site: Site, state: FormState, is_saved: boolean): Markup {
  const { password: words } = site.words.account;
  const secret = (name: string, label: string, autocomplete: string, hint?: string) =>
    field(site, state, {
      name,
      label,
      hint,
      autocomplete,
      type: "password",
      is_required: true,
      maxlength: MAX_PASSWORD,
    });
  return accountPage(site, {
    place: "password",
    title: words.title,
    intro: words.intro,
    done: is_saved ? words.saved : undefined,
    content: html`<div class="account-form account-form--narrow">
<form method="post" action="${site.link(PATH)}" class="form">
${csrfField(site)}${formProblems(site, state)}
${secret("current_password", words.current, "current-password")}
${secret("new_password", words.new, "new-password", words.new_hint)}
${secret("repeated_password", words.repeat, "new-password")}
<p class="form__actions">${button(words.save)}</p>
</form>
<p class="account-form__aside">${words.forgotten} <a href="${site.link("/account/reset-password/")}">${words.reset}</a></p>
</div>`,
  });
}
