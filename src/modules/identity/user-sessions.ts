// Where an account is signed in, for the operator's people; an admin may end one of it, or all.
import { recordAudit } from "#platform/audit";
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, transaction } from "#platform/database";
import { conflict, missing } from "#platform/refusal";
import { requireAdmin, requirePermission } from "./actor.ts";
import { revoke, type SessionView } from "./sessions.ts";
import { findUser } from "./users.ts";

const MAX_LISTED = 100;

/** The open sessions of an account, last used first; at most a hundred. Needs `users.read`. */
export async function sessionsOfUser(
  context: Context,
  user_id: number,
): Promise<Omit<SessionView, "is_current">[]> {
  requirePermission(context, "users.read");
  return context.db
    .selectFrom("sessions")
    .select(["id", "user_agent", "address", "created_at", "last_used_at"])
    .where("user_id", "=", user_id)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now(context))
    .orderBy("last_used_at", "desc")
    .orderBy("id", "desc")
    .limit(MAX_LISTED)
    .execute();
}

/** Signs an account out everywhere. Admins only; refuses `missing`. Nothing happens where none is open. */
export async function endSessionsOfUser(context: Context, user_id: number): Promise<void> {
  requireAdmin(context);
  await transaction(context, async (tx) => {
    await findUser(tx, user_id);
    const open = await sessionsOfUser(tx, user_id);
    if (open.length === 0) return;
    await revoke(tx, user_id, {});
    await recordAudit(tx, {
      action: "user.signed_out",
      subject_type: "user",
      subject_id: user_id,
      before: { open_sessions: open.length },
      after: { open_sessions: 0 },
    });
  });
}

/**
 * Ends one session of an account; its tokens stop at the next request. Admins only; refuses `missing` for one
 * that isn't this account's, and `session_over` (`conflict`) for one that has ended or run out.
 */
export async function endSessionOfUser(
  context: Context,
  { user_id, session_id }: { user_id: number; session_id: number },
): Promise<void> {
  requireAdmin(context);
  await transaction(context, async (tx) => {
    const { user_agent, revoked_at, expires_at } = await lockedSession(tx, { user_id, session_id });
    if (revoked_at !== null || expires_at <= now(tx)) {
      throw conflict("session_over", "This session is over already.");
    }
    await revoke(tx, user_id, { only: session_id });
    await recordAudit(tx, {
      action: "user.session_ended",
      subject_type: "user",
      subject_id: user_id,
      before: { session_id, user_agent, is_open: true },
      after: { is_open: false },
    });
  });
}

/** The session, held until the transaction ends: of two who end it at once, one is told that it is over. */
async function lockedSession(
  tx: TransactionContext,
  { user_id, session_id }: { user_id: number; session_id: number },
) {
  const row = await tx.db
    .selectFrom("sessions")
    .select(["user_agent", "revoked_at", "expires_at"])
    .where("id", "=", session_id)
    .where("user_id", "=", user_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!row) throw missing("session");
  return row;
}
