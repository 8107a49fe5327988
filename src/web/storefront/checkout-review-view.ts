// The last look before buying: every line, what it all comes to, the terms, and the button.
import type { PricedLine } from "#modules/cart";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { checkboxField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { chosenOptions, fixLabel, linePicture, possibleQuantity, problemWords } from "./cart-line-view.ts";
import type { CheckoutFacts } from "./checkout-reading.ts";

const PICTURE_PX = 56;

/** Beside the form where there is room, below it where there is none. */
export function reviewSection(site: Site, facts: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  const { quote } = facts;
  const total = site.formats.money(quote.total_minor, quote.currency);
  const terms = html`<span>${words.terms_before} <a href="${site.link("/policies/terms/")}" target="_blank">${words.terms_link}</a>${words.terms_after}</span>`;
  return html`<section class="summary checkout__review" aria-labelledby="review-title">
<div id="review" data-live>
<div class="checkout__review-head"><h2 id="review-title">${words.review}</h2>
<a href="${site.link("/cart/")}">${words.edit_cart}</a></div>
<input type="hidden" name="expected_total" value="${state.values.expected_total ?? ""}">
<ul class="review-lines">${facts.cart.lines.map((line) => reviewLine(site, line))}</ul>
${totalsOf(site, facts)}</div>
${checkboxField(site, state, { name: "accept_terms", label: terms, is_required: true })}
<div aria-live="polite"><div id="place" data-live>${button(words.place_total(total), { is_wide: true, name: "step", value: "place", icon: icon(site, "lock") })}</div></div>
<p class="summary__note">${words.place_hint}</p>
</section>`;
}

function reviewLine(site: Site, line: PricedLine): Markup {
  const { cart: words } = site.words.checkout;
  const count = site.formats.number(line.quantity);
  return html`<li class="review-line">${linePicture(site, line, PICTURE_PX)}
<div class="review-line__facts"><p class="review-line__name"><bdi>${line.name}</bdi></p>
${chosenOptions(site, line)}<p class="review-line__count">${words.quantity}: ${count}</p></div>
<p class="review-line__total">${site.formats.money(line.total_minor, line.currency)}</p>
${lineProblem(site, line)}</li>`;
}

/** What is wrong with a line; a button puts it right without losing what was typed. */
function lineProblem(site: Site, line: PricedLine): Markup {
  if (line.problem === null) return NOTHING;
  const is_price = line.problem === "price_changed";
  const fix = button(fixLabel(site, line), {
    kind: "secondary",
    name: "fix",
    value: `${line.id}.${possibleQuantity(line)}`,
  });
  return html`<div class="cart-line__problem">${icon(site, "triangle-alert")}
<div><p>${problemWords(site, line).join(" ")}</p>${is_price ? NOTHING : fix}</div></div>`;
}

function totalsOf(site: Site, { quote }: CheckoutFacts): Markup {
  const { totals } = site.words.checkout;
  const money = (minor: number) => site.formats.money(minor, quote.currency);
  const row = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const { discount_total_minor, shipping_total_minor, tax_total_minor, tax_included } = quote;
  const shipping = shipping_total_minor === 0 ? totals.free : money(shipping_total_minor);
  return html`<dl class="totals">
${row(totals.items, money(quote.items_total_minor))}
${discount_total_minor > 0 ? row(totals.discount, money(-discount_total_minor)) : NOTHING}
${quote.needs_shipping ? row(totals.shipping, shipping) : NOTHING}
${tax_total_minor > 0 && !tax_included ? row(totals.tax, money(tax_total_minor)) : NOTHING}
<div class="totals__total"><dt>${totals.total}</dt><dd>${money(quote.total_minor)}</dd></div>
${
  tax_total_minor > 0 && tax_included
    ? html`<div class="totals__tax"><dt>${totals.tax_included}</dt><dd>${money(tax_total_minor)}</dd></div>`
    : NOTHING
}</dl>`;
}
