// Grey shapes that stand for what is on its way.
import { html, type Markup } from "#platform/http/html";

export type SkeletonKind = "text" | "card" | "picture";

/** Decoration only: whatever waits says so by `aria-busy`. */
export function skeleton(kind: SkeletonKind): Markup {
  return html`<div class="skeleton skeleton--${kind}" aria-hidden="true"></div>`;
}
