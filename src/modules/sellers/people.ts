// People together with the seller they work for: the actor of a request, and the account's own view of
// itself.
import { type Role, readPermissions, type UserActor, userOf } from "#modules/identity";
import { type Context, now } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import type { Language } from "#platform/i18n";
import { missing } from "#platform/refusal";
import type { MemberRole, SellerStatus } from "./tables.ts";

/** An account as its owner sees it. */
export interface Person {
  id: number;
  email: string;
  username: string | null;
  role: Role;
  first_name: string;
  last_name: string;
  phone: string | null;
  date_of_birth: string | null;
  bio: string | null;
  avatar_key: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  state: string | null;
  postal_code: string | null;
  country: string | null;
  language: Language | null;
  email_verified_at: number | null;
  created_at: number;
  seller: { id: number; name: string; slug: string; status: SellerStatus; member_role: MemberRole } | null;
}

/** Everything that decides what a request may do, in one statement: it runs on every request with a token. */
const actor_of_session = compileOnce((db, slot: Slots<{ sid: string; time: number }>) =>
  db
    .selectFrom("sessions as s")
    .innerJoin("users as u", "u.id", "s.user_id")
    .leftJoin("seller_members as m", "m.user_id", "u.id")
    .leftJoin("sellers as b", "b.id", "m.seller_id")
    .select(["s.id as session_id", "u.id as user_id", "u.role", "u.permissions"])
    .select(["m.seller_id", "m.role as member_role", "b.status as seller_status"])
    .where("s.sid", "=", slot("sid"))
    .where("s.revoked_at", "is", null)
    .where("s.expires_at", ">", slot("time"))
    .where("u.is_active", "=", 1),
);

/** The account behind a session, in its present state; null when the session ended or the account is off. */
export async function actorOfSession(context: Context, sid: string): Promise<UserActor | null> {
  const row = await actor_of_session.first(context.db, { sid, time: now(context) });
  if (!row) return null;
  const { session_id, user_id, role, permissions, seller_id, member_role, seller_status } = row;
  return {
    kind: "user",
    user_id,
    session_id,
    role,
    permissions: role === "staff" ? readPermissions(permissions) : [],
    seller:
      seller_id !== null && member_role !== null && seller_status !== null
        ? { seller_id, status: seller_status, member_role }
        : null,
  };
}

/** The caller's own account. */
export function ownPerson(context: Context): Promise<Person> {
  return personById(context, userOf(context).user_id);
}

/** An account with the seller it works for. For its owner's eyes. Refuses `missing`. */
export async function personById(context: Context, user_id: number): Promise<Person> {
  const row = await context.db
    .selectFrom("users as u")
    .leftJoin("seller_members as m", "m.user_id", "u.id")
    .leftJoin("sellers as b", "b.id", "m.seller_id")
    .select(["u.id", "u.email", "u.username", "u.role", "u.first_name", "u.last_name", "u.phone"])
    .select(["u.date_of_birth", "u.bio", "u.avatar_key", "u.line1", "u.line2", "u.city", "u.state"])
    .select(["u.postal_code", "u.country", "u.language", "u.email_verified_at", "u.created_at"])
    .select(["b.id as seller_id", "b.name", "b.slug", "b.status", "m.role as member_role"])
    .where("u.id", "=", user_id)
    .executeTakeFirst();
  if (!row) throw missing("account");
  const { seller_id, name, slug, status, member_role, ...person } = row;
  const has_seller = seller_id !== null && name !== null && slug !== null && status !== null;
  const seller =
    has_seller && member_role !== null ? { id: seller_id, name, slug, status, member_role } : null;
  return { ...person, seller };
}
