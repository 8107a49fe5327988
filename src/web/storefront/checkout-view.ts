// The page of the checkout: one form from top to bottom, and beside it what is bought.
import { html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { csrfField, field, formProblems, textareaField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";
import { addressSection } from "./checkout-address-view.ts";
import { deliverySection, paymentSection } from "./checkout-choices-view.ts";
import type { CheckoutFacts } from "./checkout-reading.ts";
import { reviewSection } from "./checkout-review-view.ts";

/** What belongs to one rendering of the page. */
export interface Rendering {
  /** Names this rendering, so that sending it twice orders once. */
  once: string;
  /** The total that the buyer saw before it changed, as a decimal string. */
  before_total: string | null;
}

/** Refusals that are about the cart as a whole: said above the form, not beside a field. */
const CART_CODES: ReadonlySet<string> = new Set([
  "insufficient_stock",
  "unavailable",
  "seller_closed",
  "below_minimum",
  "wrong_step",
]);

/** A whole page. */
export function checkoutPage(
  site: Site,
  facts: CheckoutFacts,
  state: FormState,
  rendering: Rendering,
): Markup {
  const { page: words } = site.words.checkout;
  return layout(site, {
    title: words.title,
    is_indexed: false,
    page_name: "checkout",
    content: html`<div class="checkout">
<h1>${words.title}</h1>
${news(site, facts, state, rendering)}
<form class="checkout__form" action="${site.link("/checkout/")}" method="post" novalidate data-checkout
data-busy="${words.busy}">
${csrfField(site)}<input type="hidden" name="once" value="${rendering.once}">
<div class="checkout__steps">
${contactSection(site, facts, state)}
${addressSection(site, facts, state)}
${deliverySection(site, facts, state)}
${paymentSection(site, facts, state)}
${businessSection(site, state)}
</div>
${reviewSection(site, facts, state)}
</form></div>`,
  });
}

/** A numbered part of the form. */
export function step(id: string, title: string, content: Markup): Markup {
  return html`<section class="checkout-step card" aria-labelledby="${id}-title">
<h2 class="checkout-step__title" id="${id}-title">${title}</h2>
<div class="checkout-step__body" id="${id}" data-live>${content}</div></section>`;
}

/** What is wrong, or has changed, or is under way. */
function news(site: Site, facts: CheckoutFacts, state: FormState, { before_total }: Rendering): Markup {
  const { page: words, cart } = site.words.checkout;
  const { payment, quote } = facts;
  const is_paying = payment?.is_live === true;
  const way = html`<p>${cart.paying_text}</p><p>${buttonLink(
    cart.paying_action,
    site.link(`/orders/${payment?.order_id}/pay/`),
    { kind: "secondary" },
  )}</p>`;
  const before = before_total === null ? null : site.formats.amount(before_total, quote.currency);
  const now = site.formats.money(quote.total_minor, quote.currency);
  return html`<div id="checkout-news">${
    is_paying ? notice(site, { tone: "warning", title: cart.paying_title, content: way }) : NOTHING
  }${
    before !== null
      ? notice(site, {
          tone: "warning",
          title: words.price_changed_title,
          content: words.price_changed_text(before, now),
        })
      : refusalNotice(site, state)
  }</div>`;
}

function refusalNotice(site: Site, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  if (CART_CODES.has(state.code ?? "")) {
    return notice(site, { tone: "danger", title: words.blocked_title, content: words.blocked_text });
  }
  const whole = state.errors.get("");
  if (!whole) return formProblems(site, state);
  return notice(site, { tone: "danger", content: errorWords(site.words, whole) });
}

function contactSection(site: Site, { person }: CheckoutFacts, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  if (person) return step("contact", words.contact, html`<p>${words.signed_in_as(person.email)}</p>`);
  return step(
    "contact",
    words.contact,
    html`<p class="checkout__sign-in">${words.has_account}
<a href="${site.link("/sign-in/?next=%2Fcheckout%2F")}">${words.sign_in}</a> ${words.has_account_text}</p>
${field(site, state, {
  name: "email",
  label: words.email,
  type: "email",
  hint: words.email_hint,
  autocomplete: "email",
  is_required: true,
  maxlength: 254,
})}`,
  );
}

function businessSection(site: Site, state: FormState): Markup {
  const { page: words } = site.words.checkout;
  const names = ["company_name", "tax_id", "purchase_order_number", "note"];
  const is_open = names.some((name) => state.errors.has(name) || Boolean(state.values[name]));
  return html`<details class="checkout-step checkout-step--more card"${is_open ? html` open` : NOTHING}>
<summary>${words.business}${icon(site, "chevron-down")}</summary><div class="checkout-step__body checkout__pairs">
${field(site, state, { name: "company_name", label: words.business_company, autocomplete: "organization", maxlength: 200 })}
${field(site, state, { name: "tax_id", label: words.tax_id, maxlength: 60 })}
${field(site, state, { name: "purchase_order_number", label: words.purchase_order_number, maxlength: 80 })}
${textareaField(site, state, { name: "note", label: words.note, rows: 3, maxlength: 1000 })}
</div></details>`;
}
