// Proving that an e-mail address is one's own.
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { textKey } from "#platform/text";
import { unlessTaken } from "./accounts.ts";
import { mailEmailChanged, mailVerification } from "./mails.ts";
import { findToken, makeToken, spendToken } from "./one-time-tokens.ts";
import { isMailedTooOften, markVerified } from "./passwords.ts";

/**
 * Marks the address as verified by a mailed token. Refuses one that is used, expired or for another address.
 */
export async function verifyEmail(context: Context, token: string): Promise<void> {
  const found = await findToken(context, "email_verification", token);
  await transaction(context, async (tx) => {
    await spendToken(tx, found);
    await markVerified(tx, found.user_id);
  });
}

/** Mails the link again, when there is an unverified account with this address; nobody is told whether. */
export async function resendVerification(context: Context, email: string): Promise<void> {
  const email_key = textKey(email);
  if (await isMailedTooOften(context, "verification", email_key)) return;
  const user = await context.db
    .selectFrom("users")
    .select(["id", "email", "email_key", "first_name"])
    .where("email_key", "=", email_key)
    .where("is_active", "=", 1)
    .where("email_verified_at", "is", null)
    .executeTakeFirst();
  if (!user) return;
  await transaction(context, async (tx) =>
    mailVerification(tx, user, await makeToken(tx, user, "email_verification")),
  );
}

/** Gives the account another address, unverified until its new mailbox answers. Refuses `email_taken`. */
export async function moveToEmail(
  tx: TransactionContext,
  user: { id: number; email: string; email_key: string; first_name: string },
  email: string,
): Promise<void> {
  const email_key = textKey(email);
  await unlessTaken(tx, () =>
    tx.db
      .updateTable("users")
      .set({ email, email_key, email_verified_at: null, updated_at: now(tx) })
      .where("id", "=", user.id)
      .execute(),
  );
  const token = await makeToken(tx, { id: user.id, email_key }, "email_verification");
  await mailVerification(tx, { email, first_name: user.first_name }, token);
  await mailEmailChanged(tx, user, `${user.id}:${now(tx)}`);
}
