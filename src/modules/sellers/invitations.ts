// Invitations to a seller's team: sent by mail, good for a week and for one address.
import { actingUserId } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { DAY_MS } from "#platform/clock";
import { type Context, now, type TransactionContext } from "#platform/context";
import { insertedOnce, transaction } from "#platform/database";
import { longToken, tokenHash } from "#platform/id";
import { conflict, missing } from "#platform/refusal";
import { textKey } from "#platform/text";
import { requireWritingSeller } from "./membership.ts";
import { requireSellerPermission } from "./permissions.ts";
import { lockedSeller } from "./states.ts";
import type { MemberRole } from "./tables.ts";
import { requireStillManaging } from "./team-lock.ts";
import { mailInvitation } from "./team-mails.ts";

/** An open invitation as the team sees it. */
export interface Invitation {
  id: number;
  email: string;
  role: MemberRole;
  invited_by: { id: number; first_name: string; last_name: string };
  created_at: number;
  sent_at: number;
  expires_at: number;
}

/** How long a link is good. */
export const INVITATION_MS = 7 * DAY_MS;
/** People of a team and open invitations together. */
export const MAX_TEAM = 100;

/** The open invitations of the actor's seller, the newest first. Needs `team.manage`. */
export async function listInvitations(context: Context): Promise<Invitation[]> {
  const { seller_id } = requireSellerPermission(context, "team.manage");
  return invitationsOf(context, seller_id);
}

/** One of them. Refuses `missing` for what is not there or another seller's. */
export async function findInvitation(context: Context, id: number): Promise<Invitation> {
  const found = (await listInvitations(context)).find((invitation) => invitation.id === id);
  if (!found) throw missing("invitation");
  return found;
}

/**
 * Invites whoever reads mail at this address. Needs `team.manage`, and not while suspended. Refuses (409)
 * `already_in_team`, `already_invited` while an invitation is open, and `team_full`. What has expired is
 * replaced.
 */
export async function invite(
  context: Context,
  input: { email: string; role: MemberRole },
): Promise<Invitation> {
  const { seller_id } = managingSeller(context);
  const email_key = textKey(input.email);
  return transaction(context, async (tx) => {
    await lockedSeller(tx, seller_id);
    await requireStillManaging(tx, seller_id);
    await refuseTeammate(tx, seller_id, email_key);
    const expired = tx.db.deleteFrom("seller_invitations").where("seller_id", "=", seller_id);
    await expired.where("email_key", "=", email_key).where("expires_at", "<=", now(tx)).execute();
    await refuseFullTeam(tx, seller_id);
    const token = longToken();
    let id = 0;
    const is_first = await insertedOnce(tx, async () => {
      const result = await tx.db
        .insertInto("seller_invitations")
        .values({
          ...{ seller_id, email_key, ...input, token_hash: tokenHash(token) },
          invited_by: actingUserId(tx) ?? 0,
          ...{ created_at: now(tx), sent_at: now(tx), expires_at: now(tx) + INVITATION_MS },
        })
        .executeTakeFirstOrThrow();
      id = Number(result.insertId);
    });
    if (!is_first)
      throw conflict("already_invited", "This address is invited already: send it again instead.");
    await recordInvitation(tx, "invited", { id, ...input });
    return sent(tx, seller_id, { id, token });
  });
}

/**
 * Sends an invitation once more with a new link, good for another week; the former link ends. Needs
 * `team.manage`. Refuses `missing`.
 */
export async function resendInvitation(context: Context, id: number): Promise<Invitation> {
  const { seller_id } = managingSeller(context);
  return transaction(context, async (tx) => {
    await lockedSeller(tx, seller_id);
    await requireStillManaging(tx, seller_id);
    const token = longToken();
    const result = await tx.db
      .updateTable("seller_invitations")
      .set({ token_hash: tokenHash(token), sent_at: now(tx), expires_at: now(tx) + INVITATION_MS })
      .where("id", "=", id)
      .where("seller_id", "=", seller_id)
      .executeTakeFirst();
    if (Number(result.numUpdatedRows) === 0) throw missing("invitation");
    return sent(tx, seller_id, { id, token });
  });
}

/** Takes an invitation back: its link opens nothing any more. Needs `team.manage`. Refuses `missing`. */
export async function revokeInvitation(context: Context, id: number): Promise<void> {
  const { seller_id } = managingSeller(context);
  await transaction(context, async (tx) => {
    await lockedSeller(tx, seller_id);
    await requireStillManaging(tx, seller_id);
    const row = await tx.db
      .selectFrom("seller_invitations")
      .select(["id", "email", "role"])
      .where("id", "=", id)
      .where("seller_id", "=", seller_id)
      .executeTakeFirst();
    if (!row) throw missing("invitation");
    await tx.db.deleteFrom("seller_invitations").where("id", "=", id).execute();
    await recordInvitation(tx, "revoked", row);
  });
}

function managingSeller(context: Context) {
  requireSellerPermission(context, "team.manage");
  return requireWritingSeller(context);
}

async function invitationsOf(context: Context, seller_id: number): Promise<Invitation[]> {
  const rows = await context.db
    .selectFrom("seller_invitations as i")
    .innerJoin("users as u", "u.id", "i.invited_by")
    .select(["i.id", "i.email", "i.role", "i.created_at", "i.sent_at", "i.expires_at"])
    .select(["u.id as user_id", "u.first_name", "u.last_name"])
    .where("i.seller_id", "=", seller_id)
    .orderBy("i.id", "desc")
    .limit(MAX_TEAM)
    .execute();
  return rows.map(({ user_id, first_name, last_name, ...row }) => ({
    ...row,
    invited_by: { id: user_id, first_name, last_name },
  }));
}

async function refuseTeammate(tx: TransactionContext, seller_id: number, email_key: string): Promise<void> {
  const member = await tx.db
    .selectFrom("seller_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select("m.id")
    .where("m.seller_id", "=", seller_id)
    .where("u.email_key", "=", email_key)
    .executeTakeFirst();
  if (member) throw conflict("already_in_team", "Whoever has this address is in the team already.");
}

/** Refuses `team_full` (409) where nobody more fits. Call it with the seller locked. */
export async function refuseFullTeam(tx: TransactionContext, seller_id: number): Promise<void> {
  const count = async (table: "seller_members" | "seller_invitations") => {
    const query = tx.db.selectFrom(table).select((of) => of.fn.countAll<number>().as("rows"));
    return Number((await query.where("seller_id", "=", seller_id).executeTakeFirstOrThrow()).rows);
  };
  const people = (await count("seller_members")) + (await count("seller_invitations"));
  if (people >= MAX_TEAM) throw conflict("team_full", `A team has at most ${MAX_TEAM} people.`);
}

/** Writes the mail and gives the invitation as the team sees it. */
async function sent(
  tx: TransactionContext,
  seller_id: number,
  { id, token }: { id: number; token: string },
): Promise<Invitation> {
  const invitation = (await invitationsOf(tx, seller_id)).find((open) => open.id === id);
  if (!invitation) throw missing("invitation");
  await mailInvitation(tx, seller_id, invitation, token);
  return invitation;
}

function recordInvitation(
  tx: TransactionContext,
  deed: "invited" | "revoked",
  { id, email, role }: { id: number; email: string; role: MemberRole },
): Promise<void> {
  const facts = deed === "invited" ? { after: { email, role } } : { before: { email, role } };
  const action = deed === "invited" ? "seller_invitation.sent" : "seller_invitation.revoked";
  return recordAudit(tx, { action, subject_type: "seller_invitation", subject_id: id, ...facts });
}
