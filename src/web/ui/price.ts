// Prices: what is asked now, and what was asked before.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";

/** An amount in minor units, with what it was before. */
export function price(
  site: Site,
  facts: { minor: number; currency: string; compare_minor?: number | null | undefined; from?: boolean },
): Markup {
  const { minor, currency, compare_minor = null, from = false } = facts;
  const is_sale = compare_minor !== null && compare_minor > minor;
  const before = is_sale ? site.formats.money(compare_minor, currency) : null;
  return written(site, site.formats.money(minor, currency), before, from);
}

/** The same for decimal strings, as list entries hold them. */
export function priceText(
  site: Site,
  facts: { amount: string; currency: string; compare?: string | null | undefined; from?: boolean },
): Markup {
  const { amount, currency, compare = null, from = false } = facts;
  const is_sale = compare !== null && Number(compare) > Number(amount);
  const before = is_sale ? site.formats.amount(compare, currency) : null;
  return written(site, site.formats.amount(amount, currency), before, from);
}

function written(site: Site, now: string, before: string | null, is_from: boolean): Markup {
  const { price: words } = site.words.common;
  const from = is_from ? html`<span class="price__from">${words.from}</span> ` : NOTHING;
  if (before === null) return html`<span class="price">${from}<span class="price__now">${now}</span></span>`;
  return html`<span class="price price--sale">${from}<span class="visually-hidden">${words.now} </span><ins class="price__now">${now}</ins> <span class="visually-hidden">${words.before} </span><del class="price__before">${before}</del></span>`;
}
