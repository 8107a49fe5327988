// What happens next with an order, and what its buyer has to do: pay, wait, or nothing at all.
import type { OrderView } from "#modules/orders";
import { isPaid, type Payment } from "#modules/payments";
import { html, type Markup, NOTHING, safeUrl } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { notice } from "../ui/notice.ts";
import { liveParts, type ReachedOrder } from "./order-reach.ts";
import { failureWords } from "./order-summary.ts";
import { payAgainForm } from "./payment-view.ts";

/** Which of the things to say comes first. */
export type NextStep =
  | "attention"
  | "cancelled"
  | "transfer"
  | "failed"
  | "pending"
  | "cash"
  | "delivered"
  | "shipped"
  | "progress";

/** What the reader has to know first. */
export function nextStepOf(order: OrderView): NextStep {
  const { status, payment_status, payment_method } = order;
  if (order.needs_attention) return "attention";
  if (status === "cancelled") return "cancelled";
  if (payment_method === "cash_on_delivery" && payment_status === "pending") {
    return status === "delivered" ? "delivered" : "cash";
  }
  if (payment_status === "failed" || payment_status === "voided") return "failed";
  if (!isPaid(payment_status)) return payment_method === "bank_transfer" ? "transfer" : "pending";
  if (status === "delivered") return "delivered";
  return status === "shipped" || status === "partially_shipped" ? "shipped" : "progress";
}

/** Says it above the deliveries. */
export function nextStep(site: Site, { order }: ReachedOrder): Markup {
  const { next } = site.words.account.order;
  switch (nextStepOf(order)) {
    case "attention":
      return notice(site, { tone: "warning", title: next.attention_title, content: next.attention_text });
    case "cancelled":
      return notice(site, { tone: "info", title: next.cancelled_title, content: moneyWords(site, order) });
    case "transfer":
      return transfer(site, order);
    case "failed":
      return failed(site, order);
    case "pending":
      return pending(site, order);
    case "cash":
      return notice(site, {
        tone: "info",
        title: next.cash_title,
        content: next.cash_text(site.formats.money(dueOf(order), order.currency)),
      });
    case "delivered":
      return notice(site, { tone: "success", title: next.delivered_title, content: next.delivered_text });
    case "shipped":
      return notice(site, { tone: "info", title: next.shipped_title, content: next.shipped_text });
    case "progress":
      return notice(site, { tone: "success", title: next.progress_title, content: next.progress_text });
  }
}

/** What becomes of the money of a cancelled order. */
function moneyWords(site: Site, order: OrderView): string {
  const { next } = site.words.account.order;
  if (order.refunded_minor > 0) {
    return next.cancelled_refund(site.formats.money(order.refunded_minor, order.currency));
  }
  return isPaid(order.payment_status) && order.total_minor > 0
    ? next.cancelled_refunding
    : next.cancelled_unpaid;
}

function transfer(site: Site, order: OrderView): Markup {
  const { next } = site.words.account.order;
  const amount_minor = order.payment?.amount_minor ?? dueOf(order);
  const reference = order.payment?.reference ?? order.number;
  return notice(site, {
    tone: "warning",
    title: next.transfer_title,
    content: html`<p>${next.transfer_text}</p>
<dl class="order-transfer">
<div><dt>${next.transfer_amount}</dt><dd>${site.formats.money(amount_minor, order.currency)}</dd></div>
<div><dt>${next.transfer_reference}</dt><dd><bdi>${reference}</bdi></dd></div>
</dl>
${heldUntil(site, order, next.transfer_until)}`,
  });
}

function failed(site: Site, order: OrderView): Markup {
  const { next } = site.words.account.order;
  const why = failureWords(site, order.payment?.failure_code ?? null);
  return html`${notice(site, {
    tone: "danger",
    title: next.failed_title,
    content: html`<p>${why}</p><p>${next.failed_text}</p>${heldUntil(site, order, next.held_until)}`,
  })}${payAgainForm(site, order)}`;
}

function pending(site: Site, order: OrderView): Markup {
  const { next } = site.words.account.order;
  const href = resumeAddress(order.payment);
  return notice(site, {
    tone: "warning",
    title: next.pending_title,
    content: html`<p>${next.pending_text}</p>${heldUntil(site, order, next.held_until)}${
      href === null ? NOTHING : html`<p>${buttonLink(next.resume, href, { kind: "primary" })}</p>`
    }`,
  });
}

/** Where the buyer goes on at the provider; only a real web address. */
function resumeAddress(payment: Payment | null): string | null {
  const href = safeUrl(payment?.redirect_url ?? "");
  return href === "#" ? null : href;
}

function heldUntil(site: Site, { expires_at }: OrderView, words: (moment: string) => string): Markup {
  return expires_at === null ? NOTHING : html`<p>${words(site.formats.moment(expires_at))}</p>`;
}

/** What the parts that stand come to. */
function dueOf(order: OrderView): number {
  return liveParts(order).reduce((sum, part) => sum + part.total_minor, 0);
}
