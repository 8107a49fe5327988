// What staff do with an order as a whole: cancel it or a part, and say that what it needed is seen to.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems, selectField, textareaField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { isCancellable, type OrderFacts } from "./orders-detail.ts";

const MAX_REASON = 500;
/** What the form sends where no single part is meant. */
export const WHOLE_ORDER = "all";

/** The address of an act on this order. */
export function actPath(site: Site, order_id: number, path: string): string {
  return site.link(`/admin/orders/${order_id}/${path}`);
}

/** Why it needs somebody, and the form that says what was done about it. */
export function attentionPanel(site: Site, { order, stateOf }: OrderFacts): Markup {
  const { orders: words } = site.words.office;
  const state = stateOf("settled");
  return html`<div class="office-attention">${panel(site, {
    title: words.needs_attention,
    content: html`<p><bdi>${order.attention_reason ?? ""}</bdi></p>
<form method="post" action="${actPath(site, order.id, "attention/")}" class="office-line">
${csrfField(site)}${formProblems(site, state)}
${field(site, state, { name: "note", label: words.settled.label, is_required: true, maxlength: MAX_REASON })}
${button(words.settled.mark, { kind: "secondary" })}</form>`,
  })}</div>`;
}

/** The whole order, or the part of one seller, as far as each can be cancelled. */
export function cancelPanel(site: Site, { order, stateOf }: OrderFacts): Markup {
  const { cancel } = site.words.office.orders;
  const state = stateOf("cancel");
  const parts = order.parts
    .filter(isCancellable)
    .map((part) => ({ value: String(part.id), label: part.seller.name }));
  const whole = order.cancel_refused_reason === null ? [{ value: WHOLE_ORDER, label: cancel.whole }] : [];
  return panel(site, {
    title: cancel.title,
    content: html`<p class="quiet">${cancel.text}</p>
<form method="post" action="${actPath(site, order.id, "cancel/")}" class="form">
${csrfField(site)}${formProblems(site, state)}
${selectField(site, state, { name: "part", label: cancel.what, is_required: true, options: [...whole, ...parts] })}
${textareaField(site, state, { name: "reason", label: cancel.reason, is_required: true, rows: 2, maxlength: MAX_REASON })}
<p class="form__actions">${button(cancel.confirm, { kind: "danger" })}</p></form>`,
  });
}
