// The profile: what somebody says of themselves.
import { z } from "@hono/zod-openapi";
import { ADDRESS_LENGTHS, changeProfile } from "#modules/identity";
import { ownPerson, type Person } from "#modules/sellers";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGE_FACTS, LANGUAGES } from "#platform/i18n";
import { signedIn } from "../../api/access.ts";
import { profilePut } from "../../api/auth-schema.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems, selectField, textareaField } from "../ui/field.ts";
import { accountPage } from "./account-frame.ts";

const PATH = "/account/profile/";
const UNPROCESSABLE = 422;
const MAX_NAME = 100;
const MAX_BIO = 2000;
const EARLIEST_BIRTH = "1900-01-01";

/** The fields of the page; what is left empty is taken away. The e-mail address is not among them. */
const profileForm = profilePut
  .pick({ first_name: true, last_name: true, username: true, phone: true, date_of_birth: true })
  .extend(profilePut.pick({ language: true, bio: true }).shape)
  .strip();

export const profilePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: signedIn,
    audience: "private",
    query: z.object({ done: z.string().optional().catch(undefined) }),
    handle: async ({ context, visit, query }) => {
      const person = await ownPerson(context);
      const site = await privateSite(context, visit);
      return shown(profilePage(site, person, stateOf(person), query.done === "saved"));
    },
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, profileForm, async (data) => {
        const { language: former } = await ownPerson(context);
        await changeProfile(context, data);
        return (data.language === former ? null : data.language) ?? visit.language;
      });
      if (answer.done) return seeOther(inLanguage(answer.result, `${PATH}?done=saved`));
      const site = await privateSite(context, visit);
      const person = await ownPerson(context);
      return shown(profilePage(site, person, answer.state, false), { status: UNPROCESSABLE });
    },
  }),
];

function stateOf(person: Person): FormState {
  const { first_name, last_name, username, phone, date_of_birth, language, bio } = person;
  return freshForm({
    ...{ first_name, last_name },
    username: username ?? "",
    phone: phone ?? "",
    date_of_birth: date_of_birth ?? "",
    language: language ?? "",
    bio: bio ?? "",
  });
}

function profilePage(site: Site, person: Person, state: FormState, is_saved: boolean): Markup {
  const { profile: words } = site.words.account;
  const is_verified = person.email_verified_at !== null;
  return accountPage(site, {
    place: "profile",
    title: words.title,
    intro: words.intro,
    done: is_saved ? words.saved : undefined,
    content: html`<div class="account-form">
<dl class="account-facts"><div><dt>${words.email}</dt><dd><bdi>${person.email}</bdi> ${
      is_verified ? badge(words.verified, "success") : badge(words.unverified, "warning")
    }</dd></div></dl>
<form method="post" action="${site.link(PATH)}" class="form">
${csrfField(site)}${formProblems(site, state)}
<div class="field-grid">
${field(site, state, { name: "first_name", label: words.first_name, is_required: true, autocomplete: "given-name", maxlength: MAX_NAME })}
${field(site, state, { name: "last_name", label: words.last_name, is_required: true, autocomplete: "family-name", maxlength: MAX_NAME })}
</div>
${field(site, state, { name: "username", label: words.username, hint: words.username_hint, autocomplete: "username", maxlength: 30 })}
<div class="field-grid">
${field(site, state, { name: "phone", label: words.phone, type: "tel", autocomplete: "tel", maxlength: ADDRESS_LENGTHS.phone })}
${field(site, state, { name: "date_of_birth", label: words.date_of_birth, type: "date", autocomplete: "bday", min: EARLIEST_BIRTH })}
</div>
${selectField(site, state, { name: "language", label: words.language, hint: words.language_hint, options: languagesOf(site) })}
${textareaField(site, state, { name: "bio", label: words.bio, rows: 4, maxlength: MAX_BIO })}
<p class="form__actions">${button(words.save)}</p>
</form></div>`,
  });
}

/** None first; each language by what it calls itself. */
function languagesOf(site: Site): { value: string; label: string }[] {
  const own = LANGUAGES.map((value) => ({ value, label: LANGUAGE_FACTS[value].name }));
  return [{ value: "", label: site.words.account.profile.language_none }, ...own];
}
