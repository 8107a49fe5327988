// Badges: a state in one or two words.
import { html, type Markup } from "#platform/http/html";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger" | "sale";

/** A state in one or two words; colour never says it alone. A sign stays before its number everywhere. */
export function badge(label: string, tone: BadgeTone = "neutral"): Markup {
  return html`<span class="badge badge--${tone}"><bdi>${label}</bdi></span>`;
}
