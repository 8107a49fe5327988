// The start of the seller centre as it is shown: how to get the store ready, or how to apply once more.
import type { SellerRow } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems, textareaField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import type { Step } from "./onboarding-steps.ts";

export const REAPPLY_PATH = "/seller/application/";

/** What is still to be done, until all of it is. */
export function checklist(site: Site, steps: readonly Step[]): Markup {
  const { checklist: words } = site.words.selling;
  const { formats } = site;
  const done = steps.filter(({ is_done }) => is_done).length;
  if (done === steps.length) return NOTHING;
  return panel(site, {
    title: words.title,
    content: html`<p class="checklist__progress"><label for="ready">${words.progress(formats.number(done), formats.number(steps.length))}</label>
<progress id="ready" value="${done}" max="${steps.length}"></progress></p>
<ol class="checklist">${steps.map((step) => stepItem(site, step))}</ol>`,
  });
}

function stepItem(site: Site, { name, is_done, path }: Step): Markup {
  const { checklist: words } = site.words.selling;
  const { title, text } = words.steps[name];
  const named = path === null || is_done ? title : html`<a href="${site.link(path)}">${title}</a>`;
  return html`<li class="checklist__step${is_done ? " checklist__step--done" : ""}">
${icon(site, is_done ? "circle-check" : "circle-dot")}
<div><p class="checklist__title">${named} <span class="visually-hidden">(${is_done ? words.done : words.open})</span></p>
${is_done ? NOTHING : html`<p class="checklist__text">${text}</p>`}</div></li>`;
}

/** The application once more, with other words if one likes. */
export function reapplyForm(site: Site, seller: SellerRow, state: FormState): Markup {
  const { reapply: words } = site.words.selling;
  return html`<div id="reapply">${panel(site, {
    title: words.title,
    content: html`${formProblems(site, state)}
<form class="form order-form" method="post" action="${site.link(REAPPLY_PATH)}">${csrfField(site)}
${field(site, state, { name: "name", label: words.name, value: seller.name, is_required: true, maxlength: 120 })}
${textareaField(site, state, {
  name: "description",
  label: words.description,
  hint: words.description_hint,
  value: seller.description ?? "",
  rows: 6,
  maxlength: 5000,
})}
${button(words.submit, { icon: icon(site, "send") })}</form>`,
  })}</div>`;
}
