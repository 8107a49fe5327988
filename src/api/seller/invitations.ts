// Invitations to a seller's team, from both sides: the team sends them, an account accepts one.
import { z } from "@hono/zod-openapi";
import {
  acceptInvitation,
  findInvitation,
  invite,
  listInvitations,
  ROLE_PERMISSIONS,
  resendInvitation,
  revokeInvitation,
} from "#modules/sellers";
import { HOUR_MS, MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { pageSchema } from "#platform/http/page";
import { created, noContent, ok, type Route, route } from "#platform/http/route";
import { sellerReads, sellerWrites, signedIn } from "../access.ts";
import { idParams } from "../common.ts";
import { shortList, shortListQuery } from "../short-list.ts";
import {
  invitationBody,
  invitationSchema,
  joinedSchema,
  presentInvitation,
  tokenBody,
} from "./team-schema.ts";

const PATH = "/api/seller/team/invitations/";
const TAG = "Seller team";
/** Each sends a mail to somebody who has not asked for one. */
export const INVITATION_LIMIT = { name: "team_invitations", limit: 60, window_ms: HOUR_MS };
export const ACCEPT_LIMIT = { name: "accept_invitation", limit: 20, window_ms: MINUTE_MS };
const target = (context: Context, { id }: { id: number }) => findInvitation(context, id);

export const sellerInvitationRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Who is invited and has not accepted",
    tag: TAG,
    access: sellerReads("team.manage"),
    query: z.object(shortListQuery),
    answers: { 200: { description: "Open invitations.", schema: pageSchema(invitationSchema) } },
    handle: async ({ context, query, request }) => {
      const open = await listInvitations(context);
      return ok(shortList(context.services.config.url, request, query, open, presentInvitation));
    },
  }),
  route({
    method: "post",
    path: PATH,
    summary: "Invite somebody by mail",
    description: "The link in the mail is good for seven days and for this address only.",
    tag: TAG,
    access: sellerWrites("team.manage"),
    limit: INVITATION_LIMIT,
    body: invitationBody,
    example: { email: "kaya@example.com", role: "catalogue" },
    answers: { 201: { description: "The invitation.", schema: invitationSchema } },
    refusals: { 409: ["already_in_team", "already_invited", "team_full"] },
    handle: async ({ context, body }) => {
      const invitation = await invite(context, body);
      return created(`${PATH}${invitation.id}/`, presentInvitation(invitation));
    },
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One invitation",
    tag: TAG,
    access: sellerReads("team.manage"),
    params: idParams,
    target,
    answers: { 200: { description: "The invitation.", schema: invitationSchema } },
    handle: ({ target: invitation }) => ok(presentInvitation(invitation)),
  }),
  route({
    method: "post",
    path: `${PATH}{id}/resend/`,
    summary: "Send an invitation once more",
    description: "With a new link, good for another seven days; the former link ends.",
    tag: TAG,
    access: sellerWrites("team.manage"),
    limit: INVITATION_LIMIT,
    params: idParams,
    target,
    answers: { 200: { description: "The invitation.", schema: invitationSchema } },
    handle: async ({ context, params }) => ok(presentInvitation(await resendInvitation(context, params.id))),
  }),
  route({
    method: "delete",
    path: `${PATH}{id}/`,
    summary: "Take an invitation back",
    tag: TAG,
    access: sellerWrites("team.manage"),
    params: idParams,
    target,
    answers: { 204: { description: "Its link opens nothing any more." } },
    handle: async ({ context, params }) => {
      await revokeInvitation(context, params.id);
      return noContent();
    },
  }),
  route({
    method: "post",
    path: "/api/invitations/accept/",
    summary: "Join the team that invited me",
    description: "The account's e-mail address must be the invited one. Who has no account signs up first.",
    tag: TAG,
    access: signedIn,
    limit: ACCEPT_LIMIT,
    body: tokenBody,
    example: { token: "from the mail" },
    answers: { 200: { description: "What you may do from now on.", schema: joinedSchema } },
    refusals: { 409: ["wrong_account", "already_a_member"], 422: ["invalid_token"] },
    handle: async ({ context, body }) => {
      const { seller_id, role } = await acceptInvitation(context, body.token);
      return ok({ seller_id, role, permissions: [...ROLE_PERMISSIONS[role]] });
    },
  }),
];
