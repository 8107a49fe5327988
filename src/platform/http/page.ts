// Pages of lists: the query every list takes, its bounds, and the envelope every list answers with.
import { z } from "@hono/zod-openapi";
import { Refusal } from "#platform/refusal";
import type { RequestFacts } from "./route.ts";

export const DEFAULT_PAGE_SIZE = 24;
export const MAX_PAGE_SIZE = 100;
/** Pages reach this deep; beyond it a cursor goes on. */
export const MAX_OFFSET = 10_000;

const whole = (least: number, most: number, words: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, words)
    .transform(Number)
    .refine((value) => value >= least && value <= most, words);

/** `page`, `page_size`, `cursor`: spread into a list's query schema. */
export const pageQuery = {
  page: whole(1, 999_999_999, "A page is a whole number from 1.")
    .optional()
    .openapi({ type: "integer", description: "From 1.", example: 1 }),
  page_size: whole(1, MAX_PAGE_SIZE, `A page size is a whole number from 1 to ${MAX_PAGE_SIZE}.`)
    .default(DEFAULT_PAGE_SIZE)
    .openapi({ type: "integer", description: `1 to ${MAX_PAGE_SIZE}.`, default: DEFAULT_PAGE_SIZE }),
  cursor: z.string().max(600).optional().openapi({ description: "Opaque; taken from `next`." }),
};

/** `ordering` with `-` for descending; anything but these names is 422. */
export function orderingQuery<const N extends string>(names: readonly N[], fallback: N | `-${N}`) {
  const allowed = names.flatMap((name) => [name, `-${name}`]) as (N | `-${N}`)[];
  return z
    .enum(allowed, `Order by one of ${allowed.join(", ")}.`)
    .default(fallback as never)
    .openapi({ description: `One of ${allowed.join(", ")}.` });
}

/** Exactly `true` or `false`. */
export const booleanQuery = z
  .enum(["true", "false"], "Exactly true or false.")
  .transform((text) => text === "true")
  .openapi({ type: "boolean" });

/** What a list is asked for, after the query was judged. */
export interface PageRequest {
  page?: number;
  page_size: number;
  cursor?: string;
}

/** Rows to pass over for this page. Refuses (422 use_cursor) pages so deep that only a cursor serves them. */
export function pageOffset({ page = 1, page_size }: PageRequest): number {
  if (page * page_size > MAX_OFFSET) {
    const message = `Pages reach to ${MAX_OFFSET} rows; go on with cursor= from next.`;
    throw new Refusal("invalid", "use_cursor", message, {
      errors: [{ field: "page", code: "use_cursor", message }],
    });
  }
  return (page - 1) * page_size;
}

/** What a read of one page gives: its rows, the count, and where to go on. */
export interface Page<R> {
  results: R[];
  count: number;
  count_is_exact: boolean;
  /** The cursor after the last row when there is more. */
  next_cursor: string | null;
}

/** The schema of a list of `item`. */
export function pageSchema<S extends z.ZodType>(item: S) {
  return z.strictObject({
    count: z.int(),
    count_is_exact: z.boolean(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(item),
  });
}

/** `next` and `previous` as full links on `origin` (BUYBUY_URL, never the Host header). */
export function pageLinks(
  origin: string,
  request: Pick<RequestFacts, "path">,
  asked: PageRequest,
  page: { has_more: boolean; next_cursor: string | null },
): { next: string | null; previous: string | null } {
  const { page: number = 1, page_size, cursor } = asked;
  const by_page = cursor === undefined && (number + 1) * page_size <= MAX_OFFSET;
  const [path = "", query = ""] = request.path.split("?");
  const link = (changes: Record<string, string | null>) => {
    const parameters = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) parameters.delete(name);
      else parameters.set(name, value);
    }
    const text = parameters.toString();
    return `${origin}${path}${text ? `?${text}` : ""}`;
  };
  let next: string | null = null;
  if (page.has_more) {
    if (by_page) next = link({ page: String(number + 1) });
    else if (page.next_cursor !== null) next = link({ cursor: page.next_cursor, page: null });
  }
  const previous = cursor === undefined && number > 1 ? link({ page: String(number - 1) }) : null;
  return { next, previous };
}

/** The envelope as an object, for lists whose rows are objects. */
export function pageBody<R, T>(
  origin: string,
  request: Pick<RequestFacts, "path">,
  asked: PageRequest,
  page: Page<R>,
  present: (row: R) => T,
) {
  const links = pageLinks(origin, request, asked, {
    has_more: page.next_cursor !== null,
    next_cursor: page.next_cursor,
  });
  return {
    count: page.count,
    count_is_exact: page.count_is_exact,
    ...links,
    results: page.results.map(present),
  };
}
