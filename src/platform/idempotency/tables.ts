// The table of idempotency keys: who is at it, or what the answer was.
import type { Generated } from "kysely";

declare module "#platform/database" {
  interface Tables {
    idempotency_keys: IdempotencyKeysTable;
  }
}

export interface IdempotencyKeysTable {
  id: Generated<number>;
  /** Hash of scope, route and key: a key of one caller says nothing to another. */
  scope_key: string;
  body_hash: string;
  state: "running" | "done";
  lease_token: string;
  leased_until: number;
  status: number | null;
  /** Headers and body of the answer, sealed: they may hold what only the caller may read. */
  body: string | null;
  created_at: number;
  expires_at: number;
}
