// Who may call what: every route names one of these, and the authorization matrix is generated from them.
import type { Actor } from "#platform/context";
import type { Access } from "#platform/http/route";
import { forbidden } from "#platform/refusal";

type SellerStatus = "pending" | "approved" | "suspended" | "rejected";

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

/** Members of a seller in any state: to see where they stand and to read their own data. */
export const sellerMember: Access = sellerAccess("seller_member", "members of a seller, in any state", [
  "pending",
  "approved",
  "suspended",
  "rejected",
]);

/** Members who may change settings and drafts: everybody but the suspended. */
export const sellerEditor: Access = sellerAccess(
  "seller_editor",
  "members of a seller that is not suspended",
  ["pending", "approved", "rejected"],
);

/** Members who fulfil what was ordered: approved sellers, and suspended ones for what they owe. */
export const sellerFulfiller: Access = sellerAccess(
  "seller_fulfiller",
  "members of an approved seller, or of a suspended one for what is already ordered",
  ["approved", "suspended"],
);

/** Members of a rejected seller, who may apply again. */
export const sellerRejected: Access = sellerAccess("seller_rejected", "members of a rejected seller", [
  "rejected",
]);

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
  description: "members of a seller that is not suspended; staff and admins",
  needs_sign_in: true,
  check: (actor) => {
    if (!isStaff(actor)) sellerEditor.check(actor);
  },
};

/** Is this one of the operator's people? */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "user" && (actor.role === "staff" || actor.role === "admin");
}

function sellerAccess(name: string, description: string, states: SellerStatus[]): Access {
  return {
    name,
    description,
    needs_sign_in: true,
    check: (actor) => {
      const status = actor.kind === "user" ? actor.seller?.status : undefined;
      if (status === undefined) throw forbidden("seller_only", "Only members of a seller may do this.");
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
