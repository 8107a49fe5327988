// A figure of a dashboard: what it counts, how much it is, and how that compares.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** How much more (0.1) or less (−0.1) than before; null where there was nothing before. */
export interface StatChange {
  share: number | null;
  /** What it is compared with: "than the 30 days before". */
  words: string;
  /** The page says with what once, beside all of its tiles: here it is only read out. */
  is_said?: boolean;
}

/** `value` is written already; with `href` the whole tile leads to what stands behind the figure. */
export function statTile(
  site: Site,
  facts: { label: string; value: string | Markup; change?: StatChange | undefined; href?: string },
): Markup {
  const { label, value, change, href } = facts;
  const name = href === undefined ? label : html`<a class="stat-tile__link" href="${href}">${label}</a>`;
  return html`<div class="stat-tile"><p class="stat-tile__label">${name}</p>
<p class="stat-tile__value">${value}</p>${change ? changeOf(site, change) : NOTHING}</div>`;
}

function changeOf(site: Site, { share, words, is_said }: StatChange): Markup {
  const { change } = site.words.workplace;
  if (share === null) return html`<p class="stat-tile__change">${change.none}</p>`;
  const text = site.formats.percent(Math.abs(share));
  const than = is_said ? html`<span class="visually-hidden">${words}</span>` : words;
  if (share === 0)
    return html`<p class="stat-tile__change">${icon(site, "minus")} <span>${change.same} ${than}</span></p>`;
  const is_more = share > 0;
  return html`<p class="stat-tile__change stat-tile__change--${is_more ? "more" : "less"}">
${icon(site, is_more ? "trending-up" : "trending-down")}<span><b>${is_more ? change.more(text) : change.less(text)}</b> ${than}</span></p>`;
}
