// What every field of a form has around its input.
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** What every field says of itself. */
export interface FieldFacts {
  name: string;
  label: string;
  hint?: string | Markup | undefined;
  is_required?: boolean;
  autocomplete?: string;
  /** What it holds when the state says nothing. */
  value?: string;
  /** Where two forms of a page have a field of the same name: what tells their ids apart. */
  id?: string;
}

/** The id of a field's input: what a summary of problems links to. */
export function fieldId({ name, id }: { name: string; id?: string }): string {
  return id ?? `field-${name.replace(/[^\w-]/g, "-")}`;
}

/** Label, hint and error around an input. */
export function wrapped(site: Site, state: FormState, facts: FieldFacts, input: Markup): Markup {
  const has_error = state.errors.has(facts.name);
  return html`<div class="${has_error ? "field field--wrong" : "field"}">
<label class="field__label" for="${fieldId(facts)}">${facts.label}${
    facts.is_required
      ? NOTHING
      : html` <span class="field__optional">${site.words.common.form.optional}</span>`
  }</label>
${hintOf(facts)}${input}${errorOf(site, state, facts)}</div>`;
}

/** `required`, `autocomplete`, `aria-describedby` and `aria-invalid`, as the state asks for. */
export function commonAttributes(state: FormState, facts: FieldFacts): Markup {
  const described = describedBy(state, facts);
  return html`${optional("autocomplete", facts.autocomplete)}${flag("required", facts.is_required ?? false)}${
    described === "" ? NOTHING : html` aria-describedby="${described}"`
  }${state.errors.has(facts.name) ? html` aria-invalid="true"` : NOTHING}`;
}

/** The ids of a field's hint and error. */
export function describedBy(state: FormState, facts: Omit<FieldFacts, "label">): string {
  const id = fieldId(facts);
  const parts = [
    facts.hint === undefined ? "" : `${id}-hint`,
    state.errors.has(facts.name) ? `${id}-error` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

export function hintOf(facts: Omit<FieldFacts, "label">): Markup {
  if (facts.hint === undefined) return NOTHING;
  return html`<p class="field__hint" id="${fieldId(facts)}-hint">${facts.hint}</p>`;
}

export function errorOf(site: Site, state: FormState, facts: Omit<FieldFacts, "label">): Markup {
  const error = state.errors.get(facts.name);
  if (!error) return NOTHING;
  const words = errorWords(site.words, error);
  return html`<p class="field__error" id="${fieldId(facts)}-error">${icon(site, "circle-alert")}<span>${words}</span></p>`;
}

/** An attribute where it has a value. */
export function optional(name: string, value: string | number | undefined): Markup {
  return value === undefined ? NOTHING : html` ${name}="${value}"`;
}
