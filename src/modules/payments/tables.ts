// The payments' tables as Kysely sees them.
import type { Generated, GeneratedAlways } from "kysely";
import type { GatewayMethod } from "#platform/gateway";

export type PaymentStatus =
  | "pending"
  | "authorized"
  | "captured"
  | "partially_refunded"
  | "refunded"
  | "voided"
  | "failed";

export type RefundStatus = "pending" | "succeeded" | "failed";

export interface PaymentsTable {
  id: Generated<number>;
  order_id: number;
  method: GatewayMethod;
  provider: string;
  provider_payment_id: string | null;
  status: PaymentStatus;
  amount_minor: number;
  captured_minor: Generated<number>;
  refunded_minor: Generated<number>;
  currency: string;
  /** What the buyer's browser got from the provider; kept so that a repeated start says the same. */
  provider_token: string | null;
  redirect_url: string | null;
  client_secret: string | null;
  failure_code: string | null;
  reference: string | null;
  /** Names the request that began a further attempt: a repeat of it goes on with this one. */
  attempt_key: string | null;
  expires_at: number | null;
  created_at: number;
  updated_at: number;
  live_order_id: GeneratedAlways<number | null>;
}

export interface ChargesTable {
  id: Generated<number>;
  payment_id: number;
  kind: "authorize" | "capture" | "void";
  amount_minor: number;
  unique_key: string;
  created_at: number;
}

export interface RefundsTable {
  id: Generated<number>;
  payment_id: number;
  order_id: number;
  seller_order_id: number | null;
  amount_minor: number;
  currency: string;
  status: RefundStatus;
  reason: string | null;
  provider_refund_id: string | null;
  unique_key: string;
  failure_code: string | null;
  created_at: number;
  updated_at: number;
}

export interface PaymentSharesTable {
  seller_order_id: number;
  order_id: number;
  amount_minor: number;
  refunded_minor: Generated<number>;
}

export interface ProviderEventsTable {
  id: Generated<number>;
  provider: string;
  event_id: string;
  kind: string;
  payload: string;
  outcome: string;
  received_at: number;
}

declare module "#platform/database" {
  interface Tables {
    payments: PaymentsTable;
    charges: ChargesTable;
    refunds: RefundsTable;
    payment_shares: PaymentSharesTable;
    provider_events: ProviderEventsTable;
  }
}

/** Tables that later modules may join in reads; only this module writes them. */
export const READABLE = ["payments", "refunds", "payment_shares"] as const;
