// Paying, as it is shown: the page for another attempt, and what an order's page says right after it was
// placed.
import type { OrderView } from "#modules/orders";
import { html, type Markup, NOTHING, safeUrl } from "#platform/http/html";
import { type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";
import { paymentChoice } from "./checkout-choices-view.ts";
import { isFailed, isWaiting, orderPagePath, payPath } from "./payment-next.ts";

/** What the page needs besides the order. */
export interface PayFacts {
  order: OrderView;
  token: string | null;
  /** The ways to pay that are open; none while an attempt is under way or nothing can be paid. */
  methods: readonly string[];
}

/** A whole page. */
export function payPage(site: Site, facts: PayFacts, state: FormState): Markup {
  const { payment: words } = site.words.checkout;
  const { order, token, methods } = facts;
  const title = isFailed(order) ? words.title_failed : isWaiting(order) ? words.title_waiting : words.title;
  return layout(site, {
    title,
    is_indexed: false,
    page_name: "pay",
    content: html`<div class="pay">
<header class="pay__head"><p class="pay__order">${words.order(order.number)}</p><h1>${title}</h1></header>
${formProblems(site, state)}
${isWaiting(order) ? waiting(site, facts) : NOTHING}
${isFailed(order) && state.errors.size === 0 ? failed(site, order) : NOTHING}
${methods.length > 0 ? paymentForm(site, facts, state) : NOTHING}
${methods.length === 0 && !isWaiting(order) ? notice(site, { tone: "info", title: words.not_open_title, content: words.not_open_text }) : NOTHING}
<p><a href="${orderPagePath(site, order.id, token)}">${words.to_order}</a></p>
</div>`,
  });
}

/**
 * The way to another attempt, for the order's own page: nothing unless the last one ended without money.
 */
export function payAgainForm(site: Site, order: OrderView, _state: FormState = freshForm()): Markup {
  const { payment: words } = site.words.checkout;
  if (!isFailed(order) || order.status === "cancelled") return NOTHING;
  const href = payPath(site, order.id, tokenOf(site));
  return html`<p class="pay-again">${buttonLink(words.pay, href, { icon: icon(site, "credit-card") })}</p>`;
}

/** The thanks above an order that was placed just now. */
export function placedBanner(site: Site, order: OrderView): Markup {
  const { payment: words } = site.words.checkout;
  if (order.status === "cancelled" || isFailed(order)) return NOTHING;
  return html`<section class="placed" role="status">
<div class="placed__mark">${icon(site, "circle-check")}</div>
<div><h2 class="placed__title">${words.placed_title}</h2>
<p>${words.placed_text(order.number, order.email)}</p>
${order.user_id === null ? html`<p class="placed__keep">${words.keep_link}</p>` : NOTHING}</div>
</section>`;
}

function failed(site: Site, { payment }: OrderView): Markup {
  const { payment: words } = site.words.checkout;
  const is_declined = payment?.failure_code === "card_declined";
  return notice(site, {
    tone: "danger",
    title: is_declined ? words.declined : words.ended,
    content: words.declined_hint,
  });
}

function waiting(site: Site, { order, token }: PayFacts): Markup {
  const { payment: words } = site.words.checkout;
  const provider = safeUrl(order.payment?.redirect_url ?? "");
  return html`${notice(site, { tone: "info", content: words.waiting_text })}
<p class="cluster">${provider === "#" ? NOTHING : buttonLink(words.go_on, provider)}
${buttonLink(words.check_again, payPath(site, order.id, token), { kind: "secondary", icon: icon(site, "refresh-cw") })}</p>`;
}

function paymentForm(site: Site, { order, token, methods }: PayFacts, state: FormState): Markup {
  const { payment: words } = site.words.checkout;
  const due_minor = order.parts
    .filter((part) => part.status !== "cancelled")
    .reduce((sum, part) => sum + part.total_minor, 0);
  const due = site.formats.money(due_minor, order.currency);
  return html`<form class="pay__form card" action="${payPath(site, order.id, token)}" method="post">${csrfField(site)}
<p class="pay__due"><span>${words.due}</span> <strong>${due}</strong></p>
${paymentChoice(site, state, methods)}
${button(words.pay_total(due), { is_wide: true, icon: icon(site, "lock") })}</form>`;
}

/** The guest's token in the address of the page that is being shown. */
function tokenOf({ visit }: Site): string | null {
  return new URLSearchParams(visit.path.split("?")[1] ?? "").get("token");
}
