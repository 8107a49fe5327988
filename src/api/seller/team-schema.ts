// A seller's team on the wire: its people, and who is invited.
import { z } from "@hono/zod-openapi";
import { type Invitation, MEMBER_ROLES, ROLE_PERMISSIONS, type TeamMember } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import { emailInput } from "../auth-schema.ts";
import { timeOutput } from "../common.ts";

const MAX_TOKEN = 200;
const role = z
  .enum(MEMBER_ROLES)
  .openapi({ example: "catalogue", description: "What each role may do is told by `permissions`." });

/** Whom to invite, and as what. */
export const invitationBody = z.strictObject({ email: emailInput, role }).openapi("TeamInvitationInput");
export const roleBody = z.strictObject({ role }).openapi("TeamRoleInput");
export const tokenBody = z.strictObject({ token: z.string().trim().min(1).max(MAX_TOKEN) });

export const memberSchema = z
  .strictObject({
    id: z.int().openapi({ description: "Of the membership, not of the account." }),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    role,
    permissions: z.array(z.string()),
    is_active: z.boolean().openapi({ description: "False while the account is switched off." }),
    joined_at: timeOutput,
  })
  .openapi("TeamMember");

export const invitationSchema = z
  .strictObject({
    id: z.int(),
    email: z.string(),
    role,
    permissions: z.array(z.string()),
    invited_by: z.string(),
    created_at: timeOutput,
    sent_at: timeOutput,
    expires_at: timeOutput,
  })
  .openapi("TeamInvitation");

export const joinedSchema = z
  .strictObject({ seller_id: z.int(), role, permissions: z.array(z.string()) })
  .openapi("TeamJoined");

/** Somebody of the team. */
export function presentMember(member: TeamMember): z.output<typeof memberSchema> {
  const { id, email, first_name, last_name, role: held, is_active, joined_at } = member;
  const permissions = [...ROLE_PERMISSIONS[held]];
  return {
    id,
    email,
    first_name,
    last_name,
    role: held,
    permissions,
    is_active,
    joined_at: isoTime(joined_at),
  };
}

/** An open invitation; the token is in the mail only. */
export function presentInvitation(invitation: Invitation): z.output<typeof invitationSchema> {
  const { id, email, role: offered, invited_by, created_at, sent_at, expires_at } = invitation;
  return {
    ...{ id, email, role: offered, permissions: [...ROLE_PERMISSIONS[offered]] },
    invited_by: `${invited_by.first_name} ${invited_by.last_name}`,
    created_at: isoTime(created_at),
    sent_at: isoTime(sent_at),
    expires_at: isoTime(expires_at),
  };
}
