// Lists so short that they are read as a whole: cut into pages here, in the envelope of every list.
import { pageLinks, pageOffset, pageQuery } from "#platform/http/page";
import type { RequestFacts } from "#platform/http/route";

/** The query of such a list. */
export const shortListQuery = { page: pageQuery.page, page_size: pageQuery.page_size };

/** One page of `rows`. */
export function shortList<R, T>(
  origin: string,
  request: Pick<RequestFacts, "path">,
  asked: { page?: number; page_size: number },
  rows: R[],
  present: (row: R) => T,
) {
  const start = pageOffset(asked);
  const end = start + asked.page_size;
  const links = pageLinks(origin, request, asked, { has_more: end < rows.length, next_cursor: null });
  return { count: rows.length, count_is_exact: true, ...links, results: rows.slice(start, end).map(present) };
}
