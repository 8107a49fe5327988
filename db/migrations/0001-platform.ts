// What the platform itself keeps: jobs, mails, limits, idempotency keys, signing keys, settings.
import type { Migration } from "#platform/database";

export const platformTables: Migration = {
  name: "0001-platform",
  up: ({ id, integer, flag, text, long_text, options }) => [
    // A job commits with the change that asks for it; a worker leases it, and it is deleted with what it did.
    `CREATE TABLE jobs (
      id ${id},
      kind ${text(80)} NOT NULL,
      payload ${long_text} NOT NULL,
      unique_key ${text(190)} UNIQUE,
      run_at ${integer} NOT NULL,
      attempts ${integer} NOT NULL DEFAULT 0,
      leased_until ${integer} NOT NULL DEFAULT 0,
      lease_token ${text(44)},
      is_dead ${flag} NOT NULL DEFAULT 0,
      last_error ${text(1000)},
      created_at ${integer} NOT NULL,
      CHECK (is_dead IN (0, 1))
    ) ${options}`,
    "CREATE INDEX jobs_due ON jobs (is_dead, run_at, id)",
    // One row per periodic task: when it ran last, so that every node does not run it.
    `CREATE TABLE schedule_runs (
      name ${text(80)} PRIMARY KEY,
      last_run_at ${integer} NOT NULL,
      last_error ${text(1000)}
    ) ${options}`,
    // Mails wait here until they are sent; without SMTP the development outbox shows them.
    `CREATE TABLE mails (
      id ${id},
      unique_key ${text(190)} NOT NULL UNIQUE,
      recipient ${text(254)} NOT NULL,
      subject ${text(300)} NOT NULL,
      text_body ${long_text} NOT NULL,
      html_body ${long_text} NOT NULL,
      sent_at ${integer},
      created_at ${integer} NOT NULL
    ) ${options}`,
    "CREATE INDEX mails_created ON mails (created_at, id)",
    "CREATE INDEX mails_recipient ON mails (recipient, id)",
    `CREATE TABLE rate_limits (
      bucket ${text(190)} PRIMARY KEY,
      used ${integer} NOT NULL,
      resets_at ${integer} NOT NULL
    ) ${options}`,
    "CREATE INDEX rate_limits_resets ON rate_limits (resets_at)",
    `CREATE TABLE idempotency_keys (
      id ${id},
      scope_key ${text(190)} NOT NULL UNIQUE,
      body_hash ${text(44)} NOT NULL,
      state ${text(12)} NOT NULL,
      lease_token ${text(44)} NOT NULL,
      leased_until ${integer} NOT NULL,
      status ${integer},
      body ${long_text},
      created_at ${integer} NOT NULL,
      expires_at ${integer} NOT NULL,
      CHECK (state IN ('running', 'done'))
    ) ${options}`,
    "CREATE INDEX idempotency_keys_expires ON idempotency_keys (expires_at)",
    `CREATE TABLE signing_keys (
      kid ${text(44)} PRIMARY KEY,
      algorithm ${text(12)} NOT NULL,
      public_jwk ${long_text} NOT NULL,
      sealed_private_jwk ${long_text} NOT NULL,
      created_at ${integer} NOT NULL,
      signs_until ${integer} NOT NULL,
      verifies_until ${integer} NOT NULL
    ) ${options}`,
    `CREATE TABLE settings (
      name ${text(80)} PRIMARY KEY,
      value ${long_text} NOT NULL,
      updated_at ${integer} NOT NULL
    ) ${options}`,
  ],
};
