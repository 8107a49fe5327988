// The audit log for staff: with the names of who did it, in pages or as a file.
import { requirePermission } from "#modules/identity";
import {
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
  type AuditSlice,
  listAudit,
} from "#platform/audit";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { csvLines } from "#platform/csv";
import { missing } from "#platform/refusal";
import { textKey } from "#platform/text";

/** A line of the log with who did it; null: the program itself, or an account that is no more. */
export interface LoggedDeed extends AuditEntry {
  actor: { id: number; email: string; name: string } | null;
}

/** Filters of the log; `actor` is an account's e-mail address, exactly. */
export interface LogFilter extends Omit<AuditFilter, "actor_user_id"> {
  actor?: string;
}

/** A file holds the newest of them; narrower dates bring the rest. */
export const MAX_EXPORT_ROWS = 10_000;
const EXPORT_PAGE = 500;
const NOBODY = 0;
const HEAD = ["id", "at", "actor_id", "actor", "action", "subject_type", "subject_id"];
const TAIL = ["reason", "before", "after", "request_id", "address"];

/** One page of the log, newest first. Refuses `forbidden` without `audit.read`. */
export async function readAuditLog(
  context: Context,
  filter: LogFilter,
  slice: AuditSlice,
): Promise<Omit<AuditPage, "results"> & { results: LoggedDeed[] }> {
  requirePermission(context, "audit.read");
  const { actor, ...rest } = filter;
  const who = actor === undefined ? {} : { actor_user_id: await userIdOf(context, actor) };
  const page = await listAudit(context, { ...rest, ...who }, slice);
  const ids = page.results.flatMap(({ actor_user_id }) => actor_user_id ?? []);
  const people = await peopleOf(context, [...new Set(ids)]);
  const results = page.results.map((entry) => ({
    ...entry,
    actor: people.get(entry.actor_user_id ?? NOBODY) ?? null,
  }));
  return { ...page, results };
}

/** One line of the log. Refuses `forbidden`, `missing`. */
export async function readDeed(context: Context, id: number): Promise<LoggedDeed> {
  const [deed] = (await readAuditLog(context, { id }, { page_size: 1 })).results;
  if (!deed) throw missing("line of the audit log");
  return deed;
}

/** What the filter finds as CSV, newest first, at most ten thousand lines; formulas become text. */
export async function auditCsv(context: Context, filter: LogFilter): Promise<string> {
  const parts = [csvLines([[...HEAD, ...TAIL]], true)];
  let cursor: string | undefined;
  for (let rows = 0; rows < MAX_EXPORT_ROWS; rows += EXPORT_PAGE) {
    const page = await readAuditLog(context, filter, { page_size: EXPORT_PAGE, ...(cursor && { cursor }) });
    parts.push(csvLines(page.results.map(cells)));
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  return parts.join("");
}

function cells(deed: LoggedDeed): (string | number | null)[] {
  const { id, at, actor_user_id, actor, action, subject_type, subject_id, reason, request_id, address } =
    deed;
  const facts = [deed.before, deed.after].map((one) => (one === null ? null : JSON.stringify(one)));
  const who = [actor_user_id, actor?.email ?? null];
  return [id, isoTime(at), ...who, action, subject_type, subject_id, reason, ...facts, request_id, address];
}

/** An address of nobody finds nothing. */
async function userIdOf(context: Context, email: string): Promise<number> {
  const row = await context.db
    .selectFrom("users")
    .select("id")
    .where("email_key", "=", textKey(email))
    .executeTakeFirst();
  return row?.id ?? NOBODY;
}

async function peopleOf(context: Context, ids: number[]) {
  if (ids.length === 0) return new Map<number, NonNullable<LoggedDeed["actor"]>>();
  const rows = await context.db
    .selectFrom("users")
    .select(["id", "email", "first_name", "last_name"])
    .where("id", "in", ids)
    .execute();
  return new Map(
    rows.map(({ id, email, first_name, last_name }) => [
      id,
      { id, email, name: `${first_name} ${last_name}`.trim() },
    ]),
  );
}
