// What a seller's people may do: every role of the team with its permissions. Menus, buttons and the API read
// this one table.
import { isUser } from "#modules/identity";
import type { Actor, Context } from "#platform/context";
import { forbidden } from "#platform/refusal";
import { requireSeller, type SellerMembership } from "./membership.ts";
import type { MemberRole } from "./tables.ts";

/** Every permission that a role can have, with what it allows. */
export const SELLER_PERMISSIONS = {
  "orders.read": "See orders and their buyers",
  "orders.fulfil": "Confirm, ship, deliver and cancel orders",
  "catalog.read": "See all products with their stock",
  "catalog.write": "Add and change products",
  "inventory.write": "Correct the stock",
  "money.read": "See revenue, balances and figures",
  "searches.read": "See what shoppers searched for",
  "settings.write": "Change the profile and the shipping",
  "team.manage": "Invite, change and remove people",
} as const;

export type SellerPermission = keyof typeof SELLER_PERMISSIONS;

/** The roles in the order in which they are offered. */
export const MEMBER_ROLES = ["owner", "catalogue", "orders", "finance"] as const;

/** Which role may do what; an owner may do all of it. */
export const ROLE_PERMISSIONS: Readonly<Record<MemberRole, readonly SellerPermission[]>> = {
  owner: Object.keys(SELLER_PERMISSIONS) as SellerPermission[],
  catalogue: ["catalog.read", "catalog.write", "inventory.write", "searches.read"],
  orders: ["orders.read", "orders.fulfil", "catalog.read"],
  finance: ["money.read", "orders.read", "searches.read"],
};

/** May the actor do this for the seller it works for? The seller's state is judged apart from this. */
export function maySell(actor: Actor, permission: SellerPermission): boolean {
  if (!isUser(actor) || !actor.seller) return false;
  return ROLE_PERMISSIONS[actor.seller.member_role].includes(permission);
}

/**
 * The seller for whom the actor may do this. Refuses `not_a_seller` to those who work for none, and
 * `seller_permission_denied` when the role in the team doesn't include it.
 */
export function requireSellerPermission(context: Context, permission: SellerPermission): SellerMembership {
  const membership = requireSeller(context);
  if (!maySell(context.actor, permission)) throw sellerPermissionDenied(permission);
  return membership;
}

/** The refusal of whoever's role lacks the permission. */
export function sellerPermissionDenied(permission: SellerPermission) {
  const what = SELLER_PERMISSIONS[permission].toLowerCase();
  return forbidden("seller_permission_denied", `Your role in the team does not include this: ${what}.`);
}
