// Who works for which seller, and what they may do there in the seller's present state.
import { isUser } from "#modules/identity";
import type { Context } from "#platform/context";
import { forbidden } from "#platform/refusal";
import type { MemberRole, SellerStatus } from "./tables.ts";

/** The seller that an account works for. */
export interface SellerMembership {
  seller_id: number;
  status: SellerStatus;
  member_role: MemberRole;
}

declare module "#platform/context" {
  interface Actor {
    /** Set for kind `user`: the seller the account works for, or null. */
    seller?: SellerMembership | null;
  }
}

/** The seller the actor works for, or null. Costs nothing: it came with the session. */
export function membershipOf(context: Context): SellerMembership | null {
  return isUser(context.actor) ? (context.actor.seller ?? null) : null;
}

/** The seller the actor works for, in whatever state. Refuses `forbidden` when there is none. */
export function requireSeller(context: Context): SellerMembership {
  const membership = membershipOf(context);
  if (!membership) throw forbidden("not_a_seller", "Your account does not work for a seller.");
  return membership;
}

/** As `requireSeller`, but a suspended seller is refused: it may only finish what is ordered. */
export function requireWritingSeller(context: Context): SellerMembership {
  const membership = requireSeller(context);
  if (membership.status === "suspended") {
    throw forbidden("seller_suspended", "This seller is suspended: it may finish its orders, and read.");
  }
  return membership;
}

/**
 * As `requireWritingSeller`, but only an approved seller may: publishing and whatever else buyers will see.
 */
export function requireApprovedSeller(context: Context): SellerMembership {
  const membership = requireWritingSeller(context);
  if (membership.status !== "approved") {
    throw forbidden("seller_not_approved", "This seller is not approved yet.");
  }
  return membership;
}
