// Ratings as stars, with the figures in words.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";

const STEPS_PER_STAR = 2;

/** Five stars filled to the nearest half; nothing where nobody has rated yet. */
export function rating(site: Site, { average, count }: { average: number | null; count: number }): Markup {
  if (average === null || count === 0) return NOTHING;
  const { formats, words } = site;
  const steps = Math.round(average * STEPS_PER_STAR);
  const shown = formats.tenths(average);
  const label = words.common.rating.label(shown, formats.plural(count, words.common.rating.count));
  return html`<span class="rating"><span class="rating__stars rating__stars--${steps}" role="img" aria-label="${label}"></span>
<span class="rating__count" aria-hidden="true">${shown} (${formats.number(count)})</span></span>`;
}
