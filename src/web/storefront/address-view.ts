// The address book on the page: every address with what can be done with it.
import type { AddressRow } from "#modules/identity";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { accountPage } from "./account-frame.ts";
import { addressFormView } from "./address-form.ts";
import { addressLines } from "./address-lines.ts";

export const ADDRESSES_PATH = "/account/addresses/";
/** The two kinds of default, as the forms name them. */
export const DEFAULT_KINDS = ["shipping", "billing"] as const;
export type DefaultKind = (typeof DEFAULT_KINDS)[number];

/** The whole book. */
export function addressBookPage(
  site: Site,
  addresses: readonly AddressRow[],
  done: string | undefined,
): Markup {
  const { addresses: words } = site.words.account;
  const add = (kind: "primary" | "secondary") =>
    buttonLink(words.add, site.link(`${ADDRESSES_PATH}new/`), { kind, icon: icon(site, "plus") });
  return accountPage(site, {
    place: "addresses",
    title: words.title,
    intro: words.intro,
    done,
    ...(addresses.length > 0 && { actions: add("primary") }),
    content:
      addresses.length > 0
        ? html`<ul class="address-cards">${addresses.map((address) => addressCard(site, address))}</ul>`
        : emptyState(site, {
            icon: "map-pin",
            title: words.empty_title,
            text: words.empty_text,
            action: add("primary"),
          }),
  });
}

/** A new address, or with `address` one to be changed. */
export function editAddressPage(site: Site, state: FormState, address: AddressRow | null): Markup {
  const { addresses: words } = site.words.account;
  const action = site.link(address ? `${ADDRESSES_PATH}${address.id}/` : `${ADDRESSES_PATH}new/`);
  return accountPage(site, {
    place: "addresses",
    title: address ? words.edit_title : words.add_title,
    content: html`<div class="account-form">${addressFormView(site, state, { action, address })}</div>`,
  });
}

/** The question before an address is taken out of the book. */
export function removeAddressPage(site: Site, address: AddressRow): Markup {
  const { addresses: words } = site.words.account;
  return accountPage(site, {
    place: "addresses",
    title: words.remove_title,
    intro: words.remove_text,
    content: html`<div class="account-form">
<div class="address-card">${addressLines(site, address)}</div>
<form method="post" action="${site.link(`${ADDRESSES_PATH}${address.id}/remove/`)}" class="form">
${csrfField(site)}
<p class="form__actions">${button(words.remove_confirm, { kind: "danger" })}${buttonLink(words.keep, site.link(ADDRESSES_PATH), { kind: "secondary" })}</p>
</form></div>`,
  });
}

function addressCard(site: Site, address: AddressRow): Markup {
  const { actions } = site.words.common;
  const one = site.link(`${ADDRESSES_PATH}${address.id}/`);
  const { full_name } = address;
  const link = (label: string, href: string) =>
    html`<a class="button button--quiet" href="${href}"><span>${label}${hiddenName(full_name)}</span></a>`;
  return html`<li class="address-card">
${defaults(site, address)}
${addressLines(site, address)}
<div class="address-card__actions">
${link(actions.edit, one)}
${link(actions.remove, `${one}remove/`)}
</div>
${DEFAULT_KINDS.map((kind) => (address[`is_default_${kind}`] === 1 ? NOTHING : defaultForm(site, address, kind)))}
</li>`;
}

function defaults(site: Site, address: AddressRow): Markup {
  const { addresses: words } = site.words.account;
  const held = DEFAULT_KINDS.filter((kind) => address[`is_default_${kind}`] === 1);
  if (held.length === 0) return NOTHING;
  return html`<p class="address-card__badges">${held.map((kind) => badge(words[`default_${kind}`]))}</p>`;
}

function defaultForm(site: Site, address: AddressRow, kind: DefaultKind): Markup {
  const { addresses: words } = site.words.account;
  return html`<form method="post" action="${site.link(`${ADDRESSES_PATH}${address.id}/default/`)}" class="address-card__default">
${csrfField(site)}<input type="hidden" name="kind" value="${kind}">
<button type="submit" class="link-button">${words[`make_default_${kind}`]}${hiddenName(address.full_name)}</button>
</form>`;
}

/** Which of several addresses a button means, for those who hear it alone. */
function hiddenName(full_name: string): Markup {
  return html`<span class="visually-hidden">: <bdi>${full_name}</bdi></span>`;
}
