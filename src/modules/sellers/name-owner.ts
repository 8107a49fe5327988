// Staff name an owner of a store: what a store is helped with whose owners are gone.
import { isUser, requirePermission } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, insertedOnce, transaction } from "#platform/database";
import { conflict, invalid } from "#platform/refusal";
import { textKey } from "#platform/text";
import { refuseFullTeam } from "./invitations.ts";
import { lockedSeller } from "./states.ts";
import type { MemberRole } from "./tables.ts";
import { mailNamed } from "./team-mails.ts";

/** Who becomes an owner of which store, and why; the reason is mailed to its owners. */
export interface NamedOwner {
  seller_id: number;
  email: string;
  reason: string;
}

/**
 * Makes the person with this address an owner, whatever state the store is in: somebody of its team, or
 * somebody who works for none. An open invitation of theirs to this team ends. Needs `sellers.decide`.
 * Refuses `missing`, on `email` an address without an account (`unknown_account`), and (409) `account_off`,
 * `own_account` for the actor's own, `already_owner`, `works_elsewhere` and `team_full`.
 */
export async function nameOwner(context: Context, { seller_id, email, reason }: NamedOwner): Promise<void> {
  requirePermission(context, "sellers.decide");
  const email_key = textKey(email);
  await transaction(context, async (tx) => {
    const seller = await lockedSeller(tx, seller_id);
    const user = await accountFor(tx, email_key);
    const before = await roleIn(tx, seller_id, user.id);
    const invited = tx.db.deleteFrom("seller_invitations").where("seller_id", "=", seller_id);
    await invited.where("email_key", "=", email_key).execute();
    await (before === null ? join(tx, seller_id, user.id) : promote(tx, user.id));
    await recordAudit(tx, {
      action: "seller.owner_named",
      subject_type: "seller",
      subject_id: seller_id,
      before: { role: before },
      after: { role: "owner", user_id: user.id, email: user.email },
      reason,
    });
    await mailNamed(tx, seller, user, reason);
  });
}

/** The account, held until the transaction ends: nobody switches it off meanwhile. */
async function accountFor(tx: TransactionContext, email_key: string) {
  const user = await tx.db
    .selectFrom("users")
    .select(["id", "email", "first_name", "last_name", "is_active"])
    .where("email_key", "=", email_key)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!user) throw invalid("email", "unknown_account", "Nobody has an account with this address.");
  if (user.is_active === 0)
    throw conflict("account_off", "This account is switched off: switch it on first.");
  if (isUser(tx.actor) && tx.actor.user_id === user.id) {
    throw conflict("own_account", "Nobody gives a store to themselves: ask a colleague.");
  }
  return user;
}

/** What the person is in the team so far; null for nobody of it. */
async function roleIn(
  tx: TransactionContext,
  seller_id: number,
  user_id: number,
): Promise<MemberRole | null> {
  const member = await tx.db
    .selectFrom("seller_members")
    .select(["seller_id", "role"])
    .where("user_id", "=", user_id)
    .executeTakeFirst();
  if (!member) return null;
  if (member.seller_id !== seller_id) throw worksElsewhere();
  if (member.role === "owner")
    throw conflict("already_owner", "This person is an owner of the store already.");
  return member.role;
}

async function join(tx: TransactionContext, seller_id: number, user_id: number): Promise<void> {
  await refuseFullTeam(tx, seller_id);
  const is_only = await insertedOnce(tx, () =>
    tx.db
      .insertInto("seller_members")
      .values({ seller_id, user_id, role: "owner", created_at: now(tx) })
      .execute(),
  );
  if (!is_only) throw worksElsewhere();
}

async function promote(tx: TransactionContext, user_id: number): Promise<void> {
  await tx.db.updateTable("seller_members").set({ role: "owner" }).where("user_id", "=", user_id).execute();
}

function worksElsewhere() {
  return conflict("works_elsewhere", "This person belongs to another store, and nobody belongs to two.");
}
