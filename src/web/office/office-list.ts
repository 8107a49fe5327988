// What the lists of the back office share: their pages, how many there are, what stands there when there is
// nothing.
import { z } from "@hono/zod-openapi";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { pageQuery } from "#platform/http/page";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { emptyState } from "../ui/empty-state.ts";
import { selectField } from "../ui/field.ts";
import { pagination } from "../ui/pagination.ts";

export const PAGE_SIZE = 25;
/** Lists reach this deep; who looks further searches. */
const MAX_PAGE = 400;

/** The page that is asked for. */
export const pageNumber = pageQuery.page
  .unwrap()
  .refine((page) => page <= MAX_PAGE)
  .default(1);

/** What was typed into a search field; nothing but blanks counts as nothing. */
export function searchText(most: number) {
  return z
    .string()
    .max(most)
    .transform((text) => text.trim())
    .transform((text) => (text === "" ? undefined : text))
    .optional();
}

/** One of these; a field that was left at "all" counts as not sent. */
export function choice<const V extends readonly [string, ...string[]]>(values: V) {
  return z
    .enum(["", ...values])
    .transform((value) => (value === "" ? undefined : (value as V[number])))
    .optional();
}

/** What a list was asked for, as its address says it. */
export type AskedFor = Readonly<Record<string, string | number | boolean | undefined>>;

/** The address of a list that is asked for this; pages after the first say so. */
export function listAddress(site: Site, path: string, asked: AskedFor, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (name !== "page" && value !== undefined && value !== "") query.set(name, String(value));
  }
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return site.link(text === "" ? path : `${path}?${text}`);
}

/** A filter by one of a few states, "all" first. */
export function stateFilter(
  site: Site,
  facts: { name: string; label: string; words: Readonly<Record<string, string>>; value: string | undefined },
): Markup {
  const { name, label, words, value = "" } = facts;
  const options = Object.entries(words).map(([one, text]) => ({ value: one, label: text }));
  return selectField(site, freshForm(), {
    name,
    label,
    value,
    // Nothing has to be chosen, but "optional" beside every filter would only be noise.
    is_required: false,
    options: [{ value: "", label: site.words.office.list.all }, ...options],
  });
}

/** How much was found, and the way to the other pages. */
export function listFoot(
  site: Site,
  facts: {
    path: string;
    asked: AskedFor & { page: number };
    listed: { count: number; count_is_exact: boolean; next_cursor: string | null };
  },
): Markup {
  const { path, asked, listed } = facts;
  const { list } = site.words.office;
  const { formats } = site;
  if (listed.count === 0) return NOTHING;
  const found = listed.count_is_exact
    ? formats.plural(listed.count, list.found)
    : list.many(formats.number(listed.count));
  return html`<div class="office-foot"><p class="quiet">${found}</p>${pagination(site, {
    page: asked.page,
    has_previous: asked.page > 1,
    has_more: listed.next_cursor !== null && asked.page < MAX_PAGE,
    href: (page) => listAddress(site, path, asked, page),
  })}</div>`;
}

/** Instead of a table without rows. */
export function nothingFound(site: Site, icon: string): Markup {
  const { list } = site.words.office;
  return emptyState(site, { icon, title: list.none_title, text: list.none_text });
}

/** A column that the list can be sorted by. */
export function sortable(
  site: Site,
  facts: { path: string; asked: AskedFor; id: string; label: string; is_number?: boolean },
) {
  const { path, asked, id, label, is_number } = facts;
  const ordering = String(asked.ordering ?? "");
  const is_descending = ordering === `-${id}`;
  const next = ordering === id ? `-${id}` : id;
  const sorted = is_descending ? ("desc" as const) : ordering === id ? ("asc" as const) : undefined;
  const href = listAddress(site, path, { ...asked, ordering: next });
  return { id, label, href, sorted, ...(is_number && { is_number }) };
}
