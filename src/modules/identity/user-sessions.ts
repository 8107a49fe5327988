// Where an account is signed in, for the operator's people; an admin may end all of it.
import { recordAudit } from "#platform/audit";
import { type Context, now } from "#platform/context";
import { transaction } from "#platform/database";
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
