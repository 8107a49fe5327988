// Reading the audit log, newest first, in keyset pages.
import { type SqlBool, sql } from "kysely";
import type { Context } from "#platform/context";
import { cursorOf, readCursor } from "#platform/database";
import type { AuditFacts } from "./audit.ts";

/** A line of the log. */
export interface AuditEntry {
  id: number;
  at: number;
  actor_user_id: number | null;
  on_behalf_user_id: number | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  before: AuditFacts | null;
  after: AuditFacts | null;
  reason: string | null;
  request_id: string | null;
  address: string | null;
}

export interface AuditFilter {
  id?: number;
  actor_user_id?: number;
  /** One action, or with a dot at the end all that begin so: `seller.`. */
  action?: string;
  subject_type?: string;
  subject_id?: string;
  /** The network address it was done from, exactly. */
  address?: string;
  /** From this moment on. */
  from?: number;
  /** Before this moment. */
  to?: number;
}

export interface AuditSlice {
  page_size: number;
  /** Lines to pass over; 0 beside a cursor. */
  offset?: number;
  cursor?: string;
}

/** One page; the count stops at ten thousand. */
export interface AuditPage {
  results: AuditEntry[];
  count: number;
  count_is_exact: boolean;
  next_cursor: string | null;
}

const MAX_COUNT = 10_000;

/** One page, newest first. The caller has asked for permission. */
export async function listAudit(
  context: Context,
  filter: AuditFilter,
  slice: AuditSlice,
): Promise<AuditPage> {
  let query = context.db.selectFrom("audit_events");
  const { id, actor_user_id, action, subject_type, subject_id, address, from, to } = filter;
  if (id !== undefined) query = query.where("id", "=", id);
  if (actor_user_id !== undefined) query = query.where("actor_user_id", "=", actor_user_id);
  if (action !== undefined) {
    // "/" follows "." in both databases' order of bytes: the range holds exactly what begins so.
    query = action.endsWith(".")
      ? query.where("action", ">=", action).where("action", "<", `${action.slice(0, -1)}/`)
      : query.where("action", "=", action);
  }
  if (subject_type !== undefined) query = query.where("subject_type", "=", subject_type);
  if (subject_id !== undefined) query = query.where("subject_id", "=", subject_id);
  if (address !== undefined) query = query.where("address", "=", address);
  if (from !== undefined) query = query.where("at", ">=", from);
  if (to !== undefined) query = query.where("at", "<", to);
  const counted = await context.db
    .selectFrom(
      query
        .select("id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  if (slice.cursor !== undefined) {
    const [at, last_id] = readCursor(slice.cursor, 2);
    query = query.where(sql<SqlBool>`(at < ${at} OR (at = ${at} AND id < ${last_id}))`);
  }
  const rows = await query
    .selectAll()
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(slice.page_size + 1)
    .offset(slice.offset ?? 0)
    .execute();
  const last = rows.length > slice.page_size ? rows[slice.page_size - 1] : undefined;
  return {
    results: rows
      .slice(0, slice.page_size)
      .map(({ before_json, after_json, address_until: _until, ...row }) => ({
        ...row,
        before: readFacts(before_json),
        after: readFacts(after_json),
      })),
    count: Math.min(Number(counted.rows), MAX_COUNT),
    count_is_exact: Number(counted.rows) <= MAX_COUNT,
    next_cursor: last ? cursorOf([last.at, last.id]) : null,
  };
}

function readFacts(json: string | null): AuditFacts | null {
  return json === null ? null : (JSON.parse(json) as AuditFacts);
}
