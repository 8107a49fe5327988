// Passwords, e-mail verification and the list of sessions.
import { z } from "@hono/zod-openapi";
import {
  changePassword,
  listSessions,
  removeSession,
  requestPasswordReset,
  resendVerification,
  resetPassword,
  type SessionView,
  verifyEmail,
} from "#modules/identity";
import { ownPerson } from "#modules/sellers";
import { HOUR_MS, isoTime } from "#platform/clock";
import { pageSchema } from "#platform/http/page";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { anyone, signedIn } from "./access.ts";
import { emailInput, secretInput } from "./auth-schema.ts";
import { idParams, timeOutput } from "./common.ts";
import { shortList, shortListQuery } from "./short-list.ts";

const TAG = "Authentication";
const SESSIONS = "/api/auth/sessions/";
const mail_limit = { name: "account-mails", limit: 20, window_ms: HOUR_MS };
const sent = { 204: { description: "The same answer whether or not there is such an account." } };

const sessionOutput = z
  .strictObject({
    id: z.int(),
    user_agent: z.string().nullable(),
    address: z.string().nullable(),
    is_current: z.boolean(),
    created_at: timeOutput,
    last_used_at: timeOutput,
  })
  .openapi("Session");

const passwordRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/auth/password/change/",
    summary: "Change my password; all other sessions end.",
    tag: TAG,
    access: signedIn,
    body: z.strictObject({ current_password: secretInput, new_password: secretInput }),
    example: { current_password: "correct-horse-battery", new_password: "staple-battery-horse" },
    answers: { 204: { description: "The new password counts." } },
    handle: async ({ context, body }) => {
      await changePassword(context, body);
      return noContent();
    },
  }),
  route({
    method: "post",
    path: "/api/auth/password/reset/",
    summary: "Ask for a link to choose a new password.",
    tag: TAG,
    access: anyone,
    body: z.strictObject({ email: emailInput }),
    example: { email: "ada@example.com" },
    limit: mail_limit,
    answers: sent,
    handle: async ({ context, body }) => {
      await requestPasswordReset(context, body.email);
      return noContent();
    },
  }),
  route({
    method: "post",
    path: "/api/auth/password/reset/confirm/",
    summary: "Choose a new password with the mailed token; all sessions end.",
    tag: TAG,
    access: anyone,
    body: z.strictObject({ token: secretInput, new_password: secretInput }),
    example: { token: "from-the-mail", new_password: "staple-battery-horse" },
    answers: { 204: { description: "The new password counts." } },
    handle: async ({ context, body }) => {
      await resetPassword(context, body);
      return noContent();
    },
  }),
];

const emailRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/auth/email/verify/",
    summary: "Confirm an e-mail address with the mailed token.",
    tag: TAG,
    access: anyone,
    body: z.strictObject({ token: secretInput }),
    example: { token: "from-the-mail" },
    answers: { 204: { description: "The address is verified." } },
    handle: async ({ context, body }) => {
      await verifyEmail(context, body.token);
      return noContent();
    },
  }),
  route({
    method: "post",
    path: "/api/auth/email/resend/",
    summary: "Send the link to confirm the address again.",
    tag: TAG,
    access: anyone,
    description: "Signed in, the body may be left out: then it goes to the account's own address.",
    body: z.strictObject({ email: emailInput.optional() }),
    body_optional: true,
    example: { email: "ada@example.com" },
    limit: mail_limit,
    answers: sent,
    handle: async ({ context, body }) => {
      await resendVerification(context, body.email ?? (await ownPerson(context)).email);
      return noContent();
    },
  }),
];

const sessionRoutes: Route[] = [
  route({
    method: "get",
    path: SESSIONS,
    summary: "Where I am signed in.",
    tag: TAG,
    access: signedIn,
    query: z.object(shortListQuery),
    answers: { 200: { description: "Open sessions, last used first.", schema: pageSchema(sessionOutput) } },
    handle: async ({ context, query, request }) => {
      const rows = await listSessions(context);
      return ok(shortList(context.services.config.url, request, query, rows, present));
    },
  }),
  route({
    method: "delete",
    path: `${SESSIONS}{id}/`,
    summary: "End one of my sessions.",
    tag: TAG,
    access: signedIn,
    params: idParams,
    answers: { 204: { description: "Its tokens no longer count." } },
    handle: async ({ context, params }) => {
      await removeSession(context, params.id);
      return noContent();
    },
  }),
];

export const authSecurityRoutes: Route[] = [...passwordRoutes, ...emailRoutes, ...sessionRoutes];

function present({ created_at, last_used_at, ...session }: SessionView): z.output<typeof sessionOutput> {
  return { ...session, created_at: isoTime(created_at), last_used_at: isoTime(last_used_at) };
}
