// Who may call what: every route names one of these, and the authorization matrix is generated from them.
import { maySell, type SellerPermission, type SellerStatus, sellerPermissionDenied } from "#modules/sellers";
import type { Actor } from "#platform/context";
import type { Access } from "#platform/http/route";
import { forbidden } from "#platform/refusal";

/** Everybody, signed in or not. A bad token is refused all the same. */
export const anyone: Access = {
  name: "anyone",
  description: "everybody, signed in or not",
  needs_sign_in: false,
  check: () => {},
};

/** Everybody who is signed in. */
export const signedIn: Access = {
  name: "signed_in",
  description: "everybody who is signed in",
  needs_sign_in: true,
  check: () => {},
};

const EVERY_STATE: readonly SellerStatus[] = ["pending", "approved", "suspended", "rejected"];
const NOT_SUSPENDED: readonly SellerStatus[] = ["pending", "approved", "rejected"];
const FULFILLING: readonly SellerStatus[] = ["approved", "suspended"];

/** Members of a seller in any state and any role: to see where they stand. */
export const sellerMember: Access = sellerAccess(
  "seller_member",
  "members of a seller, in any state",
  EVERY_STATE,
);

/** Members who read their seller's data: in any state, with a role that includes it. */
export function sellerReads(permission: SellerPermission): Access {
  const who = `members of a seller, in any state, whose role includes ${permission}`;
  return sellerAccess(`seller_reads:${permission}`, who, EVERY_STATE, permission);
}

/** Members who change settings, drafts and stock: not while the seller is suspended. */
export function sellerWrites(permission: SellerPermission): Access {
  const who = `members of a seller that is not suspended, whose role includes ${permission}`;
  return sellerAccess(`seller_writes:${permission}`, who, NOT_SUSPENDED, permission);
}

/** Members who fulfil what was ordered: approved sellers, and suspended ones for what they owe. */
export const sellerFulfiller: Access = sellerAccess(
  "seller_fulfiller",
  "members of an approved seller, or of a suspended one for what is already ordered, whose role includes orders.fulfil",
  FULFILLING,
  "orders.fulfil",
);

/** Members of a rejected seller, who may apply again. */
export const sellerRejected: Access = sellerAccess(
  "seller_rejected",
  "members of a rejected seller whose role includes settings.write",
  ["rejected"],
  "settings.write",
);

/** Members who add and change their seller's products. */
export const sellerEditor: Access = sellerWrites("catalog.write");

/** Staff and admins. */
export const staff: Access = {
  name: "staff",
  description: "staff and admins",
  needs_sign_in: true,
  check: (actor) => {
    if (!isStaff(actor)) throw forbidden("staff_only", "Only the marketplace's staff may do this.");
  },
};

/** Admins. */
export const admin: Access = {
  name: "admin",
  description: "admins",
  needs_sign_in: true,
  check: (actor) => {
    if (actor.kind !== "user" || actor.role !== "admin")
      throw forbidden("admin_only", "Only an admin may do this.");
  },
};

/** Members of a seller, and staff: for products, which both may change. */
export const sellerEditorOrStaff: Access = {
  name: "seller_editor_or_staff",
  description:
    "members of a seller that is not suspended, whose role includes catalog.write; staff and admins",
  needs_sign_in: true,
  check: (actor) => {
    if (!isStaff(actor)) sellerEditor.check(actor);
  },
};

/** Is this one of the operator's people? */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "user" && (actor.role === "staff" || actor.role === "admin");
}

/**
 * Members of a seller in one of these states, whose role includes `permission`; every role without one. For
 * what the ready-made rules above don't say.
 */
export function sellerAccess(
  name: string,
  description: string,
  states: readonly SellerStatus[],
  permission?: SellerPermission,
): Access {
  return {
    name,
    description,
    needs_sign_in: true,
    check: (actor) => {
      const status = actor.kind === "user" ? actor.seller?.status : undefined;
      if (status === undefined) throw forbidden("seller_only", "Only members of a seller may do this.");
      if (permission !== undefined && !maySell(actor, permission)) throw sellerPermissionDenied(permission);
      if (!states.includes(status)) throw forbidden(...refusalFor(status));
    },
  };
}

function refusalFor(status: SellerStatus): [string, string] {
  if (status === "suspended")
    return ["seller_suspended", "This seller is suspended: only what is ordered can be fulfilled."];
  if (status === "approved") return ["seller_approved", "This seller is approved already."];
  return ["seller_not_approved", "This seller is not approved yet."];
}
