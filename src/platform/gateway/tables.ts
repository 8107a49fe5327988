// The fake provider's own memory, as a real provider keeps it on its own servers.

export type FakeStatus = "pending" | "authorized" | "captured" | "voided" | "failed" | "refund";

export interface FakeProviderPaymentsTable {
  id: string;
  idempotency_key: string;
  amount_minor: number;
  currency: string;
  /** The token it was begun with; for a refund, the id of the payment that it gives back. */
  behaviour: string;
  status: FakeStatus;
  refunded_minor: number;
  created_at: number;
}

declare module "#platform/database" {
  interface Tables {
    fake_provider_payments: FakeProviderPaymentsTable;
  }
}
