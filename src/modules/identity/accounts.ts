// How somebody becomes an account, and how an account signs in.
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import { tokenHash } from "#platform/id";
import {
  hashPassword,
  needsRehash,
  passwordCost,
  passwordWeakness,
  verifyPassword,
} from "#platform/password";
import { conflict, invalid, Refusal } from "#platform/refusal";
import { textKey } from "#platform/text";
import { guessed } from "./guess-limit.ts";
import { mailVerification } from "./mails.ts";
import { makeToken } from "./one-time-tokens.ts";
import { type Device, openSession, type WebSession } from "./sessions.ts";
import type { Role, UsersTable } from "./tables.ts";

declare module "#platform/context" {
  interface Events {
    "user.registered": { user_id: number };
    "user.email_verified": { user_id: number };
  }
}

export interface AccountInput {
  email: string;
  password: string;
  first_name: string;
  last_name: string;
  username?: string | null;
  /** In which its owner reads pages; none unless told. */
  language?: Language | null;
}

/** An account about to be made: judged, its password hashed, nothing written yet. */
export type PreparedAccount = Pick<
  UsersTable,
  | "email"
  | "email_key"
  | "username"
  | "username_key"
  | "password_hash"
  | "first_name"
  | "last_name"
  | "language"
>;

/** Who wants to sign in. */
export type Login = { email: string } | { username: string };

/** How usernames look; never like an e-mail address. Compared without regard to case. */
export const USERNAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,29}$/;

/**
 * Judges an account and hashes its password. Refuses weak passwords (`invalid`), `email_taken` and
 * `username_taken` (`conflict`). Hashing takes its time, so it is done before any transaction.
 */
export async function prepareAccount(context: Context, input: AccountInput): Promise<PreparedAccount> {
  const { email, password, first_name, last_name, language = null } = input;
  const username = input.username ?? null;
  refuseWeak("password", password, [email, username, first_name, last_name]);
  const email_key = textKey(email);
  const username_key = username === null ? null : textKey(username);
  await refuseTaken(context, email_key, username_key);
  const password_hash = await hashPassword(password, passwordCost(context.services.config.environment));
  return { email, email_key, username, username_key, password_hash, first_name, last_name, language };
}

/** Writes a prepared account and asks it to confirm its address. Refuses what was taken since. */
export async function createAccount(
  tx: TransactionContext,
  account: PreparedAccount,
  role: Role = "buyer",
): Promise<number> {
  const times = { created_at: now(tx), updated_at: now(tx) };
  const user_id = await unlessTaken(tx, async () => {
    const result = await tx.db
      .insertInto("users")
      .values({ ...account, role, permissions: "[]", is_active: 1, email_verified_at: null, ...times })
      .executeTakeFirstOrThrow();
    return Number(result.insertId);
  });
  const token = await makeToken(tx, { id: user_id, email_key: account.email_key }, "email_verification");
  await mailVerification(tx, account, token);
  await emit(tx, "user.registered", { user_id });
  return user_id;
}

/** Makes an account for somebody who buys, and signs it in. Refuses as `prepareAccount` does. */
export async function register(context: Context, input: AccountInput, device: Device): Promise<WebSession> {
  const account = await prepareAccount(context, input);
  return transaction(context, async (tx) => {
    const user_id = await createAccount(tx, account);
    return openSession(tx, user_id, device);
  });
}

/**
 * Signs in by e-mail or username. Refuses `invalid_credentials`, alike and as slowly for accounts that do not
 * exist, and `limited` after ten wrong passwords in fifteen minutes.
 */
export async function signIn(
  context: Context,
  login: Login,
  password: string,
  device: Device,
): Promise<WebSession> {
  const [column, key] =
    "email" in login
      ? (["email_key", textKey(login.email)] as const)
      : (["username_key", textKey(login.username)] as const);
  const user = await context.db
    .selectFrom("users")
    .select(["id", "password_hash", "is_active"])
    .where(column, "=", key)
    .executeTakeFirst();
  const cost = passwordCost(context.services.config.environment);
  const account = user ? String(user.id) : `unknown-${tokenHash(key)}`;
  const is_right = await guessed(context, account, () =>
    verifyPassword(password, user?.password_hash ?? null, cost),
  );
  if (!user || !is_right || user.is_active === 0) {
    throw new Refusal("unauthenticated", "invalid_credentials", "E-mail, username or password is wrong.");
  }
  const fresh_hash = needsRehash(user.password_hash, cost) ? await hashPassword(password, cost) : null;
  return transaction(context, async (tx) => {
    if (fresh_hash !== null) {
      await tx.db
        .updateTable("users")
        .set({ password_hash: fresh_hash })
        .where("id", "=", user.id)
        .where("password_hash", "=", user.password_hash)
        .execute();
    }
    return openSession(tx, user.id, device);
  });
}

/** Refuses (`invalid`, on `field`) a password that the policy does not take. */
export function refuseWeak(field: string, password: string, own: (string | null)[]): void {
  const weakness = passwordWeakness(password, own);
  if (weakness) throw invalid(field, weakness.code, weakness.message);
}

/** Runs a write to `users` and turns a violated unique key into `email_taken` or `username_taken`. */
export async function unlessTaken<T>(tx: TransactionContext, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const key = tx.services.database.duplicateKey(error);
    if (key === null) throw error;
    throw key.includes("username") ? usernameTaken() : emailTaken();
  }
}

async function refuseTaken(context: Context, email_key: string, username_key: string | null): Promise<void> {
  const rows = await context.db
    .selectFrom("users")
    .select(["email_key", "username_key"])
    .where((of) => of.or([of("email_key", "=", email_key), of("username_key", "=", username_key)]))
    .execute();
  if (rows.some((row) => row.email_key === email_key)) throw emailTaken();
  if (rows.length > 0) throw usernameTaken();
}

function emailTaken(): Refusal {
  return conflict("email_taken", "There is an account with this e-mail address already.");
}

function usernameTaken(): Refusal {
  return conflict("username_taken", "Somebody else has this username.");
}
