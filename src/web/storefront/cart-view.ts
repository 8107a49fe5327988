// The page of the cart: every seller's goods together, what they come to, and the way to the checkout.
import type { CartPart, CartView } from "#modules/cart";
import type { CartEstimate } from "#modules/checkout";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";
import { cartLine } from "./cart-line-view.ts";
import type { CartFacts, CartPayment, RemovedLine } from "./cart-reading.ts";

/** A whole page; `state` holds what was refused just now. */
export function cartPage(site: Site, facts: CartFacts, state: FormState): Markup {
  const { cart: words } = site.words.checkout;
  const is_empty = facts.cart.lines.length === 0;
  return layout(site, {
    title: words.title,
    is_indexed: false,
    page_name: "cart",
    content: html`<div class="cart">
<header class="cart__head"><h1>${words.title}</h1>
${is_empty ? NOTHING : html`<p class="cart__count">${site.formats.plural(facts.cart.item_count, words.count)}</p>`}</header>
${news(site, facts, state)}
${is_empty ? emptyCart(site, facts) : filledCart(site, facts, state)}
</div>`,
  });
}

/** What just happened, and the payment that is under way. */
function news(site: Site, facts: CartFacts, state: FormState): Markup {
  const { cart: words } = site.words.checkout;
  const refused = state.errors.get("");
  const is_at_line = facts.cart.lines.some(({ id }) => String(id) === state.values.item_id);
  return html`${facts.removed ? removedNotice(site, facts.removed) : NOTHING}
${facts.is_cleared ? notice(site, { tone: "success", content: words.cleared }) : NOTHING}
${refused && !is_at_line ? notice(site, { tone: "danger", content: errorWords(site.words, refused) }) : NOTHING}
${facts.payment ? paymentNotice(site, facts.payment) : NOTHING}`;
}

function removedNotice(site: Site, removed: RemovedLine): Markup {
  const { cart: words } = site.words.checkout;
  return notice(site, {
    tone: "success",
    content: html`<form class="cart__undo" action="${site.link("/cart/add/")}" method="post">
<span>${words.removed}</span>
<input type="hidden" name="product_id" value="${removed.product_id}">
<input type="hidden" name="variant_id" value="${removed.variant_id}">
<input type="hidden" name="quantity" value="${removed.quantity}">
${button(words.undo, { kind: "quiet", icon: icon(site, "rotate-ccw") })}</form>`,
  });
}

function paymentNotice(site: Site, { order_id, is_live }: CartPayment): Markup {
  const { cart: words } = site.words.checkout;
  const [title, text, action] = is_live
    ? [words.paying_title, words.paying_text, words.paying_action]
    : [words.failed_title, words.failed_text, words.failed_action];
  const way = buttonLink(action, site.link(`/orders/${order_id}/pay/`), { kind: "secondary" });
  return notice(site, { tone: "warning", title, content: html`<p>${text}</p><p>${way}</p>` });
}

function emptyCart(site: Site, { bought_path }: CartFacts): Markup {
  const { cart: words } = site.words.checkout;
  const link_words = bought_path?.startsWith("/account/") ? words.see_orders : words.see_order;
  const bought =
    bought_path === null
      ? NOTHING
      : html`<p class="cart__bought">${words.just_bought} <a href="${site.link(bought_path)}">${link_words}</a></p>`;
  return html`${emptyState(site, {
    icon: "shopping-cart",
    title: words.empty_title,
    text: words.empty_text,
    action: html`${buttonLink(words.empty_action, site.link("/"))}
${buttonLink(words.empty_deals, site.link("/deals/"), { kind: "secondary" })}`,
  })}${bought}`;
}

function filledCart(site: Site, facts: CartFacts, state: FormState): Markup {
  const { cart } = facts;
  const { cart: words } = site.words.checkout;
  return html`<div class="cart__columns">
<div class="cart__parts">${cart.sellers.map((part) => sellerPart(site, cart, part, state))}
<div class="cluster cluster--between">
<a class="cart__go-on" href="${site.link("/")}">${words.go_on}</a>
<form action="${site.link("/cart/clear/")}" method="post">${csrfField(site)}
${button(words.clear, { kind: "quiet", icon: icon(site, "trash-2") })}</form></div>
</div>
${facts.estimate ? summary(site, cart, facts.estimate) : NOTHING}
</div>`;
}

function sellerPart(site: Site, cart: CartView, part: CartPart, state: FormState): Markup {
  const { cart: words } = site.words.checkout;
  const { seller } = part;
  const id = `seller-${seller.id}`;
  const lines = cart.lines.filter((line) => line.seller_id === seller.id);
  return html`<section class="cart-part" aria-labelledby="${id}">
<h2 class="cart-part__seller" id="${id}">${icon(site, "store")}<span><span class="cart-part__by">${words.sold_by}</span>
<a href="${site.link(`/sellers/${seller.slug}/`)}"><bdi>${seller.name}</bdi></a></span></h2>
<ul class="cart-part__lines">${lines.map((line) => cartLine(site, line, state))}</ul>
<p class="cart-part__subtotal"><span>${words.part_subtotal}</span>
<strong>${site.formats.money(part.subtotal_minor, cart.currency)}</strong></p>
</section>`;
}

/** What stands in the way of the checkout; a changed price does not, its total is shown once more there. */
export function isBlocked(cart: CartView): boolean {
  return cart.problems.some(({ code }) => code !== "price_changed");
}

function summary(site: Site, cart: CartView, estimate: CartEstimate): Markup {
  const { cart: words, totals } = site.words.checkout;
  const money = (minor: number) => site.formats.money(minor, cart.currency);
  const row = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const { discount_minor, shipping_minor, tax_minor, tax_included, total_minor } = estimate;
  const tax_name = tax_included ? totals.tax_included : totals.tax;
  return html`<section class="summary" aria-labelledby="cart-summary"><h2 id="cart-summary">${words.summary}</h2>
<dl class="totals">
${row(totals.items, money(cart.subtotal_minor))}
${discount_minor > 0 ? row(totals.discount, money(-discount_minor)) : NOTHING}
${row(totals.shipping_estimated, shipping_minor === 0 ? totals.free : money(shipping_minor))}
${tax_minor > 0 && !tax_included ? row(tax_name, money(tax_minor)) : NOTHING}
<div class="totals__total"><dt>${totals.total_estimated}</dt><dd>${money(total_minor)}</dd></div>
${tax_minor > 0 && tax_included ? html`<div class="totals__tax"><dt>${tax_name}</dt><dd>${money(tax_minor)}</dd></div>` : NOTHING}
</dl>
${isBlocked(cart) ? blocked(site) : buttonLink(words.to_checkout, site.link("/checkout/"), { is_wide: true })}
<p class="summary__note">${words.estimated_for(site.formats.country(estimate.country))}</p>
<p class="summary__note">${icon(site, "shield-check")}<span>${words.secure}</span></p>
</section>`;
}

function blocked(site: Site): Markup {
  const { cart: words } = site.words.checkout;
  return html`<button class="button button--primary button--wide" type="button" disabled aria-describedby="cart-blocked">
<span>${words.to_checkout}</span></button>
<p class="summary__blocked" id="cart-blocked">${icon(site, "triangle-alert")}<span>${words.blocked}</span></p>`;
}
