// The form of an address in the book: its fields as the country's post wants them, and how it is read.
import { z } from "@hono/zod-openapi";
import { ADDRESS_LENGTHS, type AddressRow, COUNTRIES } from "#modules/identity";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { addressFields } from "../../api/address-schema.ts";
import { type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { checkboxField, csrfField, field, formProblems, selectField } from "../ui/field.ts";

/** What the form sends. Boxes that nobody ticked are not sent. */
export const addressForm = z.object({
  ...addressFields,
  is_default_shipping: z.literal("true").optional(),
  is_default_billing: z.literal("true").optional(),
});

/** An address as its form shows it. */
export function stateOfAddress(address: AddressRow): FormState {
  const { full_name, company, line1, line2, city, state, postal_code, country, phone } = address;
  return freshForm({
    ...{ full_name, line1, city, postal_code, country },
    company: company ?? "",
    line2: line2 ?? "",
    state: state ?? "",
    phone: phone ?? "",
  });
}

/** The whole form; `address` is the one that is changed, null for a new one. */
export function addressFormView(
  site: Site,
  state: FormState,
  { action, address }: { action: string; address: AddressRow | null },
): Markup {
  const { addresses: words } = site.words.account;
  return html`<form method="post" action="${action}" class="form">
${csrfField(site)}${formProblems(site, state)}
${addressInputs(site, state)}
${
  // A default is passed on by choosing another one, never just taken away.
  address?.is_default_shipping === 1
    ? NOTHING
    : checkboxField(site, state, { name: "is_default_shipping", label: words.make_default_shipping })
}
${
  address?.is_default_billing === 1
    ? NOTHING
    : checkboxField(site, state, { name: "is_default_billing", label: words.make_default_billing })
}
<p class="form__actions">${button(words.save)}${buttonLink(site.words.common.actions.cancel, site.link("/account/addresses/"), { kind: "quiet" })}</p>
</form>`;
}

function addressInputs(site: Site, state: FormState): Markup {
  const { addresses: words } = site.words.account;
  const line = (
    name: keyof typeof ADDRESS_LENGTHS,
    label: string,
    autocomplete: string,
    more: { is_required?: boolean; hint?: string; type?: "tel" } = {},
  ) => field(site, state, { name, label, autocomplete, maxlength: ADDRESS_LENGTHS[name], ...more });
  return html`${line("full_name", words.full_name, "name", { is_required: true })}
${line("company", words.company, "organization")}
${selectField(site, state, {
  name: "country",
  label: words.country,
  options: countryOptions(site),
  is_required: true,
  autocomplete: "country",
  value: site.country,
})}
${line("line1", words.line1, "address-line1", { is_required: true })}
${line("line2", words.line2, "address-line2")}
<div class="field-grid">${line("postal_code", words.postal_code, "postal-code")}${line("city", words.city, "address-level2", { is_required: true })}</div>
${line("state", words.state, "address-level1", { hint: words.state_hint })}
${line("phone", words.phone, "tel", { type: "tel", hint: words.phone_hint })}`;
}

/** Every country by its name in the reader's language, in that language's order. */
function countryOptions(site: Site): { value: string; label: string }[] {
  const compare = new Intl.Collator(site.language).compare;
  const countries = [...COUNTRIES].map((value) => ({ value, label: site.formats.country(value) }));
  return countries.sort((one, other) => compare(one.label, other.label));
}
