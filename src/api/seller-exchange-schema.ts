// Imports on the wire: the form that brings a file, and how a file stands.
import { z } from "@hono/zod-openapi";
import { type Import, MAX_IMPORT_BYTES } from "#modules/exchange";
import { isoTime } from "#platform/clock";
import { booleanQuery } from "#platform/http/page";
import { timeOutput } from "./common.ts";

const MAX_MAPPING_LENGTH = 20_000;
/** What the form needs around the file. */
const FORM_BYTES = 64 * 1024;

/** What a form with a file may have in all. */
export const IMPORT_BODY_BYTES = MAX_IMPORT_BYTES + FORM_BYTES;

/** A file in a form. */
export const importFile = z
  .instanceof(File, { message: "Send the CSV as a file." })
  .refine((file) => file.size <= MAX_IMPORT_BYTES, "A file has at most 32 MiB.")
  .openapi({ type: "string", format: "binary" });

export const importKind = z.enum(["products", "stock"]);

export const importBody = z.strictObject({
  file: importFile,
  kind: importKind,
  mapping: z
    .string()
    .max(MAX_MAPPING_LENGTH)
    .transform((text, context) => {
      const parsed = columns.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message: "Send a JSON object: field to header." });
      return z.NEVER;
    })
    .optional()
    .openapi({
      type: "string",
      description: "JSON object: field → header in the file. Left out: guessed from the headers.",
      example: '{"sku":"Item number","price":"Price"}',
    }),
  dry_run: booleanQuery.optional().openapi({ description: "Only try it; yes unless told." }),
});

export const importOutput = z
  .strictObject({
    id: z.int(),
    kind: importKind,
    state: z.enum(["mapping", "checking", "checked", "running", "done", "failed"]),
    failure_code: z.string().nullable(),
    is_dry_run: z.boolean().openapi({ description: "Are the counts those of the dry run?" }),
    file_name: z.string(),
    mapping: z.record(z.string(), z.string()).openapi({ description: "Field → header." }),
    row_count: z.int(),
    done_count: z.int(),
    created_count: z.int(),
    changed_count: z.int(),
    unchanged_count: z.int().openapi({ description: "Rows that say what is there already." }),
    blank_count: z.int(),
    error_count: z.int(),
    errors_url: z.string(),
    created_at: timeOutput,
    finished_at: timeOutput.nullable(),
  })
  .openapi("Import");

/** The import as its seller sees it. */
export function presentImport(row: Import): z.infer<typeof importOutput> {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    failure_code: row.failure_code,
    is_dry_run: row.phase === "check",
    file_name: row.file_name,
    mapping: Object.fromEntries(
      Object.entries(row.mapping).map(([field, place]) => [field, row.headers[place] ?? ""]),
    ),
    row_count: row.row_count,
    done_count: row.next_row,
    created_count: row.created_count,
    changed_count: row.changed_count,
    unchanged_count: row.unchanged_count,
    blank_count: row.blank_count,
    error_count: row.error_count,
    errors_url: `/api/seller/products/imports/${row.id}/errors/`,
    created_at: isoTime(row.created_at),
    finished_at: row.finished_at === null ? null : isoTime(row.finished_at),
  };
}

const columns = z.record(z.string().max(40), z.string().max(200));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
