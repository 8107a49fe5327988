// What pages of lists have in common: one address of each list is the one for search engines.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { breadcrumb } from "../ui/breadcrumb.ts";
import type { PageFacts } from "../ui/layout.ts";
import { addressOf, changed, type ListAddress, unfiltered } from "./list-address.ts";
import { isFiltered, type ListRead } from "./list-read.ts";
import { breadcrumbData, type Crumb } from "./structured-data.ts";

/**
 * The address for search engines: pages deeper than the first are their own; filters, other orders and
 * cursors lead back to the plain list and are not listed.
 */
export function canonicalOf({ place, asked }: ListRead): Pick<PageFacts, "canonical" | "is_indexed"> {
  const plain = unfiltered({ ...asked, ordering: null });
  const is_plain = !isFiltered(asked) && asked.ordering === null && asked.cursor === null;
  const shown: ListAddress = is_plain ? changed(plain, { page: asked.page }) : plain;
  return { canonical: addressOf(place.path, shown), is_indexed: is_plain };
}

/** The title of a list's page; deeper pages say which they are. */
export function titleOf(site: Site, name: string, { page }: ListAddress): string {
  return page === 1 ? name : `${name} (${site.words.catalog.list.page(site.formats.number(page))})`;
}

/** The way here from the start page, as links and for machines. */
export function crumbs(site: Site, items: readonly Crumb[]): { shown: Markup; data: Markup } {
  const whole = [{ name: site.words.catalog.categories.home, href: site.link("/") }, ...items];
  return { shown: breadcrumb(site, whole), data: breadcrumbData(site, whole) };
}

/** The heading of a list's page with what stands under it. */
export function pageHead(title: string | Markup, lead: string | null): Markup {
  return html`<header class="page-head"><h1>${title}</h1>
${lead === null ? NOTHING : html`<p class="lead"><bdi>${lead}</bdi></p>`}</header>`;
}
