// Finding sellers: the public ones for everybody, all of them for staff.
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { cursorOf, readCursor, type Tables } from "#platform/database";
import { missing } from "#platform/refusal";
import { textKey } from "#platform/text";
import type { SellerRow } from "./states.ts";
import type { SellerStatus } from "./tables.ts";

export const SELLER_ORDERINGS = ["name", "created_at", "rating"] as const;
type OrderingName = (typeof SELLER_ORDERINGS)[number];

/** Which page of which order; `cursor` goes on where the last page ended. */
export interface SellerSlice {
  page_size: number;
  offset: number;
  cursor?: string;
  ordering: OrderingName | `-${OrderingName}`;
  /** Only those whose name holds this, however it is written. */
  search?: string;
}

export interface SellerPage {
  results: SellerRow[];
  count: number;
  count_is_exact: boolean;
  next_cursor: string | null;
}

const MAX_COUNT = 10_000;

/** What orders a list, as SQL and as read from a row; ratings are whole thousandths, none counts as 0. */
const SORTS: Record<OrderingName, { sql: RawBuilder<string | number>; of(row: SellerRow): string | number }> =
  {
    name: { sql: sql.ref("name_key"), of: (row) => row.name_key },
    created_at: { sql: sql.ref("created_at"), of: (row) => row.created_at },
    rating: {
      sql: sql`(CASE WHEN rating_count = 0 THEN 0
        ELSE (rating_sum * 1000 - (rating_sum * 1000) % rating_count) / rating_count END)`,
      of: (row) => (row.rating_count === 0 ? 0 : Math.floor((row.rating_sum * 1000) / row.rating_count)),
    },
  };

/** One page of the sellers that buyers can see. */
export async function listSellers(context: Context, slice: SellerSlice): Promise<SellerPage> {
  const query = context.db.selectFrom("sellers").where("status", "=", "approved");
  return pageOf(context, named(query, slice.search), slice);
}

/** One page of all sellers. Needs `sellers.decide`. */
export async function listAllSellers(
  context: Context,
  filter: { status?: SellerStatus },
  slice: SellerSlice,
): Promise<SellerPage> {
  requirePermission(context, "sellers.decide");
  let query = context.db.selectFrom("sellers");
  if (filter.status) query = query.where("status", "=", filter.status);
  return pageOf(context, named(query, slice.search), slice);
}

type SellerQuery = SelectQueryBuilder<Tables, "sellers", object>;

function named(query: SellerQuery, search: string | undefined): SellerQuery {
  const key = textKey(search ?? "");
  if (key === "") return query;
  return query.where(({ eb, fn, val }) => eb(fn("instr", ["name_key", val(key)]), ">", 0));
}

/**
 * A seller that buyers can see, by id or by slug. By a former slug it is found too: then `slug` differs from
 * what was asked, and the surface leads there. Refuses `missing`, also for sellers that are not approved.
 */
export async function publicSeller(context: Context, id_or_slug: string): Promise<SellerRow> {
  const is_id = /^[1-9]\d{0,15}$/.test(id_or_slug);
  const row = is_id
    ? await approved(context).where("id", "=", Number(id_or_slug)).executeTakeFirst()
    : await sellerBySlug(context, id_or_slug);
  if (!row) throw missing("seller");
  return row;
}

async function sellerBySlug(context: Context, slug: string): Promise<SellerRow | undefined> {
  const present = await approved(context).where("slug", "=", slug).executeTakeFirst();
  if (present) return present;
  const former = context.db.selectFrom("seller_slugs").select("seller_id").where("slug", "=", slug);
  return approved(context).where("id", "in", former).executeTakeFirst();
}

function approved(context: Context) {
  return context.db.selectFrom("sellers").selectAll().where("status", "=", "approved");
}

async function pageOf(
  context: Context,
  query: SellerQuery,
  { page_size, offset, cursor, ordering }: SellerSlice,
): Promise<SellerPage> {
  const counted = await context.db
    .selectFrom(
      query
        .select("id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  const is_descending = ordering.startsWith("-");
  const sort = SORTS[ordering.replace("-", "") as OrderingName];
  const direction = is_descending ? "desc" : "asc";
  let page = query
    .selectAll()
    .orderBy(sort.sql, direction)
    .orderBy("id", direction)
    .limit(page_size + 1);
  if (cursor === undefined) page = page.offset(offset);
  else {
    const [value, id] = readCursor(cursor, 2);
    const beyond = sql.raw(is_descending ? "<" : ">");
    page = page.where(
      sql<SqlBool>`(${sort.sql} ${beyond} ${value} OR (${sort.sql} = ${value} AND id ${beyond} ${id}))`,
    );
  }
  const rows = await page.execute();
  const last = rows.length > page_size ? rows[page_size - 1] : undefined;
  return {
    results: rows.slice(0, page_size),
    count: Math.min(Number(counted.rows), MAX_COUNT),
    count_is_exact: Number(counted.rows) <= MAX_COUNT,
    next_cursor: last ? cursorOf([sort.of(last), last.id]) : null,
  };
}
