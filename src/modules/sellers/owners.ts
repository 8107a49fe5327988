// Who is written to about a seller: its owners whose accounts are on.
import type { Context } from "#platform/context";

/** An owner as far as writing to it goes. */
export interface SellerOwner {
  id: number;
  email: string;
  first_name: string;
}

/** The seller's owners with live accounts, the first to sign up first. */
export function ownersOf(context: Context, seller_id: number): Promise<SellerOwner[]> {
  return context.db
    .selectFrom("seller_members")
    .innerJoin("users", "users.id", "seller_members.user_id")
    .select(["users.id", "users.email", "users.first_name"])
    .where("seller_members.seller_id", "=", seller_id)
    .where("seller_members.role", "=", "owner")
    .where("users.is_active", "=", 1)
    .orderBy("users.id")
    .execute();
}
