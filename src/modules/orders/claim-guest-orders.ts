// Guest orders find their account: once somebody has proved that an e-mail address is theirs.
import { now, type TransactionContext } from "#platform/context";

/**
 * Gives the account every guest order that was placed with its verified address. Repeating it changes
 * nothing. Listener of `user.email_verified`.
 */
export async function claimGuestOrders(
  tx: TransactionContext,
  { user_id }: { user_id: number },
): Promise<void> {
  const user = await tx.db
    .selectFrom("users")
    .select("email_key")
    .where("id", "=", user_id)
    .where("email_verified_at", "is not", null)
    .executeTakeFirst();
  if (!user) return;
  await tx.db
    .updateTable("orders")
    .set({ user_id, updated_at: now(tx) })
    .where("email_key", "=", user.email_key)
    .where("user_id", "is", null)
    .execute();
}
