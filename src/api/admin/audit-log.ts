// The audit log for staff: who did what to what, before and after; in pages and as a file.
import { z } from "@hono/zod-openapi";
import { requirePermission } from "#modules/identity";
import { auditCsv, type LoggedDeed, readAuditLog, readDeed } from "#modules/operations";
import { isoTime } from "#platform/clock";
import { pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { ok, type Route, route, textAnswer } from "#platform/http/route";
import { staff } from "../access.ts";
import { line, pathId, timeOutput } from "../common.ts";
import { momentQuery } from "../orders-schema.ts";

const TAG = "Staff: operations";
const PATH = "/api/admin/audit-log/";
const REFUSALS = { 403: ["permission_denied"], 422: ["use_cursor", "invalid_cursor"] };

/** What the log is filtered by; the page of the back office asks by the same names. */
export const auditFilters = {
  actor: line(254).optional().openapi({ description: "Who did it, by e-mail address, exactly." }),
  action: line(60).optional().openapi({
    description: "One action, or with a dot at the end all that begin so.",
    example: "seller.",
  }),
  subject_type: line(40).optional().openapi({ description: "The kind of thing.", example: "seller" }),
  subject_id: line(120).optional().openapi({ description: "The thing's id, as text.", example: "12" }),
  address: line(64).optional().openapi({
    description: "The network address it was done from, exactly; known for 180 days.",
    example: "203.0.113.7",
  }),
  from: momentQuery.optional(),
  to: momentQuery.optional(),
};

const facts = z.record(z.string(), z.unknown()).nullable();
const schema = z
  .strictObject({
    id: z.int(),
    at: timeOutput,
    actor: z.strictObject({ id: z.int(), email: z.string(), name: z.string() }).nullable().openapi({
      description: "Null when the program did it by itself.",
    }),
    action: z.string(),
    subject_type: z.string(),
    subject_id: z.string().nullable(),
    before: facts,
    after: facts,
    reason: z.string().nullable(),
    request_id: z.string().nullable(),
    address: z.string().nullable().openapi({
      description: "The network address it was done from; null for the program, and after 180 days.",
    }),
  })
  .openapi("AuditEntry");

export const adminAuditRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Who did what to what, newest first",
    tag: TAG,
    access: staff,
    query: z.object({ ...pageQuery, ...auditFilters }),
    answers: { 200: { description: "A page of the log.", schema: pageSchema(schema) } },
    refusals: REFUSALS,
    handle: async ({ context, query, request }) => {
      requirePermission(context, "audit.read");
      const { page: _page, page_size, cursor, ...filter } = query;
      const offset = cursor === undefined ? pageOffset(query) : 0;
      const page = await readAuditLog(context, filter, { page_size, cursor, offset });
      return ok(pageBody(context.services.config.url, request, query, page, present));
    },
  }),
  route({
    method: "get",
    path: `${PATH}export/`,
    summary: "The same as CSV, at most ten thousand lines",
    tag: TAG,
    access: staff,
    query: z.object(auditFilters),
    answers: { 200: { description: "CSV with a head line.", schema: z.string(), content_type: "text/csv" } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context, query }) =>
      textAnswer(await auditCsv(context, query), "text/csv; charset=utf-8"),
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One line of the log",
    tag: TAG,
    access: staff,
    params: z.object({ id: pathId() }),
    target: (context, { id }) => readDeed(context, id),
    answers: { 200: { description: "The line.", schema } },
    refusals: { 403: ["permission_denied"] },
    handle: ({ target }) => ok(present(target)),
  }),
];

function present(deed: LoggedDeed): z.output<typeof schema> {
  const { id, at, actor, action, subject_type, subject_id, before, after, reason } = deed;
  const { request_id, address } = deed;
  const what = { action, subject_type, subject_id, before, after, reason, request_id, address };
  return { id, at: isoTime(at), actor, ...what };
}
