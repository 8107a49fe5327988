// The audit log in the back office: filtered, one line of it with before and after, and as a file.
import { z } from "@hono/zod-openapi";
import { auditCsv, readAuditLog, readDeed } from "#modules/operations";
import { DAY_MS } from "#platform/clock";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { idParams } from "../../api/common.ts";
import { privateSite } from "../site.ts";
import { auditDetail } from "./audit-detail.ts";
import { AUDIT_PATH, auditList, SUBJECTS } from "./audit-view.ts";
import { choice, PAGE_SIZE, pageNumber, searchText } from "./office-list.ts";
import { officeAccess } from "./office-places.ts";

const access = officeAccess("audit.read");

const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .refine((text) => text === "" || Number.isFinite(Date.parse(text)))
  .transform((text) => (text === "" ? undefined : text))
  .optional();
const filters = {
  actor: searchText(254),
  subject: choice(SUBJECTS),
  subject_id: searchText(120),
  address: searchText(64),
  from: day,
  to: day,
};
const listQuery = z.object({ page: pageNumber, ...filters });
export type AuditAsked = z.output<typeof listQuery>;

export const auditPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: AUDIT_PATH,
    access,
    audience: "private",
    query: listQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const slice = { page_size: PAGE_SIZE, offset: (query.page - 1) * PAGE_SIZE };
      const listed = await readAuditLog(context, filterOf(query), slice);
      return shown(await auditList(context, site, query, listed));
    },
  }),
  pageRoute({
    method: "get",
    path: `${AUDIT_PATH}export/`,
    access,
    audience: "private",
    query: z.object(filters),
    handle: async ({ context, query }) => ({
      status: 200,
      text: { body: await auditCsv(context, filterOf(query)), content_type: "text/csv; charset=utf-8" },
      headers: { "Content-Disposition": 'attachment; filename="audit-log.csv"' },
    }),
  }),
  pageRoute({
    method: "get",
    path: `${AUDIT_PATH}{id}/`,
    access,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const site = await privateSite(context, visit);
      return shown(await auditDetail(context, site, await readDeed(context, params.id)));
    },
  }),
];

/** The last day is meant whole. */
function filterOf({ actor, subject, subject_id, address, from, to }: Omit<AuditAsked, "page">) {
  return {
    ...(actor !== undefined && { actor }),
    ...(subject !== undefined && { subject_type: subject }),
    ...(subject_id !== undefined && { subject_id }),
    ...(address !== undefined && { address }),
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(to !== undefined && { to: Date.parse(to) + DAY_MS }),
  };
}
