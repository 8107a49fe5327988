// Fields of forms where one chooses: a list, a box to tick, one of several.
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import {
  commonAttributes,
  describedBy,
  errorOf,
  type FieldFacts,
  fieldId,
  hintOf,
  wrapped,
} from "./field-parts.ts";
import { icon } from "./icon.ts";

/** One of a list. */
export function selectField(
  site: Site,
  state: FormState,
  facts: FieldFacts & { options: readonly { value: string; label: string }[] },
): Markup {
  const chosen = state.values[facts.name] ?? facts.value ?? "";
  const options = facts.options.map(
    ({ value, label }) =>
      html`<option value="${value}"${flag("selected", value === chosen)}>${label}</option>`,
  );
  const input = html`<div class="field__select"><select class="field__input" id="${fieldId(facts)}" name="${
    facts.name
  }"${commonAttributes(state, facts)}>${options}</select>${icon(site, "chevron-down")}</div>`;
  return wrapped(site, state, facts, input);
}

/** A box to tick; it sends `value` (`true` unless told) when it is. */
export function checkboxField(
  site: Site,
  state: FormState,
  facts: Omit<FieldFacts, "label"> & { label: string | Markup },
): Markup {
  const { name, value = "true" } = facts;
  const classes = state.errors.has(name) ? "field field--wrong" : "field";
  return html`<div class="${classes}"><div class="choice">
<input class="choice__input" type="checkbox" id="${fieldId(facts)}" name="${name}" value="${value}"${flag(
    "checked",
    state.values[name] === value,
  )}${commonAttributes(state, { ...facts, label: "" })}>
<label class="choice__label" for="${fieldId(facts)}">${facts.label}</label></div>
${hintOf(facts)}${errorOf(site, state, facts)}</div>`;
}

export interface RadioOption {
  value: string;
  label: string | Markup;
  hint?: string | Markup | undefined;
  is_checked?: boolean;
}

/** One of several that are all in sight. */
export function radioGroup(
  site: Site,
  state: FormState,
  facts: { name: string; legend: string; options: readonly RadioOption[]; hint?: string; id?: string },
): Markup {
  const has_error = state.errors.has(facts.name);
  const described = describedBy(state, facts);
  const chosen = state.values[facts.name];
  return html`<fieldset class="${has_error ? "field field--group field--wrong" : "field field--group"}" id="${fieldId(
    facts,
  )}"${described === "" ? NOTHING : html` aria-describedby="${described}"`}>
<legend class="field__label">${facts.legend}</legend>${hintOf(facts)}
<div class="choices">${facts.options.map((option, position) => {
    const id = `${fieldId(facts)}-${position + 1}`;
    const is_checked = chosen === undefined ? option.is_checked === true : option.value === chosen;
    return html`<div class="choice choice--card">
<input class="choice__input" type="radio" id="${id}" name="${facts.name}" value="${option.value}"${flag(
      "checked",
      is_checked,
    )}${option.hint === undefined ? NOTHING : html` aria-describedby="${id}-hint"`}>
<label class="choice__label" for="${id}">${option.label}</label>${
      option.hint === undefined
        ? NOTHING
        : html`<div class="choice__hint" id="${id}-hint">${option.hint}</div>`
    }</div>`;
  })}</div>${errorOf(site, state, facts)}</fieldset>`;
}
