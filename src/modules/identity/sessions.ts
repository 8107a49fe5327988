// Sessions: families of refresh tokens. Whoever uses a spent token ends the whole family.
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { longToken, tokenHash } from "#platform/id";
import { missing, Refusal } from "#platform/refusal";
import { clip } from "#platform/text";
import { isUser, userOf } from "./actor.ts";

/** Where a session was opened, as far as the request tells. */
export interface Device {
  user_agent: string | null;
  address: string | null;
}

/** A session just opened or renewed. Its secrets are shown once and rest hashed. */
export interface OpenSession {
  user_id: number;
  session_id: number;
  /** Names the session inside access tokens. */
  sid: string;
  /** Good for one renewal. */
  refresh: string;
  expires_at: number;
}

/** A session just opened, with what a browser's cookie holds; the API never shows it. */
export interface WebSession extends OpenSession {
  web_secret: string;
}

/** A session in the list of one's own. */
export interface SessionView {
  id: number;
  user_agent: string | null;
  address: string | null;
  created_at: number;
  last_used_at: number;
  is_current: boolean;
}

const IDLE_MS = 14 * DAY_MS;
/** However often it is renewed, a session ends after this. */
const LONGEST_MS = 90 * DAY_MS;
const TOUCH_EVERY_MS = HOUR_MS;
const MAX_LISTED = 100;
const PRUNE_BATCH = 500;
const MAX_PRUNE_ROUNDS = 100;

/** Opens a session. `web_secret` is what a browser's cookie holds: only its hash, the `sid`, is kept. */
export async function openSession(
  tx: TransactionContext,
  user_id: number,
  device: Device,
): Promise<WebSession> {
  const web_secret = longToken();
  const sid = tokenHash(web_secret);
  const expires_at = now(tx) + IDLE_MS;
  const result = await tx.db
    .insertInto("sessions")
    .values({
      sid,
      user_id,
      user_agent: device.user_agent === null ? null : clip(device.user_agent, 300),
      address: device.address === null ? null : clip(device.address, 64),
      created_at: now(tx),
      last_used_at: now(tx),
      expires_at,
      revoked_at: null,
    })
    .executeTakeFirstOrThrow();
  const session_id = Number(result.insertId);
  const refresh = await addRefreshToken(tx, session_id, expires_at);
  return { user_id, session_id, sid, refresh, expires_at, web_secret };
}

/**
 * Trades a refresh token for the next one. Refuses `invalid_token` for one that is unknown, expired or of an
 * ended session, and `token_reused` for a spent one: then thief and owner hold copies, and the session ends
 * for both.
 */
export async function renewSession(context: Context, refresh: string): Promise<OpenSession> {
  const outcome = await transaction(context, (tx) => renew(tx, refresh));
  if (outcome === "reused") {
    const message = "This refresh token was used before; its session is ended. Sign in again.";
    throw new Refusal("unauthenticated", "token_reused", message);
  }
  if (outcome === "unknown") {
    throw new Refusal("unauthenticated", "invalid_token", "This refresh token is not valid, or no longer.");
  }
  return outcome;
}

async function renew(tx: TransactionContext, refresh: string): Promise<OpenSession | "reused" | "unknown"> {
  const row = await tx.db
    .selectFrom("refresh_tokens")
    .innerJoin("sessions", "sessions.id", "refresh_tokens.session_id")
    .innerJoin("users", "users.id", "sessions.user_id")
    .select(["refresh_tokens.id as token_id", "refresh_tokens.expires_at as token_expires_at"])
    .select(["sessions.id as session_id", "sid", "user_id", "sessions.created_at as opened_at"])
    .select(["revoked_at", "is_active"])
    .where("token_hash", "=", tokenHash(refresh))
    .executeTakeFirst();
  if (!row) return "unknown";
  const spent = await tx.db
    .updateTable("refresh_tokens")
    .set({ spent_at: now(tx) })
    .where("id", "=", row.token_id)
    .where("spent_at", "is", null)
    .executeTakeFirst();
  if (Number(spent.numUpdatedRows) === 0) {
    await revoke(tx, row.user_id, { only: row.session_id });
    return "reused";
  }
  if (row.revoked_at !== null || row.is_active === 0 || row.token_expires_at <= now(tx)) return "unknown";
  const expires_at = Math.min(now(tx) + IDLE_MS, row.opened_at + LONGEST_MS);
  await tx.db
    .updateTable("sessions")
    .set({ last_used_at: now(tx), expires_at })
    .where("id", "=", row.session_id)
    .execute();
  // Expired tokens of a session that lives on would pile up.
  await tx.db
    .deleteFrom("refresh_tokens")
    .where("session_id", "=", row.session_id)
    .where("expires_at", "<=", now(tx))
    .execute();
  const { user_id, session_id, sid } = row;
  return { user_id, session_id, sid, refresh: await addRefreshToken(tx, session_id, expires_at), expires_at };
}

