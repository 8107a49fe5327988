// What a buyer chooses at the checkout: how each seller sends their goods, and how all of it is paid.
import type { PricedMethod, QuotedPart } from "#modules/checkout";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { radioGroup, selectField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { notice } from "../ui/notice.ts";
import type { CheckoutFacts } from "./checkout-reading.ts";
import { step } from "./checkout-view.ts";

/** Every seller's ways to send; what is downloaded needs none. */
export function deliverySection(site: Site, facts: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  if (!facts.needs_shipping) return NOTHING;
  const parts = facts.quote.parts.map((part) => partDelivery(site, facts, part, state));
  return step("delivery", words.delivery, html`${parts}`);
}

/** The ways to pay that are open for this quote. */
export function paymentSection(site: Site, facts: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  if (facts.is_free) return step("payment", words.payment, html`<p>${words.nothing_to_pay}</p>`);
  const methods = facts.quote.payment_methods;
  if (methods.length === 0) {
    const none = notice(site, { tone: "warning", content: words.no_payment });
    return step("payment", words.payment, none);
  }
  return step("payment", words.payment, paymentChoice(site, state, methods));
}

/** Ways to pay, each with what it means; beside the card, outside production, which test card. */
export function paymentChoice(site: Site, state: FormState, methods: readonly string[]): Markup {
  const { page: words } = site.words.checkout;
  const group = radioGroup(site, state, {
    name: "payment_method",
    legend: words.pay_by,
    options: methods.map((code, position) => ({
      value: code,
      label: html`<span class="pay-method">${icon(site, METHOD_ICONS[code] ?? "wallet")}<span>${words.methods[code] ?? code}</span></span>`,
      hint: words.method_hints[code],
      is_checked: position === 0,
    })),
  });
  return html`<div class="payment-choice">${group}${methods.includes("card") ? testCard(site, state) : NOTHING}</div>`;
}

const METHOD_ICONS: Readonly<Record<string, string>> = {
  card: "credit-card",
  bank_transfer: "landmark",
  cash_on_delivery: "banknote",
};

function testCard(site: Site, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  if (site.environment === "production") return NOTHING;
  return html`<div class="payment-choice__card">${selectField(site, state, {
    name: "payment_token",
    label: words.test_card,
    hint: words.test_card_hint,
    is_required: true,
    options: Object.entries(words.test_cards).map(([value, label]) => ({ value, label })),
  })}</div>`;
}

function partDelivery(site: Site, facts: CheckoutFacts, part: QuotedPart, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  const seller = facts.cart.sellers.find((one) => one.seller.id === part.seller_id)?.seller.name ?? "";
  if (!part.needs_shipping) {
    return html`<div class="parcel-choice"><h3 class="parcel-choice__title"><bdi>${seller}</bdi></h3>
<p class="parcel-choice__note">${icon(site, "download")}<span>${words.download}</span></p></div>`;
  }
  if (part.methods.length === 0) {
    const country = site.formats.country(facts.quote.country);
    return html`<div class="parcel-choice" id="field-shipping-${part.seller_id}">${notice(site, {
      tone: "danger",
      title: words.no_method(seller, country),
      content: html`${words.no_method_fix} <a href="${site.link("/cart/")}">${words.edit_cart}</a>`,
    })}</div>`;
  }
  return html`<div class="parcel-choice">${radioGroup(site, state, {
    name: `shipping.${part.seller_id}`,
    legend: words.delivery_from(seller),
    options: part.methods.map((method) => ({
      value: method.code,
      label: methodLabel(site, method, facts.quote.currency),
      hint: daysOf(site, method),
      is_checked: method.code === part.chosen?.code,
    })),
  })}</div>`;
}

function methodLabel(site: Site, method: PricedMethod, currency: string): Markup {
  const { totals } = site.words.checkout;
  const cost = method.price_minor === 0 ? totals.free : site.formats.money(method.price_minor, currency);
  return html`<span class="method"><bdi>${method.name}</bdi> <strong>${cost}</strong></span>`;
}

function daysOf(site: Site, { min_days, max_days }: PricedMethod): string {
  const { page: words } = site.words.checkout;
  const { number, plural } = site.formats;
  return min_days === max_days
    ? plural(max_days, words.days)
    : words.days_range(number(min_days), number(max_days));
}
