// A member of a seller as an actor for work that goes on after their request: with the rights they have
// now.
import type { UserActor } from "#modules/identity";
import type { Context } from "#platform/context";

/** No session: the work goes on when it ends. */
const NO_SESSION = 0;

/** The account as a member of its seller, in its present state; null when it is off or left the team. */
export async function actorOfMember(context: Context, user_id: number): Promise<UserActor | null> {
  const row = await context.db
    .selectFrom("users")
    .innerJoin("seller_members", "seller_members.user_id", "users.id")
    .innerJoin("sellers", "sellers.id", "seller_members.seller_id")
    .select(["users.role", "seller_members.seller_id", "seller_members.role as member_role"])
    .select("sellers.status")
    .where("users.id", "=", user_id)
    .where("users.is_active", "=", 1)
    .executeTakeFirst();
  if (!row) return null;
  const { role, seller_id, member_role, status } = row;
  const seller = { seller_id, member_role, status };
  // Rights of staff are no rights of a member.
  return { kind: "user", user_id, session_id: NO_SESSION, role, permissions: [], seller };
}
