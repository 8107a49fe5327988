// Who did what to what, before and after; and what settings were before they were changed.
import type { Migration } from "#platform/database";

export const auditTables: Migration = {
  name: "0009-audit",
  up: ({ id, integer, text, long_text, options }) => [
    // No foreign keys: the log outlives what it names. An actor of null is the program itself.
    `CREATE TABLE audit_events (
      id ${id},
      at ${integer} NOT NULL,
      actor_user_id ${integer},
      on_behalf_user_id ${integer},
      action ${text(60)} NOT NULL,
      subject_type ${text(40)} NOT NULL,
      subject_id ${text(120)},
      before_json ${long_text},
      after_json ${long_text},
      reason ${text(1000)},
      request_id ${text(64)}
    ) ${options}`,
    "CREATE INDEX audit_events_at ON audit_events (at, id)",
    "CREATE INDEX audit_events_actor ON audit_events (actor_user_id, at, id)",
    "CREATE INDEX audit_events_action ON audit_events (action, at, id)",
    "CREATE INDEX audit_events_subject ON audit_events (subject_type, subject_id, at, id)",
    `ALTER TABLE settings ADD COLUMN version ${integer} NOT NULL DEFAULT 1`,
    `CREATE TABLE setting_changes (
      id ${id},
      name ${text(60)} NOT NULL,
      version ${integer} NOT NULL,
      value ${long_text} NOT NULL,
      by_user_id ${integer},
      reason ${text(1000)},
      created_at ${integer} NOT NULL,
      CHECK (version > 0)
    ) ${options}`,
    "CREATE UNIQUE INDEX setting_changes_version ON setting_changes (name, version)",
  ],
};
