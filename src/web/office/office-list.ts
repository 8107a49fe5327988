// The one shape of the back office's lists: the reader's views, search and filters, a table, and its pages.
import { z } from "@hono/zod-openapi";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { pageQuery } from "#platform/http/page";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import type { Access } from "#platform/http/route";
import type { ViewPlace } from "../../api/view-places.ts";
import { freshForm } from "../forms.ts";
import { viewsBar } from "../saved-views.ts";
import { privateSite, type Site } from "../site.ts";
import { emptyState } from "../ui/empty-state.ts";
import { field, selectField } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { pagination } from "../ui/pagination.ts";
import { type WorkColumn, workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";

export const PAGE_SIZE = 25;
/** Lists reach this deep; who looks further searches. */
const MAX_PAGE = 400;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Newest first, where a list can be ordered in other ways too. */
export const DEFAULT_ORDERING = "-created_at";

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

/** A day as a browser's field sends it; anything else counts as not sent. Days are whole days in UTC. */
export const day = z
  .string()
  .transform((text) => (DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined))
  .optional();

/** What a list was asked for, as its address says it. */
export type AskedFor = Readonly<Record<string, string | number | boolean | undefined>>;

/** The address of a list that is asked for this; pages after the first say so. */
export function listAddress(site: Site, path: string, asked: AskedFor, page = 1): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    const is_plain = value === undefined || value === "" || value === DEFAULT_ORDERING;
    if (name !== "page" && !is_plain) query.set(name, String(value));
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

/** A filter by a day. */
export function dayFilter(
  site: Site,
  { name, label, value = "" }: { name: string; label: string; value: string | undefined },
): Markup {
  return field(site, freshForm(), { name, label, type: "date", value, autocomplete: "off" });
}

/** What makes a list: what it is asked, what it reads, and how that looks. */
export interface OfficeList<Q extends ListAsked, R> {
  place: ViewPlace;
  access: Access;
  query: z.ZodType<Q>;
  read(context: Context, asked: Q, slice: { page_size: number; offset: number }): Promise<ListPage<R>>;
  draw(site: Site, asked: Q): ListLook<R>;
}

type ListAsked = AskedFor & { page: number };

interface ListPage<R> {
  results: readonly R[];
  count: number;
  count_is_exact: boolean;
  next_cursor: string | null;
}

interface ListLook<R> {
  words: { title: string; intro: string };
  search: { name: string; label: string; value: string | undefined };
  filters: Markup;
  columns: readonly WorkColumn[];
  row(row: R): { id: number; cells: readonly (string | Markup)[] };
  /** Of what stands there instead of a table without rows. */
  icon: string;
  none?: { title: string; text: string };
  /** Beside the heading. */
  actions?: Markup;
  /** Below the list. */
  foot?: Markup;
}

/** The page of a list. */
export function officeList<Q extends ListAsked, R>(list: OfficeList<Q, R>): PageRoute {
  const { place, access, query, read, draw } = list;
  return pageRoute({
    ...{ method: "get", path: place.path, access, audience: "private", query },
    handle: async ({ context, visit, query: asked }) => {
      const site = await privateSite(context, visit);
      const slice = { page_size: PAGE_SIZE, offset: (asked.page - 1) * PAGE_SIZE };
      const look = draw(site, asked);
      const listed = await read(context, asked, slice);
      const address = listAddress(site, place.path, asked);
      const views = await viewsBar(context, site, { place, address });
      const { words, actions } = look;
      const { title, intro } = words;
      const content = html`${views}${listBody(site, place.path, { asked, look, listed })}`;
      const page = { here: place.name, title, intro, content, ...(actions && { actions }) };
      return shown(await officePage(context, site, page));
    },
  });
}

function listBody<R>(
  site: Site,
  path: string,
  { asked, look, listed }: { asked: ListAsked; look: ListLook<R>; listed: ListPage<R> },
): Markup {
  const { list } = site.words.office;
  const { title, text } = look.none ?? { title: list.none_title, text: list.none_text };
  const { value = "", ...search } = look.search;
  return html`${filterBar(site, { action: site.link(path), search: { ...search, value }, fields: look.filters })}
${workTable(site, {
  caption: look.words.title,
  columns: look.columns,
  rows: listed.results.map((one) => {
    const row = look.row(one);
    return { ...row, href: site.link(`${path}${row.id}/`) };
  }),
  empty: emptyState(site, { icon: look.icon, title, text }),
})}
${listFoot(site, path, asked, listed)}${look.foot ?? NOTHING}`;
}

/** How much was found, and the way to the other pages. */
export function listFoot(site: Site, path: string, asked: ListAsked, listed: ListPage<unknown>): Markup {
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
