// The question before something is cancelled: what ends, and what becomes of the money.
import type { PartView } from "#modules/orders";
import { isPaid } from "#modules/payments";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, formProblems, textareaField } from "../ui/field.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";
import { liveParts, orderPath, type ReachedOrder } from "./order-reach.ts";

/** Longest reason, as the API takes it. */
export const MAX_REASON = 500;

/** A whole page; `part` is null where all of the order is meant. `refused` says why it can't be. */
export function cancelPage(
  site: Site,
  reached: ReachedOrder,
  { part, refused, state }: { part: PartView | null; refused: string | null; state: FormState },
): Markup {
  const { cancelling } = site.words.account.order;
  const title = part ? cancelling.part_title(part.seller.name) : cancelling.title(reached.order.number);
  const back = orderPath(site, reached);
  return layout(site, {
    title,
    is_indexed: false,
    page_name: "order-cancel",
    content: html`<div class="order-question">
<h1>${title}</h1>
${
  refused === null
    ? question(site, reached, part, state)
    : html`${notice(site, { tone: "warning", title: cancelling.refused_title, content: cancelling.refused[refused] ?? "" })}
<p>${buttonLink(site.words.common.actions.back, back, { kind: "secondary" })}</p>`
}
</div>`,
  });
}

function question(site: Site, reached: ReachedOrder, part: PartView | null, state: FormState): Markup {
  const { cancelling } = site.words.account.order;
  const parts = part ? [part] : liveParts(reached.order);
  const items = parts.flatMap((one) => one.items);
  return html`<h2>${cancelling.what}</h2>
<ul class="order-question__items">${items.map(
    (item) => html`<li>${site.formats.number(item.quantity)} × <bdi>${item.name}</bdi></li>`,
  )}</ul>
<p>${moneyWords(site, reached, parts)}</p>
<form method="post" action="${orderPath(site, reached, "cancel/")}" class="form">
${csrfField(site)}${formProblems(site, state)}
${part ? html`<input type="hidden" name="part" value="${part.id}">` : NOTHING}
${textareaField(site, state, { name: "reason", label: cancelling.reason, hint: cancelling.reason_hint, rows: 3, maxlength: MAX_REASON })}
<p class="form__actions">${button(cancelling.confirm, { kind: "danger" })}${buttonLink(cancelling.keep, orderPath(site, reached), { kind: "secondary" })}</p>
</form>`;
}

function moneyWords(site: Site, { order }: ReachedOrder, parts: readonly PartView[]): string {
  const { cancelling } = site.words.account.order;
  if (isPaid(order.payment_status)) {
    const back_minor = parts.reduce((sum, part) => sum + part.total_minor - part.refunded_minor, 0);
    return cancelling.text_paid(site.formats.money(back_minor, order.currency));
  }
  return order.payment_status === "authorized" ? cancelling.text_open : cancelling.text_unpaid;
}
