// The page that an invitation's mail leads to: who invites, as what, and the way to accept.
import { z } from "@hono/zod-openapi";
import { isUser } from "#modules/identity";
import {
  acceptInvitation,
  INVITATION_PATH,
  type InvitationOffer,
  invitationOffer,
  ownPerson,
} from "#modules/sellers";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { Refusal } from "#platform/refusal";
import { anyone, signedIn } from "../../api/access.ts";
import { ACCEPT_LIMIT } from "../../api/seller/invitations.ts";
import { tokenBody } from "../../api/seller/team-schema.ts";
import { freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { type InvitationFacts, invitationPage } from "./invitation-view.ts";
import { TEAM_PATH } from "./team-questions.ts";

const GONE = 404;
const UNPROCESSABLE = 422;
const MAX_TOKEN = 200;
const token = z.string().max(MAX_TOKEN).catch("");

export const invitationPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: INVITATION_PATH,
    access: anyone,
    audience: "private",
    limit: ACCEPT_LIMIT,
    query: z.object({ token: token.optional().default("") }),
    handle: async ({ context, visit, query }) => {
      const facts = await factsOf(context, query.token);
      const site = await privateSite(context, visit);
      return shown(invitationPage(site, freshForm(), facts), facts.offer ? {} : { status: GONE });
    },
  }),
  pageRoute({
    method: "post",
    path: INVITATION_PATH,
    access: signedIn,
    audience: "private",
    limit: ACCEPT_LIMIT,
    handle: async ({ context, visit, form }) => {
      const accepted = z.object(tokenBody.shape);
      const answer = await submit(form, accepted, (body) => acceptInvitation(context, body.token));
      const site = await privateSite(context, visit);
      if (answer.done) return seeOther(site.link(`${TEAM_PATH}?done=joined`));
      const facts = await factsOf(context, form.values.token ?? "");
      return shown(invitationPage(site, answer.state, facts), { status: UNPROCESSABLE });
    },
  }),
];

/** What the link offers, and who is there. */
async function factsOf(context: Context, text: string): Promise<InvitationFacts> {
  const person = isUser(context.actor) ? await ownPerson(context) : null;
  return { token: text, offer: await offerOf(context, text), person };
}

/** Null for a link that offers nothing, or no longer. */
async function offerOf(context: Context, text: string): Promise<InvitationOffer | null> {
  try {
    return await invitationOffer(context, text);
  } catch (error) {
    if (error instanceof Refusal && error.kind === "invalid") return null;
    throw error;
  }
}
