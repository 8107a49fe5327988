// The audit log in the back office: filtered, one line of it with before and after, and as a file.
import { auditCsv, readDeed } from "#modules/operations";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { idParams } from "../../api/common.ts";
import { privateSite } from "../site.ts";
import { auditDetail } from "./audit-detail.ts";
import { auditFilter, auditListPage, auditQuery } from "./audit-list.ts";
import { AUDIT_PATH } from "./audit-words.ts";
import { officeAccess } from "./office-places.ts";

const access = officeAccess("audit.read");

export const auditPages: PageRoute[] = [
  auditListPage,
  pageRoute({
    method: "get",
    path: `${AUDIT_PATH}export/`,
    access,
    audience: "private",
    query: auditQuery,
    handle: async ({ context, query }) => ({
      status: 200,
      text: { body: await auditCsv(context, auditFilter(query)), content_type: "text/csv; charset=utf-8" },
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
