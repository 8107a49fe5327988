// A store's settings on the page: three forms, so that each is saved by itself.
import { ADDRESS_LENGTHS } from "#modules/identity";
import type { SellerRow } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { publicUrl } from "#platform/storage";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { checkboxField, csrfField, field, formProblems, selectField, textareaField } from "../ui/field.ts";
import { errorOf, hintOf } from "../ui/field-parts.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { countryOptions } from "./country-options.ts";
import { sellerPage } from "./seller-frame.ts";

export const SETTINGS_PATH = "/seller/settings/";
const LONG = 5000;
const PICTURES = "image/jpeg,image/png,image/webp,image/avif,image/gif";
const LOGO_SIDE = 96;

export interface SettingsForms {
  profile: FormState;
  vacation: FormState;
  logo: FormState;
}

export interface SettingsFacts {
  seller: SellerRow;
  forms: SettingsForms;
  done: string | undefined;
}

/** The whole page. */
export function settingsPage(context: Context, site: Site, facts: SettingsFacts): Promise<Markup> {
  const { settings: words } = site.words.team;
  const { seller, forms, done } = facts;
  const is_writable = seller.status !== "suspended";
  return sellerPage(context, site, {
    here: "settings",
    title: words.title,
    intro: is_writable ? words.intro : words.read_only,
    done,
    content: html`<div class="settings__grid">${profileForm(site, forms.profile, seller, is_writable)}
${logoPanel(site, forms.logo, seller, is_writable)}
${vacationPanel(site, forms.vacation, is_writable)}</div>`,
  });
}

function profileForm(site: Site, state: FormState, seller: SellerRow, is_writable: boolean): Markup {
  const { settings: words } = site.words.team;
  const fields = html`${panel(site, { title: words.public, content: publicFields(site, state) })}
${panel(site, { title: words.business, content: businessFields(site, state, seller) })}
${panel(site, {
  title: words.policies,
  content: html`<div class="form">
${textareaField(site, state, { name: "shipping_policy", label: words.shipping_policy, maxlength: LONG, rows: 5 })}
${textareaField(site, state, { name: "return_policy", label: words.return_policy, maxlength: LONG, rows: 5 })}</div>`,
})}`;
  if (!is_writable) return readOnly(words.public, "settings__grid", fields);
  return html`<form method="post" action="${site.link(SETTINGS_PATH)}" class="settings__grid">${csrfField(site)}
${formProblems(site, state)}
${fields}
<p>${button(words.save, { icon: icon(site, "save") })}</p></form>`;
}

/** The fields of a form that can't be sent now. */
function readOnly(title: string, class_name: string, fields: Markup): Markup {
  return html`<fieldset class="${class_name}" disabled><legend class="visually-hidden">${title}</legend>${fields}</fieldset>`;
}

function publicFields(site: Site, state: FormState): Markup {
  const { settings: words } = site.words.team;
  return html`<div class="form">
${field(site, state, { name: "name", label: words.name, hint: words.name_hint, is_required: true, maxlength: 120, autocomplete: "organization" })}
${field(site, state, { name: "tagline", label: words.tagline, maxlength: 200 })}
${textareaField(site, state, { name: "description", label: words.description, maxlength: LONG, rows: 6 })}</div>`;
}

function businessFields(site: Site, state: FormState, { currency }: SellerRow): Markup {
  const { settings: words } = site.words.team;
  const line = (name: keyof typeof ADDRESS_LENGTHS & keyof typeof words, autocomplete: string) =>
    field(site, state, { name, label: words[name], autocomplete, maxlength: ADDRESS_LENGTHS[name] });
  return html`<div class="form">
${field(site, state, { name: "company_name", label: words.company_name, hint: words.company_hint, autocomplete: "organization", maxlength: 160 })}
${field(site, state, { name: "tax_id", label: words.tax_id, autocomplete: "off", maxlength: 60 })}
<div class="field-grid">${field(site, state, { name: "email", label: words.email, type: "email", autocomplete: "email", maxlength: 254 })}
${field(site, state, { name: "phone", label: words.phone, type: "tel", autocomplete: "tel", maxlength: ADDRESS_LENGTHS.phone })}</div>
${line("line1", "address-line1")}
${line("line2", "address-line2")}
<div class="field-grid">${line("postal_code", "postal-code")}${line("city", "address-level2")}</div>
<div class="field-grid">${line("state", "address-level1")}${selectField(site, state, {
    name: "country",
    label: words.country,
    options: countryOptions(site),
    is_required: true,
    autocomplete: "country",
  })}</div>
${definitions([[words.currency, currency]])}</div>`;
}

function logoPanel(site: Site, state: FormState, seller: SellerRow, is_writable: boolean): Markup {
  const { settings: words } = site.words.team;
  const { logo_key, name } = seller;
  const facts = { name: "image", hint: words.logo_hint };
  const described = state.errors.has("image") ? "field-image-hint field-image-error" : "field-image-hint";
  return panel(site, {
    title: words.logo,
    content: html`<div class="settings__logo">${
      logo_key === null
        ? html`<p>${words.logo_none}</p>`
        : html`<img src="${publicUrl(logo_key)}" alt="${words.logo_alt(name)}" width="${LOGO_SIDE}" height="${LOGO_SIDE}">`
    }${is_writable && logo_key !== null ? removeLogo(site) : NOTHING}</div>${
      is_writable
        ? html`<form method="post" action="${site.link(`${SETTINGS_PATH}logo/`)}" enctype="multipart/form-data" class="form">
${csrfField(site)}${formProblems(site, state)}<div class="field"><label class="field__label" for="field-image">${words.logo_file}</label>
${hintOf(facts)}<input class="field__input" type="file" id="field-image" name="image" accept="${PICTURES}" required aria-describedby="${described}">
${errorOf(site, state, facts)}</div>
${button(words.logo_save, { kind: "secondary", icon: icon(site, "upload") })}</form>`
        : NOTHING
    }`,
  });
}

function removeLogo(site: Site): Markup {
  const { settings: words } = site.words.team;
  return html`<form method="post" action="${site.link(`${SETTINGS_PATH}logo/remove/`)}">${csrfField(site)}
${button(words.logo_remove, { kind: "quiet", icon: icon(site, "trash-2") })}</form>`;
}

function vacationPanel(site: Site, state: FormState, is_writable: boolean): Markup {
  const { settings: words } = site.words.team;
  const fields = html`<p>${words.vacation_text}</p>
${checkboxField(site, state, { name: "is_on_vacation", label: words.vacation_now })}
<div class="field-grid">${field(site, state, { name: "vacation_from", label: words.vacation_from, hint: words.vacation_from_hint, type: "date" })}
${field(site, state, { name: "vacation_until", label: words.vacation_until, hint: words.vacation_until_hint, type: "date" })}</div>
${textareaField(site, state, { name: "vacation_note", label: words.vacation_note, maxlength: 500, rows: 2 })}`;
  const form = html`<form method="post" action="${site.link(`${SETTINGS_PATH}vacation/`)}" class="form">${csrfField(site)}
${formProblems(site, state)}${fields}
${button(words.vacation_save, { kind: "secondary", icon: icon(site, "palmtree") })}</form>`;
  return panel(site, {
    title: words.vacation,
    content: is_writable ? form : readOnly(words.vacation, "form", fields),
  });
}
