// Who is asking, as verbs see it: an account with its session, nobody known, or the program itself.
import type { Actor, Context } from "#platform/context";
import { forbidden, Refusal } from "#platform/refusal";
import type { StaffPermission } from "./permissions.ts";
import type { Role } from "./tables.ts";

declare module "#platform/context" {
  interface Actor {
    /** Set for kind `user`, as is everything below. */
    user_id?: number;
    /** The row of `sessions` that the request came with. */
    session_id?: number;
    role?: Role;
    permissions?: readonly StaffPermission[];
  }
}

/** An actor that is an account. */
export interface UserActor extends Actor {
  kind: "user";
  user_id: number;
  session_id: number;
  role: Role;
  permissions: readonly StaffPermission[];
}

/** Is the actor an account? */
export function isUser(actor: Actor): actor is UserActor {
  return actor.kind === "user" && actor.user_id !== undefined;
}

/** The account that asks. Refuses `unauthenticated` when nobody is signed in. */
export function userOf(context: Context): UserActor {
  if (isUser(context.actor)) return context.actor;
  throw new Refusal("unauthenticated", "authentication_required", "Sign in first.");
}

/** May the actor do what `permission` allows? The program may; an admin may; staff when it is listed. */
export function mayAct(actor: Actor, permission: StaffPermission): boolean {
  if (actor.kind === "system") return true;
  if (!isUser(actor)) return false;
  return actor.role === "admin" || (actor.role === "staff" && actor.permissions.includes(permission));
}

/** Refuses `forbidden` unless the actor may do what `permission` allows. */
export function requirePermission(context: Context, permission: StaffPermission): void {
  if (!mayAct(context.actor, permission)) {
    throw forbidden("permission_denied", "Your account may not do this.");
  }
}

/** Refuses `forbidden` unless the actor is an admin or the program itself. */
export function requireAdmin(context: Context): void {
  if (context.actor.kind === "system") return;
  if (!isUser(context.actor) || context.actor.role !== "admin") {
    throw forbidden("permission_denied", "Only an admin may do this.");
  }
}

/** The account to write beside a change, or null when the program made it. */
export function actingUserId(context: Context): number | null {
  return isUser(context.actor) ? context.actor.user_id : null;
}
