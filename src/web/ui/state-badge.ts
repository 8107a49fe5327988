// A state of a thing: a dot in the colour of its meaning, and the word.
import { html, type Markup } from "#platform/http/html";

export type StateTone = "neutral" | "info" | "success" | "warning" | "danger";

/** Quieter than a badge, because a table holds one in each row; the word says it without the colour. */
export function stateBadge(label: string, tone: StateTone = "neutral"): Markup {
  return html`<span class="state state--${tone}"><bdi>${label}</bdi></span>`;
}
