// The ledger's tables as Kysely sees them; rows are only ever added.
import type { Generated } from "kysely";

export type AccountKind = "asset" | "liability" | "revenue";

export type TransferKind =
  | "sale"
  | "cancellation"
  | "cash_kept"
  | "stray_payment"
  | "refund_paid"
  | "adjustment";

export interface LedgerAccountsTable {
  id: Generated<number>;
  code: string;
  kind: AccountKind;
  seller_id: number | null;
  currency: string;
  created_at: number;
}

export interface LedgerTransfersTable {
  id: Generated<number>;
  kind: TransferKind;
  unique_key: string;
  order_id: number | null;
  seller_order_id: number | null;
  memo: string | null;
  created_at: number;
}

export interface LedgerEntriesTable {
  id: Generated<number>;
  transfer_id: number;
  account_id: number;
  amount_minor: number;
  currency: string;
}

/** What a seller pays instead of the default, from then on; a rate of null is the default again. */
export interface SellerCommissionsTable {
  id: Generated<number>;
  seller_id: number;
  rate_ppm: number | null;
  reason: string;
  by_user_id: number | null;
  created_at: number;
}

declare module "#platform/database" {
  interface Tables {
    ledger_accounts: LedgerAccountsTable;
    ledger_transfers: LedgerTransfersTable;
    ledger_entries: LedgerEntriesTable;
    seller_commissions: SellerCommissionsTable;
  }
}

/** Tables that later modules may join in reads; only this module writes them, and only adds. */
export const READABLE = ["ledger_accounts", "ledger_transfers", "ledger_entries"] as const;
