// What is asked once more inside a team's lock: whether the caller still manages it, and whether an owner is
// left.
import { isUser } from "#modules/identity";
import type { TransactionContext } from "#platform/context";
import { conflict } from "#platform/refusal";
import { ownersOf } from "./owners.ts";
import { ROLE_PERMISSIONS, sellerPermissionDenied } from "./permissions.ts";
import { lockedSeller } from "./states.ts";

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
  if ((await ownersOf(tx, seller_id)).length === 0) {
    throw conflict("last_owner", "A team always has an owner: make somebody else one first.");
  }
}

/**
 * Refuses `last_owner` when the account that is being switched off was the last live owner of a store that
 * sells or waits to; `seller` says which. A store that was suspended or rejected may be left without one:
 * else whoever opens a store could never be switched off.
 */
export async function keepOwner(tx: TransactionContext, { user_id }: { user_id: number }): Promise<void> {
  const owned = await tx.db
    .selectFrom("seller_members")
    .select("seller_id")
    .where("user_id", "=", user_id)
    .where("role", "=", "owner")
    .executeTakeFirst();
  if (!owned) return;
  const { id, name, status } = await lockedSeller(tx, owned.seller_id);
  if (status === "suspended" || status === "rejected") return;
  if ((await ownersOf(tx, id)).length > 0) return;
  const what = `This is the last owner of ${name}: make somebody else one first, or suspend or reject it.`;
  throw conflict("last_owner", what, { seller: { id, name } });
}
