// The people of a seller's team: who they are, their roles, and how they leave.
import { recordAudit } from "#platform/audit";
import type { Context, TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { missing } from "#platform/refusal";
import { requireSeller, requireWritingSeller } from "./membership.ts";
import { requireSellerPermission } from "./permissions.ts";
import { lockedSeller } from "./states.ts";
import type { MemberRole } from "./tables.ts";
import { refuseOwnerless, requireStillManaging } from "./team-lock.ts";
import { mailRemoved } from "./team-mails.ts";

/** Somebody of the team as the team sees them. */
export interface TeamMember {
  id: number;
  user_id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: MemberRole;
  joined_at: number;
  is_active: boolean;
}

const MAX_MEMBERS = 100;

/** The people of the actor's seller, the first to join first. Needs `team.manage`. */
export async function listMembers(context: Context): Promise<TeamMember[]> {
  const { seller_id } = requireSellerPermission(context, "team.manage");
  const rows = await members(context, seller_id).orderBy("m.id").limit(MAX_MEMBERS).execute();
  return rows.map(memberOf);
}

/** One of them. Needs `team.manage`. Refuses `missing` for people of other teams. */
export async function findMember(context: Context, id: number): Promise<TeamMember> {
  const { seller_id } = requireSellerPermission(context, "team.manage");
  return memberIn(context, seller_id, id);
}

/**
 * Gives somebody of the team another role; it counts from their next request on. Needs `team.manage`, and not
 * while suspended. Refuses `missing`, and `last_owner` (409).
 */
export async function changeMemberRole(
  context: Context,
  { id, role }: { id: number; role: MemberRole },
): Promise<TeamMember> {
  const { seller_id } = managingSeller(context);
  return transaction(context, async (tx) => {
    await lockedSeller(tx, seller_id);
    await requireStillManaging(tx, seller_id);
    const before = await memberIn(tx, seller_id, id);
    await tx.db.updateTable("seller_members").set({ role }).where("id", "=", id).execute();
    if (before.role === "owner") await refuseOwnerless(tx, seller_id);
    await recordMember(tx, "role_changed", before, { before: { role: before.role }, after: { role } });
    return { ...before, role };
  });
}

/**
 * Takes somebody out of the team. The account lives on, and so does all that they did. Needs `team.manage`,
 * and not while suspended. Refuses `missing`, and `last_owner` (409).
 */
export async function removeMember(context: Context, id: number): Promise<void> {
  const { seller_id } = managingSeller(context);
  await transaction(context, async (tx) => {
    const seller = await lockedSeller(tx, seller_id);
    await requireStillManaging(tx, seller_id);
    const member = await memberIn(tx, seller_id, id);
    await endMembership(tx, seller_id, member, "removed");
    await mailRemoved(tx, seller, member);
  });
}

/** The actor leaves the team, in whatever state the seller is. Refuses `last_owner` (409). */
export async function leaveTeam(context: Context): Promise<void> {
  const { seller_id } = requireSeller(context);
  await transaction(context, async (tx) => {
    await lockedSeller(tx, seller_id);
    const own = await members(tx, seller_id)
      .where("m.user_id", "=", tx.actor.user_id ?? 0)
      .executeTakeFirst();
    if (!own) throw missing("member");
    await endMembership(tx, seller_id, memberOf(own), "left");
  });
}

async function endMembership(
  tx: TransactionContext,
  seller_id: number,
  member: TeamMember,
  deed: "removed" | "left",
): Promise<void> {
  await tx.db.deleteFrom("seller_members").where("id", "=", member.id).execute();
  if (member.role === "owner") await refuseOwnerless(tx, seller_id);
  await recordMember(tx, deed, member, { before: { email: member.email, role: member.role } });
}

function managingSeller(context: Context) {
  requireSellerPermission(context, "team.manage");
  return requireWritingSeller(context);
}

function members(context: Context, seller_id: number) {
  return context.db
    .selectFrom("seller_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["m.id", "m.user_id", "m.role", "m.created_at as joined_at"])
    .select(["u.email", "u.first_name", "u.last_name", "u.is_active"])
    .where("m.seller_id", "=", seller_id);
}

async function memberIn(context: Context, seller_id: number, id: number): Promise<TeamMember> {
  const row = await members(context, seller_id).where("m.id", "=", id).executeTakeFirst();
  if (!row) throw missing("member");
  return memberOf(row);
}

function memberOf(row: Omit<TeamMember, "is_active"> & { is_active: 0 | 1 }): TeamMember {
  return { ...row, is_active: row.is_active === 1 };
}

function recordMember(
  tx: TransactionContext,
  deed: "role_changed" | "removed" | "left",
  { user_id }: TeamMember,
  facts: { before: object; after?: object },
): Promise<void> {
  const { before, after = null } = facts;
  const changes = { before: { ...before }, after: after && { ...after } };
  return recordAudit(tx, {
    action: `seller_member.${deed}`,
    subject_type: "user",
    subject_id: user_id,
    ...changes,
  });
}
