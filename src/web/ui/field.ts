// Fields of forms that hold text: a label, a hint, what is wrong, and the input that these describe.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { commonAttributes, type FieldFacts, fieldId, optional, wrapped } from "./field-parts.ts";
import { icon } from "./icon.ts";

export { checkboxField, radioGroup, selectField } from "./field-choice.ts";
export { csrfField, formProblems } from "./form-problems.ts";

export interface TextFacts extends FieldFacts {
  type?: "text" | "email" | "password" | "tel" | "number" | "search" | "url" | "date";
  inputmode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | "search";
  maxlength?: number;
  min?: number | string;
  max?: number | string;
  step?: number | string;
}

/** What people write runs as its first letters do, whatever the language of the page. */
const OWN_DIRECTION = html` dir="auto"`;

/** One line of text. A password gets a button that shows it. */
export function field(site: Site, state: FormState, facts: TextFacts): Markup {
  const { type = "text", maxlength, inputmode, min, max, step } = facts;
  const value = state.values[facts.name] ?? facts.value ?? "";
  const input = html`<input class="field__input" id="${fieldId(facts)}" name="${facts.name}" type="${type}"${
    type === "password" ? NOTHING : html` value="${value}"`
  }${type === "text" ? OWN_DIRECTION : NOTHING}${optional("inputmode", inputmode)}${optional("maxlength", maxlength)}${optional("min", min)}${optional(
    "max",
    max,
  )}${optional("step", step)}${commonAttributes(state, facts)}>`;
  return wrapped(site, state, facts, type === "password" ? withToggle(site, facts, input) : input);
}

/** Several lines of text. */
export function textareaField(
  site: Site,
  state: FormState,
  facts: FieldFacts & { rows?: number; maxlength?: number },
): Markup {
  const value = state.values[facts.name] ?? facts.value ?? "";
  const attributes = html`${optional("maxlength", facts.maxlength)}${commonAttributes(state, facts)}`;
  const input = html`<textarea class="field__input" id="${fieldId(facts)}" name="${facts.name}" rows="${
    facts.rows ?? 4
  }"${OWN_DIRECTION}${attributes}>${value}</textarea>`;
  return wrapped(site, state, facts, input);
}

function withToggle(site: Site, facts: TextFacts, input: Markup): Markup {
  const { show_password, hide_password } = site.words.common.form;
  return html`<div class="field__row">${input}<button type="button" class="field__toggle" data-shows="${fieldId(
    facts,
  )}" data-show="${show_password}" data-hide="${hide_password}" aria-label="${show_password}" aria-pressed="false"
hidden>${icon(site, "eye")}${icon(site, "eye-off")}</button></div>`;
}
