// Where an account is signed in, for staff; an admin ends one session, or all.
import { z } from "@hono/zod-openapi";
import { endSessionOfUser, endSessionsOfUser, findUser, sessionsOfUser } from "#modules/identity";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { admin, staff } from "../access.ts";
import { idParams, pathId, timeOutput } from "../common.ts";

const TAG = "Back office";
const PATH = "/api/admin/users/{id}/sessions/";

const output = z
  .strictObject({
    id: z.int(),
    user_agent: z.string().nullable(),
    address: z.string().nullable(),
    created_at: timeOutput,
    last_used_at: timeOutput,
  })
  .openapi("UserSession");

const sessionParams = z.object({ id: pathId(), session_id: pathId("session_id") });

const target = (context: Context, { id }: { id: number }) => findUser(context, id);

export const adminUserSessionRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Where an account is signed in, at most a hundred.",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "Its open sessions, last used first.", schema: z.array(output) } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context, params }) => {
      const sessions = await sessionsOfUser(context, params.id);
      return ok(
        sessions.map(({ created_at, last_used_at, ...session }) => ({
          ...session,
          created_at: isoTime(created_at),
          last_used_at: isoTime(last_used_at),
        })),
      );
    },
  }),
  route({
    method: "delete",
    path: PATH,
    summary: "Sign an account out everywhere.",
    tag: TAG,
    access: admin,
    params: idParams,
    target,
    answers: { 204: { description: "It is signed in nowhere." } },
    handle: async ({ context, params }) => {
      await endSessionsOfUser(context, params.id);
      return noContent();
    },
  }),
  route({
    method: "delete",
    path: `${PATH}{session_id}/`,
    summary: "End one session of an account.",
    description: "Its tokens stop at the next request; the audit log keeps who ended it.",
    tag: TAG,
    access: admin,
    params: sessionParams,
    target,
    answers: { 204: { description: "It is signed out there." } },
    refusals: { 409: ["session_over"] },
    handle: async ({ context, params }) => {
      await endSessionOfUser(context, { user_id: params.id, session_id: params.session_id });
      return noContent();
    },
  }),
];
