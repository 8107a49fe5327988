// The pages around a forgotten password: ask, "look into your mail", choose.
import { RESET_PASSWORD_PATH } from "#modules/identity";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";
import { entryFrame } from "./entry-frame.ts";

export interface ResetFacts {
  form: FormState;
  token: string;
  state: string;
}

/** The whole page, for what the address says. */
export function resetPage(site: Site, { form, token, state }: ResetFacts): Markup {
  if (token !== "") return choosePage(site, form, token);
  return state === "sent" ? sentPage(site) : askPage(site, form, state === "spent");
}

function askPage(site: Site, form: FormState, is_spent: boolean): Markup {
  const words = site.words.entry.reset;
  // What is wrong with a spent link is said by the notice, not beside a field that is not there.
  const shown = is_spent ? freshForm() : form;
  return entryFrame(site, {
    title: words.title,
    lead: words.lead,
    content: html`${is_spent ? spentNotice(site) : NOTHING}${formProblems(site, shown)}
<form class="entry__form" method="post" action="${site.link(RESET_PASSWORD_PATH)}">
${csrfField(site)}
${field(site, shown, {
  name: "email",
  label: words.email,
  type: "email",
  autocomplete: "email",
  is_required: true,
  maxlength: 254,
})}
${button(words.submit, { is_wide: true })}
</form>
<p class="entry__other"><a href="${site.link("/sign-in/")}">${words.back}</a></p>`,
  });
}

function spentNotice(site: Site): Markup {
  const words = site.words.entry.reset;
  return notice(site, { tone: "warning", title: words.spent_title, content: words.spent_text });
}

function sentPage(site: Site): Markup {
  const words = site.words.entry.reset;
  const content = html`<p class="entry__other">${words.nothing_came}
<a href="${site.link(RESET_PASSWORD_PATH)}">${words.again}</a></p>
${buttonLink(words.back, site.link("/sign-in/"), { is_wide: true, kind: "secondary" })}`;
  return entryFrame(site, { title: words.sent_title, lead: words.sent_lead, content });
}

function choosePage(site: Site, form: FormState, token: string): Markup {
  const words = site.words.entry.reset;
  return entryFrame(site, {
    title: words.choose_title,
    lead: words.choose_lead,
    content: html`${formProblems(site, form)}
<form class="entry__form" method="post" action="${site.link(RESET_PASSWORD_PATH)}">
${csrfField(site)}
<input type="hidden" name="token" value="${token}">
${field(site, form, {
  name: "new_password",
  label: words.new_password,
  hint: site.words.entry.sign_up.password_hint,
  type: "password",
  autocomplete: "new-password",
  is_required: true,
  maxlength: 128,
})}
${button(words.choose_submit, { is_wide: true })}
</form>`,
  });
}
