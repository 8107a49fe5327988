// Where somebody is signed in, and how to end it: one device, all others, or everywhere.
import { z } from "@hono/zod-openapi";
import { endAllSessions, endOtherSessions, listSessions, removeSession } from "#modules/identity";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { SESSION_COOKIE } from "#platform/http/page-server";
import { signedIn } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { privateSite } from "../site.ts";
import { SESSIONS_PATH, sessionsPage } from "./sessions-view.ts";

const DONE = ["ended", "others_ended"] as const;

export const sessionsPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: SESSIONS_PATH,
    access: signedIn,
    audience: "private",
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const said = query.done && site.words.account.sessions[query.done];
      return shown(sessionsPage(site, await listSessions(context), said));
    },
  }),
  pageRoute({
    method: "post",
    path: `${SESSIONS_PATH}{id}/end/`,
    access: signedIn,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      await removeSession(context, params.id);
      const { link } = await privateSite(context, visit);
      return seeOther(link(`${SESSIONS_PATH}?done=ended`));
    },
  }),
  pageRoute({
    method: "post",
    path: `${SESSIONS_PATH}end-others/`,
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit }) => {
      await endOtherSessions(context);
      const { link } = await privateSite(context, visit);
      return seeOther(link(`${SESSIONS_PATH}?done=others_ended`));
    },
  }),
  pageRoute({
    method: "post",
    path: `${SESSIONS_PATH}end-all/`,
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit }) => {
      await endAllSessions(context);
      const { link } = await privateSite(context, visit);
      return seeOther(link("/sign-in/"), { cookies: [{ name: SESSION_COOKIE, value: null }] });
    },
  }),
];
