// What is asked once more inside a team's lock: whether the caller still manages it, and whether an owner is
// left.
import { isUser } from "#modules/identity";
import type { TransactionContext } from "#platform/context";
import { conflict } from "#platform/refusal";
import { ROLE_PERMISSIONS, sellerPermissionDenied } from "./permissions.ts";

/**
 * Refuses whoever no longer manages the team: a colleague may have been faster. Call it with the seller
 * locked.
 */
export async function requireStillManaging(tx: TransactionContext, seller_id: number): Promise<void> {
  const { actor } = tx;
  const member = await tx.db
    .selectFrom("seller_members")
    .select("role")
    .where("seller_id", "=", seller_id)
    .where("user_id", "=", isUser(actor) ? actor.user_id : 0)
    .executeTakeFirst();
  if (!member || !ROLE_PERMISSIONS[member.role].includes("team.manage")) {
    throw sellerPermissionDenied("team.manage");
  }
}

/** Refuses `last_owner` when no owner with a live account is left. Call it with the seller locked. */
export async function refuseOwnerless(tx: TransactionContext, seller_id: number): Promise<void> {
  const owner = await tx.db
    .selectFrom("seller_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select("m.id")
    .where("m.seller_id", "=", seller_id)
    .where("m.role", "=", "owner")
    .where("u.is_active", "=", 1)
    .limit(1)
    .executeTakeFirst();
  if (!owner) throw conflict("last_owner", "A team always has an owner: make somebody else one first.");
}
