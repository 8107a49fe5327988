// How a seller's files stand: the list, one of them, and the rows that were refused.
import { requireSellerPermission } from "#modules/sellers";
import { type Context, now } from "#platform/context";
import { csvLines } from "#platform/csv";
import { cursorOf, readCursor, transaction } from "#platform/database";
import { missing } from "#platform/refusal";
import type { Mapping } from "./columns.ts";
import type { ImportRow } from "./progress.ts";

/** Errors that are read at once. */
const ERROR_PAGE = 1000;
/** So long a file and what was said of it are kept. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
const CLEAN_UP_PAGE = 100;

/** An import as its seller sees it. */
export type Import = Omit<ImportRow, "headers" | "mapping" | "storage_key"> & {
  headers: string[];
  mapping: Mapping;
};

/** One page of the seller's files, newest first. */
export async function listImports(
  context: Context,
  { limit, offset = 0, cursor }: { limit: number; offset?: number; cursor?: string },
) {
  const { seller_id } = requireSellerPermission(context, "catalog.write");
  const own = context.db.selectFrom("imports").where("seller_id", "=", seller_id);
  let rows = own.selectAll();
  if (cursor !== undefined) rows = rows.where("id", "<", readCursor(cursor, 1)[0] as number);
  const found = await rows
    .orderBy("id", "desc")
    .limit(limit + 1)
    .offset(offset)
    .execute();
  const counted = await own.select((of) => of.fn.countAll<number>().as("count")).executeTakeFirst();
  const results = found.slice(0, limit).map(shown);
  const last = results.at(-1);
  const next_cursor = found.length > limit && last ? cursorOf([last.id]) : null;
  return { results, count: Number(counted?.count ?? 0), count_is_exact: true, next_cursor };
}

/**
 * One of the actor's seller's files. Refuses: forbidden without the permission; missing for those of
 * others.
 */
export async function findImport(context: Context, id: number): Promise<Import> {
  const { seller_id } = requireSellerPermission(context, "catalog.write");
  const row = await context.db
    .selectFrom("imports")
    .selectAll()
    .where("id", "=", id)
    .where("seller_id", "=", seller_id)
    .executeTakeFirst();
  if (!row) throw missing("import");
  return shown(row);
}

/** The first errors of a file, to be shown on its page. */
export function firstErrors(context: Context, found: Pick<Import, "id" | "phase">, limit: number) {
  return errorPage(context, found, [0, -1], limit);
}

/**
 * All errors of what was done last (the dry run, or the run) as CSV, read page by page: row, column,
 * code, message. The file was found before.
 */
export async function* errorsCsv(
  context: Context,
  found: Pick<Import, "id" | "phase">,
): AsyncGenerator<string> {
  yield csvLines([["row", "column", "code", "message"]], true);
  let after: [number, number] = [0, -1];
  for (;;) {
    const rows = await errorPage(context, found, after, ERROR_PAGE);
    const last = rows.at(-1);
    if (!last) return;
    yield csvLines(rows.map((row) => [row.file_row, row.column_name, row.code, row.message]));
    after = [last.file_row, last.place];
  }
}

/** Every day: forgets files that nobody has touched for a quarter of a year. */
export async function forgetOldImports(context: Context): Promise<void> {
  const old = await context.db
    .selectFrom("imports")
    .select(["id", "storage_key"])
    .where("created_at", "<", now(context) - KEPT_MS)
    .where("state", "not in", ["checking", "running"])
    .orderBy("created_at")
    .limit(CLEAN_UP_PAGE)
    .execute();
  for (const { id, storage_key } of old) {
    await context.services.storage.delete(storage_key);
    await transaction(context, async (tx) => {
      await tx.db.deleteFrom("import_errors").where("import_id", "=", id).execute();
      await tx.db.deleteFrom("imports").where("id", "=", id).execute();
    });
  }
}

function errorPage(
  context: Context,
  { id, phase }: Pick<Import, "id" | "phase">,
  [file_row, place]: [number, number],
  limit: number,
) {
  return context.db
    .selectFrom("import_errors")
    .select(["file_row", "place", "column_name", "code", "message"])
    .where("import_id", "=", id)
    .where("phase", "=", phase)
    .where((of) =>
      of.or([
        of("file_row", ">", file_row),
        of.and([of("file_row", "=", file_row), of("place", ">", place)]),
      ]),
    )
    .orderBy("file_row")
    .orderBy("place")
    .limit(limit)
    .execute();
}

function shown({ headers, mapping, storage_key: _key, ...row }: ImportRow): Import {
  return {
    ...row,
    changed_count: row.changed_count - row.unchanged_count,
    headers: JSON.parse(headers) as string[],
    mapping: JSON.parse(mapping) as Mapping,
  };
}
