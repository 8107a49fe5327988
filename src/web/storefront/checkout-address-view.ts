// Where an order goes and where the bill goes: the address book, or typed after the country's rules.
import { ADDRESS_LENGTHS, type AddressRow, addressRules, COUNTRIES } from "#modules/identity";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { checkboxField, field, radioGroup, selectField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { placeLines } from "./address-lines.ts";
import { hasOtherBilling, mainPrefix, NEW_ADDRESS } from "./checkout-form.ts";
import type { CheckoutFacts } from "./checkout-reading.ts";
import { step } from "./checkout-view.ts";

/** The addresses of the purchase, and without a script the way to see what they change. */
export function addressSection(site: Site, facts: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  const { needs_shipping, person } = facts;
  const title = needs_shipping ? words.delivery_address : words.billing_address;
  const save =
    person && needs_shipping
      ? checkboxField(site, state, { name: "save_address", label: words.save_address })
      : NOTHING;
  return step(
    "address",
    title,
    html`${needs_shipping ? NOTHING : html`<p class="checkout__note">${words.digital_note}</p>`}
${addressBook(site, facts, state)}
<div class="checkout__typed">${typedAddressFields(site, state, mainPrefix(facts), needs_shipping ? "shipping" : "billing")}
${save}</div>
${needs_shipping ? otherBilling(site, facts, state) : NOTHING}
<div class="checkout__update">${button(words.update, {
      kind: "secondary",
      name: "step",
      value: "update",
      icon: icon(site, "refresh-cw"),
    })}<p class="field__hint">${words.update_hint}</p></div>`,
  );
}

function addressBook(site: Site, { addresses, needs_shipping }: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  if (addresses.length === 0) return NOTHING;
  return radioGroup(site, state, {
    name: "address_id",
    legend: needs_shipping ? words.choose_address : words.choose_billing,
    options: [
      ...addresses.map((address) => ({
        value: String(address.id),
        label: html`<bdi>${address.full_name}</bdi>`,
        hint: html`<bdi>${oneLine(site, address)}</bdi>`,
      })),
      { value: NEW_ADDRESS, label: words.another_address },
    ],
  });
}

function oneLine(site: Site, address: AddressRow): string {
  const { line1, line2, country } = address;
  return [line1, line2, ...placeLines(address), site.formats.country(country)].filter(Boolean).join(", ");
}

function otherBilling(site: Site, facts: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  const classes = hasOtherBilling(state.values, facts) ? "checkout__billing is-open" : "checkout__billing";
  return html`${checkboxField(site, state, { name: "billing_same", label: words.billing_same })}
<div class="${classes}"><h3>${words.billing_address}</h3>
${typedAddressFields(site, state, "billing_address", "billing")}</div>`;
}

/** The fields of an address, the country first, because the others follow from it. */
function typedAddressFields(
  site: Site,
  state: FormState,
  prefix: string,
  kind: "shipping" | "billing",
): Markup {
  const { page: words } = site.words.checkout;
  const rules = addressRules(state.values[`${prefix}.country`] ?? "");
  const text = (
    name: keyof typeof ADDRESS_LENGTHS,
    autocomplete: string,
    is_required: boolean,
    more: { type?: "tel"; hint?: string } = {},
  ) =>
    field(site, state, {
      name: `${prefix}.${name}`,
      label: words[name],
      autocomplete: `${kind} ${autocomplete}`,
      is_required,
      maxlength: ADDRESS_LENGTHS[name],
      ...more,
    });
  return html`<div class="address-fields">
${selectField(site, state, {
  name: `${prefix}.country`,
  label: words.country,
  autocomplete: `${kind} country`,
  is_required: true,
  options: countryOptions(site),
})}
${text("full_name", "name", true)}
${text("line1", "address-line1", true)}
${text("line2", "address-line2", false)}
<div class="address-fields__place">
${text("postal_code", "postal-code", rules.needs_postal_code)}
${text("city", "address-level2", true)}</div>
${text("state", "address-level1", rules.needs_state)}
${text("phone", "tel", false, { type: "tel", hint: words.phone_hint })}
</div>`;
}

/** Every country by its name in the reader's language, in that language's order. */
function countryOptions(site: Site): { value: string; label: string }[] {
  const known = options_of.get(site.language);
  if (known) return known;
  const options = [...COUNTRIES]
    .map((value) => ({ value, label: site.formats.country(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, site.language));
  options_of.set(site.language, options);
  return options;
}

/** Names do not change while the program runs, and sorting them costs a while. */
const options_of = new Map<string, { value: string; label: string }[]>();
