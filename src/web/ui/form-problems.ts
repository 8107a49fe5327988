// What stands above a form: its token, and a summary of what is wrong in it.

import { CSRF_FIELD } from "#platform/http/csrf";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { fieldId } from "./field-parts.ts";
import { icon } from "./icon.ts";

/** The hidden token of a form on a private page. */
export function csrfField(site: Site): Markup {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${site.visit.csrf()}">`;
}

/** Every problem of a form with a link to its field; nothing when there is none. */
export function formProblems(site: Site, state: FormState): Markup {
  if (state.errors.size === 0) return NOTHING;
  const { form } = site.words.common;
  return html`<div class="notice notice--danger" role="alert" tabindex="-1" data-problems>
${icon(site, "circle-alert")}<div class="notice__body">
<p class="notice__title">${site.formats.plural(state.errors.size, form.problems_title)}</p>
<ul>${[...state.errors].map(([name, error]) => {
    const words = errorWords(site.words, error);
    if (name === "") return html`<li>${words}</li>`;
    return html`<li><a href="#${fieldId({ name })}">${words}</a></li>`;
  })}</ul></div></div>`;
}
