// Accepting an invitation: the account with the invited address joins the team.
import { userOf } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { type Context, now, type TransactionContext } from "#platform/context";
import { insertedOnce, transaction } from "#platform/database";
import { tokenHash } from "#platform/id";
import { conflict, invalid } from "#platform/refusal";
import { lockedSeller } from "./states.ts";
import type { MemberRole } from "./tables.ts";
import { mailJoined } from "./team-mails.ts";

/** What somebody with the link is told before deciding. */
export interface InvitationOffer {
  email: string;
  role: MemberRole;
  expires_at: number;
  seller: { id: number; name: string; slug: string };
  /** Who invited. */
  by: { first_name: string; last_name: string };
  /** Has the address an account already? */
  has_account: boolean;
}

/**
 * What the invitation with this token offers; it proves that its holder reads the address's mail. Refuses
 * (`invalid`, on `token`) a token that is unknown, expired, spent or taken back, without saying which.
 */
export async function invitationOffer(context: Context, token: string): Promise<InvitationOffer> {
  const row = await context.db
    .selectFrom("seller_invitations as i")
    .innerJoin("sellers as s", "s.id", "i.seller_id")
    .innerJoin("users as u", "u.id", "i.invited_by")
    .leftJoin("users as a", "a.email_key", "i.email_key")
    .select(["i.email", "i.role", "i.expires_at", "s.id", "s.name", "s.slug", "u.first_name", "u.last_name"])
    .select("a.id as account_id")
    .where("i.token_hash", "=", tokenHash(token))
    .where("i.expires_at", ">", now(context))
    .executeTakeFirst();
  if (!row) throw badToken();
  const { email, role, expires_at, id, name, slug, first_name, last_name, account_id } = row;
  const seller = { id, name, slug };
  return { email, role, expires_at, seller, by: { first_name, last_name }, has_account: account_id !== null };
}

/**
 * The caller joins the team with the invitation's role, and the link is spent. Refuses a bad token as
 * `invitationOffer` does; 409 `wrong_account` when the caller's address isn't the invited one, and
 * `already_a_member` when the account works for a seller, this or another.
 */
export async function acceptInvitation(
  context: Context,
  token: string,
): Promise<{ seller_id: number; role: MemberRole }> {
  const { user_id } = userOf(context);
  const { seller } = await invitationOffer(context, token);
  return transaction(context, async (tx) => {
    await lockedSeller(tx, seller.id);
    const invitation = await openInvitation(tx, token);
    const user = await tx.db
      .selectFrom("users")
      .select(["id", "email", "email_key", "first_name", "last_name"])
      .where("id", "=", user_id)
      .executeTakeFirstOrThrow();
    if (user.email_key !== invitation.email_key) {
      throw conflict("wrong_account", "This invitation is for another address than your account has.");
    }
    const { seller_id, role } = invitation;
    await join(tx, { seller_id, user_id, role });
    await tx.db.deleteFrom("seller_invitations").where("id", "=", invitation.id).execute();
    const after = { seller_id, email: user.email, role };
    const subject = { subject_type: "user", subject_id: user_id };
    await recordAudit(tx, { action: "seller_member.joined", ...subject, after });
    await mailJoined(tx, seller_id, { ...user, role });
    return { seller_id, role };
  });
}

async function openInvitation(tx: TransactionContext, token: string) {
  const row = await tx.db
    .selectFrom("seller_invitations")
    .select(["id", "seller_id", "email_key", "role"])
    .where("token_hash", "=", tokenHash(token))
    .where("expires_at", ">", now(tx))
    .executeTakeFirst();
  if (!row) throw badToken();
  return row;
}

/** A person works for one seller at most: the database says so, too. */
async function join(
  tx: TransactionContext,
  member: { seller_id: number; user_id: number; role: MemberRole },
): Promise<void> {
  const works = await tx.db
    .selectFrom("seller_members")
    .select("id")
    .where("user_id", "=", member.user_id)
    .executeTakeFirst();
  const is_only =
    !works &&
    (await insertedOnce(tx, () =>
      tx.db
        .insertInto("seller_members")
        .values({ ...member, created_at: now(tx) })
        .execute(),
    ));
  if (!is_only) throw conflict("already_a_member", "Your account works for a seller already.");
}

function badToken() {
  return invalid("token", "invalid_token", "This invitation is not valid, or no longer. Ask for a new one.");
}
