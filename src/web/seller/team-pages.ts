// The team of a seller: who is in it, inviting, roles, removing, leaving.
import { z } from "@hono/zod-openapi";
import {
  changeMemberRole,
  findInvitation,
  findMember,
  invite,
  leaveTeam,
  listInvitations,
  listMembers,
  maySell,
  removeMember,
  resendInvitation,
  revokeInvitation,
} from "#modules/sellers";
import type { Context } from "#platform/context";
import type { Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { sellerMember, sellerWrites } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { INVITATION_LIMIT } from "../../api/seller/invitations.ts";
import { invitationBody, roleBody } from "../../api/seller/team-schema.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { leavePage, removePage, TEAM_PATH } from "./team-questions.ts";
import { teamPage } from "./team-view.ts";

const MEMBER = `${TEAM_PATH}members/{id}/`;
const INVITATION = `${TEAM_PATH}invitations/{id}/`;
const UNPROCESSABLE = 422;
const MANAGES = sellerWrites("team.manage");
/** What was just done, as the page's address says it. */
const DONE = ["invited", "resent", "revoked", "role", "removed", "joined"] as const;
type Done = (typeof DONE)[number];

const doneQuery = z.object({ done: z.enum(DONE).optional().catch(undefined) });
const inviteForm = z.object(invitationBody.shape);
const roleForm = z.object(roleBody.shape);

const listPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: TEAM_PATH,
    access: sellerMember,
    audience: "private",
    query: doneQuery,
    handle: async ({ context, visit, query }) =>
      shown(await team(context, await privateSite(context, visit), { done: query.done })),
  }),
  pageRoute({
    method: "post",
    path: TEAM_PATH,
    access: MANAGES,
    audience: "private",
    limit: INVITATION_LIMIT,
    handle: async ({ context, visit, form }) => {
      const answer = await submit(form, inviteForm, (input) => invite(context, input));
      const site = await privateSite(context, visit);
      if (answer.done) return back(site, "invited");
      const refused = await team(context, site, { invitation: besideAddress(answer.state) });
      return shown(refused, { status: UNPROCESSABLE });
    },
  }),
  pageRoute({
    method: "post",
    path: `${INVITATION}resend/`,
    access: MANAGES,
    audience: "private",
    limit: INVITATION_LIMIT,
    params: idParams,
    handle: async ({ context, visit, params }) => {
      await resendInvitation(context, (await findInvitation(context, params.id)).id);
      return back(await privateSite(context, visit), "resent");
    },
  }),
  pageRoute({
    method: "post",
    path: `${INVITATION}revoke/`,
    access: MANAGES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      await revokeInvitation(context, (await findInvitation(context, params.id)).id);
      return back(await privateSite(context, visit), "revoked");
    },
  }),
];

const memberPages: PageRoute[] = [
  pageRoute({
    method: "post",
    path: `${MEMBER}role/`,
    access: MANAGES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const { id } = await findMember(context, params.id);
      const answer = await submit(form, roleForm, ({ role }) => changeMemberRole(context, { id, role }));
      const site = await privateSite(context, visit);
      if (answer.done) return back(site, "role");
      return shown(await team(context, site, { role: answer.state }), { status: UNPROCESSABLE });
    },
  }),
  pageRoute({
    method: "get",
    path: `${MEMBER}remove/`,
    access: MANAGES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const member = await findMember(context, params.id);
      return shown(await removePage(context, await privateSite(context, visit), member, freshForm()));
    },
  }),
  pageRoute({
    method: "post",
    path: `${MEMBER}remove/`,
    access: MANAGES,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const member = await findMember(context, params.id);
      const answer = await submit({ values: {} }, z.object({}), () => removeMember(context, member.id));
      const site = await privateSite(context, visit);
      if (!answer.done) {
        return shown(await removePage(context, site, member, answer.state), { status: UNPROCESSABLE });
      }
      const is_self = context.actor.user_id === member.user_id;
      return is_self ? seeOther(site.link("/account/")) : back(site, "removed");
    },
  }),
  pageRoute({
    method: "get",
    path: `${TEAM_PATH}leave/`,
    access: sellerMember,
    audience: "private",
    handle: async ({ context, visit }) =>
      shown(await leavePage(context, await privateSite(context, visit), freshForm())),
  }),
  pageRoute({
    method: "post",
    path: `${TEAM_PATH}leave/`,
    access: sellerMember,
    audience: "private",
    handle: async ({ context, visit }) => {
      const answer = await submit({ values: {} }, z.object({}), () => leaveTeam(context));
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link("/account/"));
      return shown(await leavePage(context, site, answer.state), { status: UNPROCESSABLE });
    },
  }),
];

export const teamPages: PageRoute[] = [...listPages, ...memberPages];

/** The page as the actor may see it, with what a form was refused for. */
async function team(
  context: Context,
  site: Site,
  {
    done,
    invitation = freshForm(),
    role = freshForm(),
  }: { done?: Done; invitation?: FormState; role?: FormState },
): Promise<Markup> {
  const manages = maySell(context.actor, "team.manage");
  return teamPage(context, site, {
    done: done && site.words.team.done[done],
    managed: manages
      ? { members: await listMembers(context), invitations: await listInvitations(context) }
      : null,
    invitation,
    role,
  });
}

/** What is wrong with whom one invites is said beside the address. */
function besideAddress(state: FormState): FormState {
  const error = state.errors.get("");
  return error ? { ...state, errors: new Map([["email", error]]) } : state;
}

function back(site: Site, done: Done) {
  return seeOther(site.link(`${TEAM_PATH}?done=${done}`));
}
