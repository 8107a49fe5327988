// A new password: chosen by who knows the old one, or by who holds the mailbox.
import { HOUR_MS } from "#platform/clock";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { longToken, tokenHash } from "#platform/id";
import { countLimit, peekLimit } from "#platform/limit";
import { hashPassword, passwordCost, verifyPassword } from "#platform/password";
import { invalid, missing } from "#platform/refusal";
import { textKey } from "#platform/text";
import { refuseWeak } from "./accounts.ts";
import { userOf } from "./actor.ts";
import { guessed } from "./guess-limit.ts";
import { mailPasswordChanged, mailPasswordReset } from "./mails.ts";
import { findToken, makeToken, retireTokens, spendToken } from "./one-time-tokens.ts";
import { revoke } from "./sessions.ts";

/**
 * Mails that one mailbox is sent on request within an hour; further requests do nothing, and say so to
 * nobody.
 */
const MAX_MAILS_PER_HOUR = 5;

/** Thrown to undo what was done for an address that nobody has. */
const NOBODY = Symbol("nobody has this address");

/**
 * Changes the caller's password and ends all other sessions. Refuses a wrong `current_password` and a weak
 * new one (`invalid`), and `limited` after ten wrong ones.
 */
export async function changePassword(
  context: Context,
  input: { current_password: string; new_password: string },
): Promise<void> {
  const { user_id, session_id } = userOf(context);
  const user = await context.db
    .selectFrom("users")
    .select(["email", "username", "first_name", "last_name"])
    .where("id", "=", user_id)
    .executeTakeFirst();
  if (!user) throw missing("account");
  await confirmPassword(context, input.current_password);
  refuseWeak("new_password", input.new_password, [
    user.email,
    user.username,
    user.first_name,
    user.last_name,
  ]);
  const password_hash = await hashPassword(
    input.new_password,
    passwordCost(context.services.config.environment),
  );
  await transaction(context, async (tx) => {
    await setPassword(tx, user_id, password_hash);
    await revoke(tx, user_id, { except: session_id });
    await mailPasswordChanged(tx, user, `${user_id}:${now(tx)}`);
  });
}

/** Refuses (`invalid`, on `current_password`) unless it is the caller's password. */
export async function confirmPassword(context: Context, current_password: string): Promise<void> {
  const { user_id } = userOf(context);
  const user = await context.db
    .selectFrom("users")
    .select("password_hash")
    .where("id", "=", user_id)
    .executeTakeFirst();
  const cost = passwordCost(context.services.config.environment);
  const is_right = await guessed(context, String(user_id), () =>
    verifyPassword(current_password, user?.password_hash ?? null, cost),
  );
  if (!is_right) throw invalid("current_password", "wrong_password", "This is not your password.");
}

/**
 * Mails a link for a new password. Answers nothing, and does the same work, whether the address has an
 * account or not: for an unknown one the mail is written and undone.
 */
export async function requestPasswordReset(context: Context, email: string): Promise<void> {
  const email_key = textKey(email);
  if (await isMailedTooOften(context, "reset", email_key)) return;
  const user = await context.db
    .selectFrom("users")
    .select(["id", "email", "email_key", "first_name"])
    .where("email_key", "=", email_key)
    .where("is_active", "=", 1)
    .executeTakeFirst();
  try {
    await transaction(context, async (tx) => {
      if (user) return mailPasswordReset(tx, user, await makeToken(tx, user, "password_reset"));
      await retireTokens(tx, 0, "password_reset");
      const token = longToken();
      await mailPasswordReset(tx, { email, first_name: "" }, { id: tokenHash(token), token });
      throw NOBODY;
    });
  } catch (error) {
    if (error !== NOBODY) throw error;
  }
}

/**
 * Sets the password by a mailed token, once, and ends every session. Who holds the mailbox has proved the
 * address, so it counts as verified. Refuses a token that is used, expired or for another purpose, and a
 * weak password.
 */
export async function resetPassword(
  context: Context,
  input: { token: string; new_password: string },
): Promise<void> {
  const found = await findToken(context, "password_reset", input.token);
  refuseWeak("new_password", input.new_password, [
    found.email,
    found.username,
    found.first_name,
    found.last_name,
  ]);
  const password_hash = await hashPassword(
    input.new_password,
    passwordCost(context.services.config.environment),
  );
  await transaction(context, async (tx) => {
    await spendToken(tx, found);
    await setPassword(tx, found.user_id, password_hash);
    await revoke(tx, found.user_id, {});
    await markVerified(tx, found.user_id);
    await mailPasswordChanged(tx, found, `${found.user_id}:${now(tx)}`);
  });
}

/** The address is theirs: says so once. */
export async function markVerified(tx: TransactionContext, user_id: number): Promise<void> {
  const result = await tx.db
    .updateTable("users")
    .set({ email_verified_at: now(tx), updated_at: now(tx) })
    .where("id", "=", user_id)
    .where("email_verified_at", "is", null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) > 0) await emit(tx, "user.email_verified", { user_id });
}

/** Was this mailbox written to often enough on request? Counts this request when it was not. */
export async function isMailedTooOften(
  context: Context,
  occasion: "reset" | "verification",
  email_key: string,
): Promise<boolean> {
  const limit = {
    bucket: `mail-${occasion}:${tokenHash(email_key)}`,
    limit: MAX_MAILS_PER_HOUR,
    window_ms: HOUR_MS,
  };
  if ((await peekLimit(context, limit)).remaining === 0) return true;
  await countLimit(context, limit);
  return false;
}

async function setPassword(tx: TransactionContext, user_id: number, password_hash: string): Promise<void> {
  await tx.db
    .updateTable("users")
    .set({ password_hash, updated_at: now(tx) })
    .where("id", "=", user_id)
    .execute();
  await retireTokens(tx, user_id, "password_reset");
}
