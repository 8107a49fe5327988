// The page to sign up on, for buyers and for sellers.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { entryFrame } from "./entry-frame.ts";
import { safeNext, withNext } from "./entry-next.ts";

export type Role = "buyer" | "seller";

export interface SignUpFacts {
  form: FormState;
  next: string | undefined;
  role: Role;
}

/** The whole page. */
export function signUpPage(site: Site, { form, next, role }: SignUpFacts): Markup {
  const words = site.words.entry.sign_up;
  const { title, lead, other, other_link } = words[role];
  const other_role: Record<string, string> = role === "seller" ? {} : { role: "seller" };
  return entryFrame(site, {
    title,
    lead,
    content: html`${formProblems(site, form)}
<form class="entry__form" method="post" action="${site.link("/sign-up/")}">
${csrfField(site)}
<input type="hidden" name="next" value="${safeNext(next)}">
<input type="hidden" name="role" value="${role}">
${role === "seller" ? storeNameField(site, form) : NOTHING}
<div class="entry__pair">${person(site, form)}</div>
${field(site, form, {
  name: "email",
  label: words.email,
  type: "email",
  autocomplete: "email",
  is_required: true,
  maxlength: 254,
})}
${field(site, form, {
  name: "password",
  label: words.password,
  hint: words.password_hint,
  type: "password",
  autocomplete: "new-password",
  is_required: true,
  maxlength: 128,
})}
<p class="entry__consent">${consent(site)}</p>
${button(words.submit, { is_wide: true })}
</form>
<p class="entry__other">${words.have_account} <a href="${site.link(withNext("/sign-in/", next))}">${words.sign_in}</a></p>
<p class="entry__other">${other} <a href="${site.link(withNext("/sign-up/", next, other_role))}">${other_link}</a></p>`,
  });
}

/** The name that buyers will know the seller by. */
export function storeNameField(site: Site, form: FormState): Markup {
  const { store_name, store_name_hint } = site.words.entry.sign_up;
  return field(site, form, {
    name: "store_name",
    label: store_name,
    hint: store_name_hint,
    autocomplete: "organization",
    is_required: true,
    maxlength: 120,
  });
}

function person(site: Site, form: FormState): Markup {
  const { first_name, last_name } = site.words.entry.sign_up;
  const common = { is_required: true, maxlength: 100 };
  return html`${field(site, form, { ...common, name: "first_name", label: first_name, autocomplete: "given-name" })}
${field(site, form, { ...common, name: "last_name", label: last_name, autocomplete: "family-name" })}`;
}

/** A sentence with two links in it; where they stand is the language's matter. */
function consent(site: Site): Markup {
  const { before, terms, between, privacy, end } = site.words.entry.sign_up.consent;
  return html`${before}<a href="${site.link("/policies/terms/")}">${terms}</a>${between}<a
href="${site.link("/policies/privacy/")}">${privacy}</a>${end}`;
}
