// The tables of people: accounts, their sessions, one-time tokens, address books, and saved views.
import type { Generated } from "kysely";
import type { Language } from "#platform/i18n";

export type Role = "buyer" | "staff" | "admin";
export type TokenPurpose = "password_reset" | "email_verification";

export interface UsersTable {
  id: Generated<number>;
  email: string;
  email_key: string;
  username: string | null;
  username_key: string | null;
  password_hash: string;
  role: Role;
  /** A JSON list of `StaffPermission`. */
  permissions: string;
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
  /** In which its owner reads pages; null for whoever has not chosen one. */
  language: Language | null;
  is_active: 0 | 1;
  email_verified_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface SessionsTable {
  id: Generated<number>;
  /** Hash of the secret that a web session holds; the name of the session inside access tokens. */
  sid: string;
  user_id: number;
  user_agent: string | null;
  address: string | null;
  created_at: number;
  last_used_at: number;
  expires_at: number;
  revoked_at: number | null;
}

export interface RefreshTokensTable {
  id: Generated<number>;
  session_id: number;
  token_hash: string;
  created_at: number;
  expires_at: number;
  spent_at: number | null;
}

export interface OneTimeTokensTable {
  id: Generated<number>;
  user_id: number;
  purpose: TokenPurpose;
  token_hash: string;
  /** The address the token was sent to: it proves nothing about another one. */
  email_key: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface AddressesTable {
  id: Generated<number>;
  user_id: number;
  full_name: string;
  company: string | null;
  line1: string;
  line2: string | null;
  city: string;
  state: string | null;
  postal_code: string;
  country: string;
  phone: string | null;
  is_default_shipping: 0 | 1;
  is_default_billing: 0 | 1;
  created_at: number;
  updated_at: number;
}

export interface SavedViewsTable {
  id: Generated<number>;
  user_id: number;
  /** Which list, by the name that its surface gives it. */
  place: string;
  name: string;
  name_key: string;
  /** What is asked of the list, as its address says it. */
  query: string;
  created_at: number;
  updated_at: number;
}

declare module "#platform/database" {
  interface Tables {
    users: UsersTable;
    sessions: SessionsTable;
    refresh_tokens: RefreshTokensTable;
    one_time_tokens: OneTimeTokensTable;
    addresses: AddressesTable;
    saved_views: SavedViewsTable;
  }
}

/** Tables that other modules may join in reads. */
export const READABLE = ["users", "sessions", "addresses"] as const;
