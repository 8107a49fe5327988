// The way through the pages of a list.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** This many numbers stand on either side of the page one is on. */
const NEIGHBOURS = 1;

export interface Pages {
  page: number;
  has_previous: boolean;
  has_more: boolean;
  href: (page: number) => string;
  /** Where it is known: numbers are shown as well. */
  page_count?: number | undefined;
}

/** Previous, numbers where the count is known, next; nothing for a list of one page. */
export function pagination(site: Site, pages: Pages): Markup {
  const { page, has_previous, has_more, href, page_count } = pages;
  if (!has_previous && !has_more) return NOTHING;
  const { pagination: words } = site.words.common;
  return html`<nav class="pagination" aria-label="${words.label}">
${
  has_previous
    ? html`<a class="pagination__step" href="${href(page - 1)}" rel="prev">${icon(site, "chevron-left")}<span>${words.previous}</span></a>`
    : html`<span class="pagination__step pagination__step--none"></span>`
}
${
  page_count === undefined
    ? html`<span class="pagination__here" aria-current="page">${words.page(site.formats.number(page))}</span>`
    : numbers(site, pages, page_count)
}
${
  has_more
    ? html`<a class="pagination__step" href="${href(page + 1)}" rel="next"><span>${words.next}</span>${icon(site, "chevron-right")}</a>`
    : html`<span class="pagination__step pagination__step--none"></span>`
}
</nav>`;
}

function numbers(site: Site, { page, href }: Pages, page_count: number): Markup {
  const { pagination: words } = site.words.common;
  return html`<ol class="pagination__numbers">${shownPages(page, page_count).map((number) => {
    if (number === null) return html`<li class="pagination__gap" aria-hidden="true">…</li>`;
    const text = site.formats.number(number);
    const name = words.page(text);
    return number === page
      ? html`<li><a href="${href(number)}" aria-current="page" aria-label="${name}">${text}</a></li>`
      : html`<li><a href="${href(number)}" aria-label="${name}">${text}</a></li>`;
  })}</ol>`;
}

/** First, last and those around; null stands for those left out. */
export function shownPages(page: number, page_count: number): (number | null)[] {
  const shown: (number | null)[] = [];
  let last = 0;
  for (let number = 1; number <= page_count; number += 1) {
    const is_shown = number === 1 || number === page_count || Math.abs(number - page) <= NEIGHBOURS;
    if (!is_shown) continue;
    if (number - last === 2) shown.push(number - 1);
    else if (number - last > 2) shown.push(null);
    shown.push(number);
    last = number;
  }
  return shown;
}
