// Who works for a seller, as the operator's people see it.
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { textKey } from "#platform/text";
import type { MemberRole, SellerStatus } from "./tables.ts";

const MAX_MEMBERS = 100;
/** Sorts behind every text that begins alike. */
const LAST = "\u{10FFFF}";

/** A member of a seller's team. */
export interface SellerPerson {
  user_id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: MemberRole;
  is_active: 0 | 1;
}

/** A seller as far as telling it from others goes. */
export interface FoundSeller {
  id: number;
  name: string;
  status: SellerStatus;
}

/** The team, the first to join first; at most a hundred. Needs `sellers.decide`. */
export function sellerPeople(context: Context, seller_id: number): Promise<SellerPerson[]> {
  requirePermission(context, "sellers.decide");
  return context.db
    .selectFrom("seller_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["u.id as user_id", "u.email", "u.first_name", "u.last_name", "m.role", "u.is_active"])
    .where("m.seller_id", "=", seller_id)
    .orderBy("m.id")
    .limit(MAX_MEMBERS)
    .execute();
}

/** The first sellers in any state whose name begins with the text. Needs `sellers.decide`. */
export async function findSellers(context: Context, text: string, limit: number): Promise<FoundSeller[]> {
  requirePermission(context, "sellers.decide");
  const key = textKey(text);
  if (key === "") return [];
  return context.db
    .selectFrom("sellers")
    .select(["id", "name", "status"])
    .where("name_key", ">=", key)
    .where("name_key", "<", key + LAST)
    .orderBy("name_key")
    .orderBy("id")
    .limit(limit)
    .execute();
}
