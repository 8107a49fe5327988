// Tokens that travel by mail and count once: hashed at rest, bound to a purpose and to the address they went
// to.
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import { type Context, now, type TransactionContext } from "#platform/context";
import { longToken, tokenHash } from "#platform/id";
import { invalid, type Refusal } from "#platform/refusal";
import type { TokenPurpose } from "./tables.ts";

/** A token that was found to be good, with the account it belongs to. */
export interface FoundToken {
  id: number;
  user_id: number;
  email: string;
  username: string | null;
  first_name: string;
  last_name: string;
}

const LIFETIME_MS: Record<TokenPurpose, number> = {
  password_reset: 30 * MINUTE_MS,
  email_verification: DAY_MS,
};

/** Makes a token for the account's present e-mail; earlier ones of this purpose stop counting. */
export async function makeToken(
  tx: TransactionContext,
  user: { id: number; email_key: string },
  purpose: TokenPurpose,
): Promise<{ id: number; token: string }> {
  await retireTokens(tx, user.id, purpose);
  const token = longToken();
  const result = await tx.db
    .insertInto("one_time_tokens")
    .values({
      user_id: user.id,
      purpose,
      token_hash: tokenHash(token),
      email_key: user.email_key,
      created_at: now(tx),
      expires_at: now(tx) + LIFETIME_MS[purpose],
      used_at: null,
    })
    .executeTakeFirstOrThrow();
  return { id: Number(result.insertId), token };
}

/** Ends every open token of this purpose. */
export async function retireTokens(
  tx: TransactionContext,
  user_id: number,
  purpose: TokenPurpose,
): Promise<void> {
  await tx.db
    .updateTable("one_time_tokens")
    .set({ used_at: now(tx) })
    .where("user_id", "=", user_id)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .execute();
}

/** Finds a good token of this purpose. Refuses (`invalid`, on `token`) any other, without saying why. */
export async function findToken(context: Context, purpose: TokenPurpose, token: string): Promise<FoundToken> {
  const row = await context.db
    .selectFrom("one_time_tokens as t")
    .innerJoin("users as u", (join) =>
      join.onRef("u.id", "=", "t.user_id").onRef("u.email_key", "=", "t.email_key"),
    )
    .select(["t.id", "t.user_id", "u.email", "u.username", "u.first_name", "u.last_name"])
    .where("t.token_hash", "=", tokenHash(token))
    .where("t.purpose", "=", purpose)
    .where("t.used_at", "is", null)
    .where("t.expires_at", ">", now(context))
    .where("u.is_active", "=", 1)
    .executeTakeFirst();
  if (!row) throw badToken();
  return row;
}

/** Uses the token up. Refuses like `findToken` when somebody else was faster. */
export async function spendToken(tx: TransactionContext, found: FoundToken): Promise<void> {
  const result = await tx.db
    .updateTable("one_time_tokens")
    .set({ used_at: now(tx) })
    .where("id", "=", found.id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) === 0) throw badToken();
}

function badToken(): Refusal {
  return invalid("token", "invalid_token", "This link is not valid, or no longer. Ask for a new one.");
}
