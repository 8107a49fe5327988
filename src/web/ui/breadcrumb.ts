// The way from the start page to here.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** Links to what stands above; the last item is the page itself. */
export function breadcrumb(site: Site, items: readonly { name: string; href?: string }[]): Markup {
  const last = items.length - 1;
  return html`<nav class="breadcrumb" aria-label="${site.words.common.breadcrumb}"><ol>${items.map(
    ({ name, href }, position) =>
      position === last || href === undefined
        ? html`<li><span${position === last ? html` aria-current="page"` : html``}>${name}</span></li>`
        : html`<li><a href="${href}">${name}</a>${icon(site, "chevron-right")}</li>`,
  )}</ol></nav>`;
}