async function addRefreshToken(
  tx: TransactionContext,
  session_id: number,
  expires_at: number,
): Promise<string> {
  const refresh = longToken();
  await tx.db
    .insertInto("refresh_tokens")
    .values({ session_id, token_hash: tokenHash(refresh), created_at: now(tx), expires_at, spent_at: null })
    .execute();
  return refresh;
}

/**
 * Ends the session of a refresh token; ending it again does nothing. Refuses `invalid_token` for an unknown
 * one.
 */
export async function endSession(context: Context, refresh: string): Promise<void> {
  await transaction(context, async (tx) => {
    const row = await tx.db
      .selectFrom("refresh_tokens")
      .innerJoin("sessions", "sessions.id", "refresh_tokens.session_id")
      .select(["session_id", "user_id"])
      .where("token_hash", "=", tokenHash(refresh))
      .executeTakeFirst();
    if (!row) throw new Refusal("unauthenticated", "invalid_token", "This refresh token is not valid.");
    await revoke(tx, row.user_id, { only: row.session_id });
  });
}

/** Ends the session that the caller came with. */
export async function endOwnSession(context: Context): Promise<void> {
  const { user_id, session_id } = userOf(context);
  await transaction(context, (tx) => revoke(tx, user_id, { only: session_id }));
}

/** Ends every session of the caller, this one too. */
export async function endAllSessions(context: Context): Promise<void> {
  const { user_id } = userOf(context);
  await transaction(context, (tx) => revoke(tx, user_id, {}));
}

/** Ends every session of the caller but the one they came with. */
export async function endOtherSessions(context: Context): Promise<void> {
  const { user_id, session_id } = userOf(context);
  await transaction(context, (tx) => revoke(tx, user_id, { except: session_id }));
}

/** Ends sessions of an account: all, all but one, or only one. Its access tokens stop at the next request. */
export async function revoke(
  tx: TransactionContext,
  user_id: number,
  { only, except }: { only?: number; except?: number },
): Promise<void> {
  let query = tx.db
    .updateTable("sessions")
    .set({ revoked_at: now(tx) })
    .where("user_id", "=", user_id)
    .where("revoked_at", "is", null);
  if (only !== undefined) query = query.where("id", "=", only);
  if (except !== undefined) query = query.where("id", "<>", except);
  await query.execute();
}

/** The caller's open sessions, last used first; at most a hundred. */
export async function listSessions(context: Context): Promise<SessionView[]> {
  const { user_id, session_id } = userOf(context);
  const rows = await context.db
    .selectFrom("sessions")
    .select(["id", "user_agent", "address", "created_at", "last_used_at"])
    .where("user_id", "=", user_id)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now(context))
    .orderBy("last_used_at", "desc")
    .orderBy("id", "desc")
    .limit(MAX_LISTED)
    .execute();
  return rows.map((row) => ({ ...row, is_current: row.id === session_id }));
}

/** Ends one of the caller's sessions. Refuses `missing` for anybody else's, or one that is over. */
export async function removeSession(context: Context, id: number): Promise<void> {
  const { user_id } = userOf(context);
  const row = await context.db
    .selectFrom("sessions")
    .select("id")
    .where("id", "=", id)
    .where("user_id", "=", user_id)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now(context))
    .executeTakeFirst();
  if (!row) throw missing("session");
  await transaction(context, (tx) => revoke(tx, user_id, { only: id }));
}

/** Keeps a browser's session alive while it is used; writes at most once an hour. */
export async function touchSession(context: Context): Promise<void> {
  if (!isUser(context.actor)) return;
  const { session_id } = context.actor;
  const row = await context.db
    .selectFrom("sessions")
    .select(["last_used_at", "created_at"])
    .where("id", "=", session_id)
    .executeTakeFirst();
  if (!row || row.last_used_at > now(context) - TOUCH_EVERY_MS) return;
  const expires_at = Math.min(now(context) + IDLE_MS, row.created_at + LONGEST_MS);
  await transaction(context, (tx) =>
    tx.db
      .updateTable("sessions")
      .set({ last_used_at: now(tx), expires_at })
      .where("id", "=", session_id)
      .execute(),
  );
}

/** Deletes sessions and one-time tokens that are over, in bounded steps. For the schedule. */
export async function pruneSessions(context: Context): Promise<void> {
  for (let round = 0; round < MAX_PRUNE_ROUNDS; round += 1) {
    const rows = await context.db
      .selectFrom("sessions")
      .select("id")
      .where("expires_at", "<=", now(context))
      .orderBy("expires_at")
      .limit(PRUNE_BATCH)
      .execute();
    if (rows.length === 0) break;
    const ids = rows.map((row) => row.id);
    await transaction(context, async (tx) => {
      await tx.db.deleteFrom("refresh_tokens").where("session_id", "in", ids).execute();
      await tx.db.deleteFrom("sessions").where("id", "in", ids).execute();
    });
  }
  await transaction(context, (tx) =>
    tx.db
      .deleteFrom("one_time_tokens")
      .where("expires_at", "<=", now(tx) - DAY_MS)
      .execute(),
  );
}
