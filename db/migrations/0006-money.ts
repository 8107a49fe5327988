// Payments with their attempts' charges, refunds and provider events; the double-entry ledger.
import type { Migration } from "#platform/database";

export const moneyTables: Migration = {
  name: "0006-money",
  up: (types) => [...paymentTables(types), ...ledgerTables(types)],
};

type Types = Parameters<Migration["up"]>[0];

function paymentTables({ id, integer, text, long_text, options }: Types): string[] {
  return [
    // One row per attempt. live_order_id keeps two attempts of one order from being in flight or paid at
    // once.
    `CREATE TABLE payments (
      id ${id},
      order_id ${integer} NOT NULL,
      method ${text(20)} NOT NULL,
      provider ${text(20)} NOT NULL,
      provider_payment_id ${text(190)},
      status ${text(20)} NOT NULL,
      amount_minor ${integer} NOT NULL,
      captured_minor ${integer} NOT NULL DEFAULT 0,
      refunded_minor ${integer} NOT NULL DEFAULT 0,
      currency ${text(3)} NOT NULL,
      provider_token ${text(190)},
      redirect_url ${text(1000)},
      client_secret ${text(300)},
      failure_code ${text(60)},
      reference ${text(200)},
      expires_at ${integer},
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      live_order_id ${integer} GENERATED ALWAYS AS
        (CASE WHEN status NOT IN ('failed', 'voided') THEN order_id END) VIRTUAL,
      CHECK (status IN ('pending', 'authorized', 'captured', 'partially_refunded', 'refunded', 'voided', 'failed')),
      CHECK (amount_minor >= 0),
      CHECK (captured_minor >= 0 AND captured_minor <= amount_minor),
      CHECK (refunded_minor >= 0 AND refunded_minor <= captured_minor),
      FOREIGN KEY (order_id) REFERENCES orders (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX payments_live ON payments (live_order_id)",
    "CREATE UNIQUE INDEX payments_provider ON payments (provider, provider_payment_id)",
    "CREATE INDEX payments_order ON payments (order_id, id)",
    "CREATE INDEX payments_pending ON payments (status, updated_at)",
    // What the provider did for a payment; unique_key makes each effect count once.
    `CREATE TABLE charges (
      id ${id},
      payment_id ${integer} NOT NULL,
      kind ${text(12)} NOT NULL,
      amount_minor ${integer} NOT NULL,
      unique_key ${text(190)} NOT NULL UNIQUE,
      created_at ${integer} NOT NULL,
      CHECK (kind IN ('authorize', 'capture', 'void')),
      CHECK (amount_minor >= 0),
      FOREIGN KEY (payment_id) REFERENCES payments (id)
    ) ${options}`,
    "CREATE INDEX charges_payment ON charges (payment_id, id)",
    // Written as pending under the payment's row lock before the provider is asked, with its id as the key
    // there.
    `CREATE TABLE refunds (
      id ${id},
      payment_id ${integer} NOT NULL,
      order_id ${integer} NOT NULL,
      seller_order_id ${integer},
      amount_minor ${integer} NOT NULL,
      currency ${text(3)} NOT NULL,
      status ${text(10)} NOT NULL,
      reason ${text(300)},
      provider_refund_id ${text(190)},
      unique_key ${text(190)} NOT NULL UNIQUE,
      failure_code ${text(60)},
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (amount_minor > 0),
      CHECK (status IN ('pending', 'succeeded', 'failed')),
      FOREIGN KEY (payment_id) REFERENCES payments (id),
      FOREIGN KEY (order_id) REFERENCES orders (id),
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id)
    ) ${options}`,
    "CREATE INDEX refunds_payment ON refunds (payment_id, id)",
    "CREATE INDEX refunds_order ON refunds (order_id, id)",
    "CREATE INDEX refunds_part ON refunds (seller_order_id)",
    "CREATE INDEX refunds_status ON refunds (status, updated_at)",
    // Each seller order's share of the order's payment: what it may be refunded at most.
    `CREATE TABLE payment_shares (
      seller_order_id ${integer} PRIMARY KEY,
      order_id ${integer} NOT NULL,
      amount_minor ${integer} NOT NULL,
      refunded_minor ${integer} NOT NULL DEFAULT 0,
      CHECK (amount_minor >= 0 AND refunded_minor >= 0 AND refunded_minor <= amount_minor),
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id),
      FOREIGN KEY (order_id) REFERENCES orders (id)
    ) ${options}`,
    "CREATE INDEX payment_shares_order ON payment_shares (order_id)",
    `CREATE TABLE provider_events (
      id ${id},
      provider ${text(20)} NOT NULL,
      event_id ${text(190)} NOT NULL,
      kind ${text(60)} NOT NULL,
      payload ${long_text} NOT NULL,
      outcome ${text(20)} NOT NULL,
      received_at ${integer} NOT NULL
    ) ${options}`,
    "CREATE UNIQUE INDEX provider_events_once ON provider_events (provider, event_id)",
    // What the fake provider remembers, as a real one would on its own servers.
    `CREATE TABLE fake_provider_payments (
      id ${text(60)} PRIMARY KEY,
      idempotency_key ${text(190)} NOT NULL UNIQUE,
      amount_minor ${integer} NOT NULL,
      currency ${text(3)} NOT NULL,
      behaviour ${text(40)} NOT NULL,
      status ${text(20)} NOT NULL,
      refunded_minor ${integer} NOT NULL DEFAULT 0,
      created_at ${integer} NOT NULL
    ) ${options}`,
  ];
}

function ledgerTables({ id, integer, text, options }: Types): string[] {
  return [
    // No balance column: a balance is the sum of the entries, so it cannot drift.
    `CREATE TABLE ledger_accounts (
      id ${id},
      code ${text(80)} NOT NULL,
      kind ${text(20)} NOT NULL,
      seller_id ${integer},
      currency ${text(3)} NOT NULL,
      created_at ${integer} NOT NULL,
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX ledger_accounts_code ON ledger_accounts (code, currency)",
    "CREATE INDEX ledger_accounts_seller ON ledger_accounts (seller_id)",
    // unique_key: the cause in words, such as sale:12; the same cause is never booked twice.
    `CREATE TABLE ledger_transfers (
      id ${id},
      kind ${text(20)} NOT NULL,
      unique_key ${text(190)} NOT NULL UNIQUE,
      order_id ${integer},
      seller_order_id ${integer},
      memo ${text(300)},
      created_at ${integer} NOT NULL,
      FOREIGN KEY (order_id) REFERENCES orders (id),
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id)
    ) ${options}`,
    "CREATE INDEX ledger_transfers_order ON ledger_transfers (order_id)",
    "CREATE INDEX ledger_transfers_part ON ledger_transfers (seller_order_id)",
    // Positive is a debit, negative a credit; the entries of a transfer sum to zero. Rows are only ever
    // added.
    `CREATE TABLE ledger_entries (
      id ${id},
      transfer_id ${integer} NOT NULL,
      account_id ${integer} NOT NULL,
      amount_minor ${integer} NOT NULL,
      currency ${text(3)} NOT NULL,
      CHECK (amount_minor <> 0),
      FOREIGN KEY (transfer_id) REFERENCES ledger_transfers (id),
      FOREIGN KEY (account_id) REFERENCES ledger_accounts (id)
    ) ${options}`,
    "CREATE INDEX ledger_entries_transfer ON ledger_entries (transfer_id)",
    "CREATE INDEX ledger_entries_account ON ledger_entries (account_id, id)",
  ];
}
