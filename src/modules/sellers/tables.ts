// The tables of sellers: the businesses, their former slugs, their people, invitations and history.
import type { Generated } from "kysely";

export type SellerStatus = "pending" | "approved" | "suspended" | "rejected";
export type MemberRole = "owner" | "catalogue" | "orders" | "finance";

export interface SellersTable {
  id: Generated<number>;
  name: string;
  name_key: string;
  slug: string;
  status: SellerStatus;
  status_reason: string | null;
  tagline: string | null;
  description: string | null;
  logo_key: string | null;
  /** `#rrggbb`; null where something shines through the logo, or where nobody has looked. */
  logo_tone: string | null;
  logo_has_avif: Generated<0 | 1>;
  email: string | null;
  phone: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  state: string | null;
  postal_code: string | null;
  country: string;
  currency: string;
  tax_id: string | null;
  company_name: string | null;
  shipping_policy: string | null;
  return_policy: string | null;
  is_on_vacation: Generated<0 | 1>;
  vacation_note: string | null;
  /** When the vacation begins and ends by itself; null where nothing is planned. */
  vacation_from: number | null;
  vacation_until: number | null;
  /** Products that buyers can see; kept by the catalogue through `countProducts`. */
  product_count: Generated<number>;
  rating_sum: Generated<number>;
  rating_count: Generated<number>;
  approved_at: number | null;
  version: Generated<number>;
  created_at: number;
  updated_at: number;
}

export interface SellerSlugsTable {
  slug: string;
  seller_id: number;
}

export interface SellerMembersTable {
  id: Generated<number>;
  seller_id: number;
  user_id: number;
  role: MemberRole;
  created_at: number;
}

/** An invitation that was neither accepted nor taken back. */
export interface SellerInvitationsTable {
  id: Generated<number>;
  seller_id: number;
  email: string;
  email_key: string;
  role: MemberRole;
  token_hash: string;
  invited_by: number;
  sent_at: number;
  expires_at: number;
  created_at: number;
}

export interface SellerHistoryTable {
  id: Generated<number>;
  seller_id: number;
  event: string;
  from_status: SellerStatus | null;
  to_status: SellerStatus;
  reason: string | null;
  by_user_id: number | null;
  created_at: number;
}

declare module "#platform/database" {
  interface Tables {
    sellers: SellersTable;
    seller_slugs: SellerSlugsTable;
    seller_members: SellerMembersTable;
    seller_invitations: SellerInvitationsTable;
    seller_history: SellerHistoryTable;
  }
}

/** Tables that other modules may join in reads. */
export const READABLE = ["sellers", "seller_members"] as const;
