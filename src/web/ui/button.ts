// Buttons, and links that look like them.
import { html, type Markup, NOTHING } from "#platform/http/html";

/** One primary button in a view; the others step back. */
export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonOptions {
  kind?: ButtonKind;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  icon?: Markup;
  /** As wide as what it stands in. */
  is_wide?: boolean;
}

/** A button of a form; `submit` unless told. */
export function button(label: string | Markup, options: ButtonOptions = {}): Markup {
  const { type = "submit", name, value, icon } = options;
  const sent = name === undefined ? NOTHING : html` name="${name}" value="${value ?? ""}"`;
  return html`<button type="${type}" class="${classesOf(options)}"${sent}>${icon ?? NOTHING}<span>${label}</span></button>`;
}

/** A link for the next step to take. */
export function buttonLink(
  label: string | Markup,
  href: string,
  options: Pick<ButtonOptions, "kind" | "icon" | "is_wide"> = {},
): Markup {
  return html`<a href="${href}" class="${classesOf(options)}">${options.icon ?? NOTHING}<span>${label}</span></a>`;
}

function classesOf({ kind = "primary", is_wide = false }: Pick<ButtonOptions, "kind" | "is_wide">): string {
  return `button button--${kind}${is_wide ? " button--wide" : ""}`;
}
